/**
 * `npm run bench -- queries`: insertion, opening and every question on a generated database; `--responses 1000000` for
 * the size at which the figures are promised (some 10 GB in the system's folder for temporary files, and a quarter of an
 * hour). Every question stands on a line of `QUESTIONS`.
 */
import { statSync } from 'node:fs'
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
import { ANSWERS, generate, type Insertion } from './queries-world.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { codeOf } from './trusts.ts'

const RESPONSES = 100_000
const ROUNDS = 20

/** A page of each question, asked with other values in each round. A new question gets a line. */
const QUESTIONS: Record<string, (database: TrustlogDatabase, round: number) => unknown> = {
  'search, two words': (database, round) => search(database, `word${20 + round} contract`, { limit: 20 }),
  'search, a rare word': (database, round) => search(database, `word${5000 + round}`, { limit: 20 }),
  'search, a common word': (database, round) => search(database, `word${13 + round}`, { limit: 20 }),
  'search, a word of all': (database) => search(database, 'trust', { limit: 20 }),
  'search, common words': (database) => search(database, 'trust information request', { limit: 20 }),
  'search, a common and a rare word': (database, round) => search(database, `trust word${9000 + round}`, { limit: 20 }),
  'search, one or the other': (database, round) => search(database, `word${40 + round} OR firewall`, { limit: 20 }),
  'search, one without the other': (database, round) => search(database, `word${40 + round} -trust`, { limit: 20 }),
  'search, a phrase': (database) => search(database, '"trust information"', { limit: 20 }),
  'search, a beginning': (database, round) => search(database, `word1${50 + round}*`, { limit: 20 }),
  'search, an exact form': (database) => search(database, '=firewall', { limit: 20 }),
  'search in titles': (database, round) => search(database, `title:word${60 + round}`, { limit: 20 }),
  'search at a trust': (database, round) => search(database, 'firewall', { limit: 20, trust: codeOf(round) }),
  'search in a region': (database) => search(database, 'contract staff', { limit: 20, region: 'London' }),
  'search of a while': (database) => search(database, 'contract', { limit: 20, since: '2025-03', until: '2025-06' }),
  'search with an outcome': (database) => search(database, 'word300', { limit: 20, outcome: 'not_held' }),
  'search with a ground': (database) => search(database, 'word300', { limit: 20, exemption: 's31' }),
  'search with a category': (database) => search(database, 'contract', { limit: 20, category: 'firewall' }),
  responses: (database) => listResponses(database, { limit: 50 }),
  'responses of a trust': (database, round) => listResponses(database, { limit: 50, trust: codeOf(round) }),
  'responses in a region': (database) => listResponses(database, { limit: 50, region: 'North West' }),
  'responses of a sector': (database) => listResponses(database, { limit: 50, sector: 'ambulance' }),
  'responses of a nation': (database) => listResponses(database, { limit: 50, nation: 'England' }),
  'responses of a while': (database) => listResponses(database, { limit: 50, since: '2020', until: '2021-06' }),
  'responses with an outcome': (database) => listResponses(database, { limit: 50, outcome: 'not_held' }),
  'responses with an outcome at a trust': (database, round) =>
    listResponses(database, { limit: 50, outcome: 'not_held', trust: codeOf(round) }),
  'responses with a ground': (database) => listResponses(database, { limit: 50, exemption: 's31(3)' }),
  'responses with a category': (database) => listResponses(database, { limit: 50, category: 'epr' }),
  'responses with a supplier': (database) => listResponses(database, { limit: 50, supplier: 'Supplier 120' }),
  'responses with a common word': (database) => listResponses(database, { limit: 50, text: 'trust' }),
  'responses with a rare word': (database, round) =>
    listResponses(database, { limit: 50, text: `word${5000 + round}` }),
  'responses that were withdrawn': (database) => listResponses(database, { limit: 50, withdrawn: 'only' }),
  contracts: (database) => listContracts(database, { limit: 50 }),
  'contracts that end soon': (database) => listContracts(database, { limit: 50, expiresWithin: '12m' }),
  'contracts of a category': (database) => listContracts(database, { limit: 50, category: 'firewall' }),
  'contracts of a category and region': (database) =>
    listContracts(database, { limit: 50, category: 'firewall', region: 'North West', expiresWithin: '12m' }),
  'contracts of a supplier': (database) => listContracts(database, { limit: 50, supplier: 'Supplier 120' }),
  'contracts of a trust': (database, round) => listContracts(database, { limit: 50, trust: codeOf(round) }),
  exemptions: (database) => listExemptions(database, { limit: 50 }),
  'a draft asked before': (database, round) =>
    checkDraft(database, `Which word${20 + round} software do you use? Who supplies word${300 + round}?`),
  'exemptions under a section': (database) => listExemptions(database, { limit: 50, exemption: 's31(3)' }),
  'exemptions at a trust': (database, round) => listExemptions(database, { limit: 50, trust: codeOf(round) }),
  'gaps of a trust': (database, round) => listGaps(database, codeOf(round)),
  'times to reply': (database) => listTimeliness(database, { limit: 50 }),
  'times to reply of a trust': (database, round) => listTimeliness(database, { limit: 50, trust: codeOf(round) }),
  suppliers: (database) => listSuppliers(database, { limit: 50 }),
  'suppliers of a category': (database) => listSuppliers(database, { limit: 50, category: 'firewall' }),
  'suppliers in a region': (database) => listSuppliers(database, { limit: 50, region: 'London' }),
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
  const folder = temporaryFolder()
  try {
    const file = join(folder.path, 'trustlog.db')
    const writing = openDatabase(file)
    const insertion = generate(writing, count)
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
      insertionFigures(insertion),
      figures('opening', opening),
      ...lines,
    ]
  } finally {
    folder.remove()
  }
}

function insertionFigures({ rate, processorRate }: Insertion): string {
  const [byClock, byProcessor] = [rate, processorRate].map((one) => Math.round(one).toLocaleString('en-GB'))
  return `  insertion, index included: ${byClock} responses a second, ${byProcessor} by the processor's time`
}

function figures(name: string, times: readonly number[]): string {
  const [median, most] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1))
  return `  ${name.padEnd(38)} median ${median} ms, 95th percentile ${most} ms`
}
