/**
 * `npm run bench -- clusters`: finds the round robins among 100,000 requests of five questions; `--responses 5000` for
 * another size. Memory is that of the command; processor time is told beside, since other work takes its share of the clock.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { listClusters } from '../../src/query/clusters.ts'
import { compareReplies } from '../../src/query/compare.ts'
import { listExemptionRates } from '../../src/query/exemption-rates.ts'
import { listInconsistencies } from '../../src/query/inconsistencies.ts'
import { countAskedFor } from './arguments.ts'
import { generateRequests, type Plans } from './clusters-world.ts'
import { figuresOf, type Pages } from './pages.ts'
import { measureProcess } from './process.ts'
import { codeOf } from './trusts.ts'

const RESPONSES = 100_000

/** A page of each question about clusters. */
const QUESTIONS: Pages = {
  clusters: (database) => listClusters(database, { limit: 50 }),
  'clusters with a member at a trust': (database, round) => listClusters(database, { limit: 50, trust: codeOf(round) }),
  'replies to a request': (database, round) => compareReplies(database, nthCluster(database, round), { limit: 50 }),
  inconsistencies: (database) => listInconsistencies(database, { limit: 20 }),
  'inconsistencies of a trust': (database, round) => listInconsistencies(database, { limit: 20, trust: codeOf(round) }),
  'exemption rates by topic': (database) => listExemptionRates(database, 'topic', { limit: 50 }),
}

function nthCluster(database: TrustlogDatabase, place: number): string {
  return database.questions.clusters.named('c-', place + 1).at(-1)?.cluster ?? ''
}

/** Counts by key. */
function countBy(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** How many pairs are in one group, whichever. */
function pairs(groups: Map<string, number>): number {
  return [...groups.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** Of the pairs found, which share were made from one plan; of those made from one, which share was found. */
function quality(file: string, plans: Plans): { precision: number; recall: number; clusters: number } {
  const database = openDatabase(file, { readOnly: true })
  const clusterOf = new Map<string, string>()
  const listed = database.questions.clusters.named('c-', null)
  for (const { cluster } of listed)
    for (const { reference } of database.questions.clusters.members(cluster)) clusterOf.set(reference ?? '', cluster)
  database.close()
  const found = pairs(countBy(clusterOf.values()))
  const both = pairs(countBy([...clusterOf].map(([reference, cluster]) => `${cluster} ${plans.get(reference)}`)))
  const planted = pairs(countBy([...plans.values()].map(String)))
  return { precision: both / found, recall: both / planted, clusters: listed.length }
}

export async function benchClusters(): Promise<string[]> {
  const count = countAskedFor(RESPONSES)
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-'))
  try {
    const file = join(folder, 'trustlog.db')
    const database = openDatabase(file)
    const plans = generateRequests(database, count)
    database.close()
    const command = ['bin/trustlog.js', 'clusters', '--update', '--json', '--database', file]
    const all = await measureProcess(process.execPath, command)
    const again = await measureProcess(process.execPath, command)
    const { precision, recall, clusters } = quality(file, plans)
    return [
      `clusters: ${count.toLocaleString('en-GB')} responses`,
      `  all compared in ${all.seconds.toFixed(1)} s (${all.processorSeconds.toFixed(1)} s of processor), ${Math.round(all.megabytes)} MB`,
      `  again, with nothing new: ${again.seconds.toFixed(1)} s`,
      `  ${clusters.toLocaleString('en-GB')} clusters; of pairs, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
      ...figuresOf(file, QUESTIONS),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
