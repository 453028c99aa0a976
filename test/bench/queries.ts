/**
 * `npm run bench -- queries`: insertion, opening and every question on a generated database; `--responses 1000000` for
 * the size at which the figures are promised.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { checkDraft } from '../../src/query/asked-before.ts'
import { listContracts } from '../../src/query/contracts.ts'
import { listExemptions } from '../../src/query/exemptions.ts'
import { listGaps } from '../../src/query/gaps.ts'
import { listResponses } from '../../src/query/responses.ts'
import { search } from '../../src/query/search.ts'
import { listCustomers, listSuppliers } from '../../src/query/suppliers.ts'
import { listTimeliness } from '../../src/query/timeliness.ts'
import { countAskedFor } from './count.ts'
import { ANSWERS, generate } from './queries-world.ts'

const RESPONSES = 100_000
const ROUNDS = 20

/** A page of each question. Others add theirs here. */
const QUESTIONS: Record<string, (database: TrustlogDatabase, round: number) => unknown> = {
  'search, two words': (database, round) => search(database, `word${20 + round} contract`, { limit: 20 }),
  'search, a rare word': (database, round) => search(database, `word${5000 + round}`, { limit: 20 }),
  'search, a word of most': (database) => search(database, 'trust', { limit: 20 }),
  'search, a phrase': (database) => search(database, '"trust information"', { limit: 20 }),
  'search at a trust': (database, round) => search(database, 'firewall', { limit: 20, trust: `B00${round % 10}` }),
  responses: (database) => listResponses(database, { limit: 50 }),
  'responses of a trust': (database, round) => listResponses(database, { limit: 50, trust: `B00${round % 10}` }),
  'contracts that end soon': (database) => listContracts(database, { limit: 50, expiresWithin: '12m' }),
  'contracts of a category': (database) => listContracts(database, { limit: 50, category: 'firewall' }),
  exemptions: (database) => listExemptions(database, { limit: 50 }),
  'a draft asked before': (database, round) =>
    checkDraft(database, `Which word${20 + round} software do you use? Who supplies word${300 + round}?`),
  'gaps of a trust': (database, round) => listGaps(database, `B00${round % 10}`),
  'times to reply of a trust': (database, round) => listTimeliness(database, { limit: 50, trust: `B00${round % 10}` }),
  'times to reply (all of them added up)': (database) => listTimeliness(database, { limit: 50 }),
  'suppliers (all of them added up)': (database) => listSuppliers(database, { limit: 50 }),
  'customers of a supplier': (database) => listCustomers(database, { limit: 50, supplier: 'Supplier 120' }),
}

function millisecondsOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The time below which this share of the rounds stayed. */
function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export async function benchQueries(): Promise<string[]> {
  const count = countAskedFor(RESPONSES)
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-'))
  try {
    const file = join(folder, 'trustlog.db')
    const writing = openDatabase(file)
    const rate = generate(writing, count)
    writing.close()
    const gigabytes = (statSync(file).size / 1e9).toFixed(2)
    const opening = Array.from({ length: ROUNDS }, () =>
      millisecondsOf(() => openDatabase(file, { readOnly: true }).close()),
    )
    const database = openDatabase(file, { readOnly: true })
    const lines = Object.entries(QUESTIONS).map(([name, ask]) => {
      const times = Array.from({ length: ROUNDS }, (_, round) => millisecondsOf(() => ask(database, round)))
      return figures(name, times)
    })
    database.close()
    return [
      `queries: ${count.toLocaleString('en-GB')} responses with ${ANSWERS} answers each, ${gigabytes} GB`,
      `  insertion, index included: ${Math.round(rate).toLocaleString('en-GB')} responses a second`,
      figures('opening', opening),
      ...lines,
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figures(name: string, times: readonly number[]): string {
  const [median, most] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1))
  return `  ${name.padEnd(34)} median ${median} ms, 95th percentile ${most} ms`
}
