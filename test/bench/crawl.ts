/**
 * `npm run bench -- crawl`: the whole crawl of one large log, beside Scrapy fetching and parsing the same pages;
 * `--rounds 1` for a quick look.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { RunManifest } from '../../src/domain.ts'
import { measureProcess, median, type ProcessFigures } from './process.ts'
import { startWarmReplica } from './warm-replica.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } }, strict: false })
const ROUNDS = Number(values.rounds)
const RESPONSES = 2000

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

interface Row extends ProcessFigures {
  requests: number
  responses: number
}

async function crawlOnce(logsFile: string): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-'))
  try {
    const at = (name: string) => join(folder, name)
    const flags = ['--logs', logsFile, '--database', at('trustlog.db'), '--archive', at('archive')]
    const run = await measureProcess(process.execPath, [
      file('../../bin/trustlog.js'),
      'crawl',
      ...flags,
      ...['--allow-loopback', '--delay', '0', '--json', '--quiet'],
    ])
    const [log] = (JSON.parse(run.output) as RunManifest).logs
    if (log === undefined) throw new Error('the crawl gave no manifest')
    // A case that is listed twice is fetched and read twice, by the peer as well.
    return { ...run, requests: log.requests, responses: log.new + log.duplicates }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function peerOnce(origin: string): Promise<Row> {
  const { port } = new URL(origin)
  const script = file('./peer_spider.py')
  const run = await measureProcess('/usr/bin/python3', [script, `http://127.0.0.1:${port}`, `rth.localhost:${port}`])
  const { pages, items } = JSON.parse(run.output) as { pages: number; items: number }
  return { ...run, requests: pages, responses: items }
}

function line(name: string, rows: Row[]): string {
  const rate = median(rows.map(({ responses, seconds }) => responses / seconds))
  const seconds = median(rows.map((row) => row.seconds))
  const processor = median(rows.map((row) => row.processorSeconds))
  const megabytes = median(rows.map((row) => row.megabytes))
  return `${name.padEnd(37)}${rows[0]?.responses ?? 0} responses in ${rows[0]?.requests ?? 0} requests  ${seconds.toFixed(1)} s  ${rate.toFixed(0)} responses/s  ${processor.toFixed(1)} s of processor time  ${megabytes.toFixed(0)} MB`
}

function spread(ratios: number[]): string {
  return `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`
}

/** @returns the lines of the report; the ratio is pair by pair, since the machine's speed drifts */
export async function benchCrawl(): Promise<string[]> {
  const hasPeer = spawnSync('/usr/bin/python3', ['-c', 'import scrapy']).status === 0
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-bench-replica-'))
  const logsFile = join(folder, 'logs.json')
  const replica = await startWarmReplica(RESPONSES, logsFile)
  const ours: Row[] = []
  const theirs: Row[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await crawlOnce(logsFile))
    if (hasPeer) theirs.push(await peerOnce(replica.origin))
  }
  replica.stop()
  rmSync(folder, { recursive: true })
  const title = `Crawl of one log of ${RESPONSES} responses without attachments, politeness off, medians of ${ROUNDS} whole processes`
  const own = line('trustlog crawl, saved and extracted', ours)
  if (!hasPeer) return [title, own, "No peer: install Debian's python3-scrapy to compare."]
  const ratios = (time: (row: Row) => number) =>
    ours.map((row, round) => {
      const other = theirs[round]
      return other ? row.responses / time(row) / (other.responses / time(other)) : Number.NaN
    })
  return [
    title,
    own,
    line('scrapy, fetched and parsed only', theirs),
    `responses a second: ${spread(ratios((row) => row.seconds))} of the peer's`,
    `responses a second of processor time: ${spread(ratios((row) => row.processorSeconds))} of the peer's`,
  ]
}
