/** `npm run bench -- night`: a night on which nothing changed at hundreds of logs, with few and with many responses known. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import type { RunManifest } from '../../src/domain.ts'
import { fillWithKnown } from './known-responses.ts'
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

async function crawl(places: Places, delay: number): Promise<ProcessFigures & { manifest: RunManifest }> {
  const run = await measureProcess(process.execPath, [
    fileURLToPath(new URL('../../bin/trustlog.js', import.meta.url)),
    'crawl',
    ...['--logs', places.logsFile, '--database', places.database, '--archive', places.archive],
    ...['--allow-loopback', '--delay', String(delay), '--concurrency', String(CONCURRENCY), '--json', '--quiet'],
  ])
  return { ...run, manifest: JSON.parse(run.output) }
}

/** Leaves the database as it is on the next night: so many responses known, and every robots.txt a day old. */
async function untilTheNextNight(database: TrustlogDatabase, run: number, known: number): Promise<void> {
  const yesterday = new Date(Date.now() - DAY).toISOString()
  for (const log of database.logs.list()) {
    fillWithKnown(database, log, known, run, yesterday)
    const robots = await database.robots.load(new URL(log.url).origin)
    if (robots !== null) await database.robots.save({ ...robots, fetchedAt: yesterday })
  }
}

async function quietNight(places: Places, known: number, firstRun: number): Promise<Night> {
  const database = openDatabase(places.database)
  await untilTheNextNight(database, firstRun, known)
  database.close()
  const { manifest, ...figures } = await crawl(places, DELAY_SECONDS)
  const after = openDatabase(places.database, { readOnly: true })
  const waited = after.questions.hosts.ofRun(manifest.run ?? 0).reduce((sum, host) => sum + host.waitedMilliseconds, 0)
  after.close()
  const counts = manifest.logs.map(({ requests }) => requests)
  return {
    ...figures,
    known,
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
  news,
}: Night): string {
  const over = Math.round((seconds / politeSeconds - 1) * 100)
  return [
    `${known} known a log`.padEnd(18),
    `${requests} requests, at most ${mostRequests} a log`,
    `${seconds.toFixed(1)} s, the delays alone ${politeSeconds.toFixed(1)} s (${over >= 0 ? '+' : ''}${over}%)`,
    `${processorSeconds.toFixed(1)} s of processor time`,
    `${megabytes.toFixed(0)} MB`,
    news === 0 ? 'nothing new, nothing failed' : `${news} new, revised or failed`,
  ].join('  ')
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
    for (const known of KNOWN) nights.push(await quietNight(places, known, first.manifest.run ?? 0))
    const [small, large] = nights
    const growth = small && large ? large.megabytes - small.megabytes : Number.NaN
    return [
      `A night without news at ${LOGS} logs, ${CONCURRENCY} at a time, ${DELAY_SECONDS} s and up to a quarter more between requests`,
      `(${SERVED} responses a log were crawled, in ${first.seconds.toFixed(0)} s; the other known ones were written through the repositories)`,
      ...nights.map(line),
      `memory from ${KNOWN[0]} to ${KNOWN[1]} known responses a log: ${growth >= 0 ? '+' : ''}${growth.toFixed(0)} MB`,
    ]
  } finally {
    replica.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
