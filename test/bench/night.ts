/** `npm run bench -- night`: a night on which nothing changed at hundreds of logs, with few and with many responses known. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import type { RunManifest } from '../../src/domain.ts'
import { fillWithKnown } from '../db/known-responses.ts'
import { measureProcess, type ProcessFigures } from './process.ts'
import { startReplicaProcess } from './replica-process.ts'

const LOGS = 300
/** Responses that each log of the replica really has, more than one listing page of a hosted log. */
const SERVED = 12
/** Responses known of each log, the served ones among them. */
const KNOWN = [50, 500]
const CONCURRENCY = 8
/** Half of the usual two seconds: the night is short, so what it costs besides the delays shows all the more. */
const DELAY_SECONDS = 1
const DAY = 24 * 3600 * 1000

interface Night extends ProcessFigures {
  known: number
  /** Most that was alive in the heap and outside of it, garbage left out. */
  aliveMegabytes: number
  requests: number
  mostRequests: number
  /** What the delays alone take when so many logs are under way at once. */
  politeSeconds: number
  news: number
}

interface Places {
  logsFile: string
  database: string
  archive: string
}

type Crawled = ProcessFigures & { manifest: RunManifest }

async function crawl(
  places: Places,
  delay: number,
  { node = [] as string[], environment = {} } = {},
): Promise<Crawled> {
  const trustlog = fileURLToPath(new URL('../../bin/trustlog.js', import.meta.url))
  const command = [
    ...['crawl', '--logs', places.logsFile, '--database', places.database, '--archive', places.archive],
    ...['--allow-loopback', '--delay', String(delay), '--concurrency', String(CONCURRENCY), '--json', '--quiet'],
  ]
  const run = await measureProcess(process.execPath, [...node, trustlog, ...command], environment)
  return { ...run, manifest: JSON.parse(run.output) }
}

/** The same night once more, without delays, in a process that collects its garbage again and again. */
async function megabytesAlive(places: Places): Promise<number> {
  const file = `${places.database}.alive`
  const probe = new URL('./live-heap.js', import.meta.url).href
  await crawl(places, 0, { node: ['--expose-gc', '--import', probe], environment: { LIVE_HEAP_FILE: file } })
  return Number(readFileSync(file, 'utf8')) / 1024 / 1024
}

/** Every robots.txt is a day old. */
async function untilTheNextNight({ logs, robots }: TrustlogDatabase): Promise<void> {
  for (const log of logs.list()) {
    const fetched = await robots.load(new URL(log.url).origin)
    if (fetched !== null) await robots.save({ ...fetched, fetchedAt: yesterday() })
  }
}

function yesterday(): string {
  return new Date(Date.now() - DAY).toISOString()
}

/** Brings every log from so many known responses to so many, compared with one another as after the night that brought them. */
function learn(database: TrustlogDatabase, numbers: [number, number], run: number): void {
  for (const log of database.logs.list()) fillWithKnown(database, log, numbers, run, yesterday())
  clusterRequests(database)
}

async function quietNight(places: Places, [held, known]: [number, number], firstRun: number): Promise<Night> {
  const database = openDatabase(places.database)
  learn(database, [held, known], firstRun)
  await untilTheNextNight(database)
  database.close()
  const { manifest, ...figures } = await crawl(places, DELAY_SECONDS)
  const after = openDatabase(places.database)
  const waited = after.questions.hosts.ofRun(manifest.run ?? 0).reduce((sum, host) => sum + host.waitedMilliseconds, 0)
  await untilTheNextNight(after)
  after.close()
  const counts = manifest.logs.map(({ requests }) => requests)
  return {
    ...figures,
    known,
    aliveMegabytes: await megabytesAlive(places),
    requests: counts.reduce((sum, count) => sum + count, 0),
    mostRequests: Math.max(...counts),
    politeSeconds: waited / 1000 / CONCURRENCY,
    news: manifest.logs.reduce((sum, log) => sum + log.new + log.revised + log.failures.length, 0),
  }
}

function line({
  known,
  requests,
  mostRequests,
  seconds,
  politeSeconds,
  processorSeconds,
  megabytes,
  aliveMegabytes,
  news,
}: Night): string {
  const over = Math.round((seconds / politeSeconds - 1) * 100)
  return [
    `${known} known a log`.padEnd(18),
    `${requests} requests, at most ${mostRequests} a log`,
    `${seconds.toFixed(1)} s, the delays alone ${politeSeconds.toFixed(1)} s (${over >= 0 ? '+' : ''}${over}%)`,
    `${processorSeconds.toFixed(1)} s of processor time`,
    `${megabytes.toFixed(0)} MB at most, of which ${aliveMegabytes.toFixed(1)} MB are no garbage`,
    news === 0 ? 'nothing new, nothing failed' : `${news} new, revised or failed`,
  ].join('  ')
}

/** How memory follows what is known; 1.00 where it does not. */
function growthLine(nights: readonly Night[]): string {
  const [small, large] = nights
  const ratio = (of: (night: Night) => number) => (small && large ? of(large) / of(small) : Number.NaN).toFixed(2)
  const alive = ratio((night) => night.aliveMegabytes)
  return `${ratio((night) => night.known)} times as many known responses: ${ratio((night) => night.megabytes)} times the memory, ${alive} times what is no garbage`
}

/** @returns the lines of the report; both sizes in one run on one database, the smaller first */
export async function benchNight(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-night-'))
  const places = {
    logsFile: join(folder, 'logs.json'),
    database: join(folder, 'trustlog.db'),
    archive: join(folder, 'archive'),
  }
  const replica = await startReplicaProcess(LOGS, SERVED, places.logsFile)
  try {
    const first = await crawl(places, 0)
    const nights: Night[] = []
    for (const [index, known] of KNOWN.entries()) {
      nights.push(await quietNight(places, [KNOWN[index - 1] ?? SERVED, known], first.manifest.run ?? 0))
    }
    return [
      `A night without news at ${LOGS} logs, ${CONCURRENCY} at a time, ${DELAY_SECONDS} s and up to a quarter more between requests`,
      `(${SERVED} responses a log were crawled, in ${first.seconds.toFixed(0)} s; the other known ones were written through the repositories)`,
      ...nights.map(line),
      growthLine(nights),
    ]
  } finally {
    replica.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
