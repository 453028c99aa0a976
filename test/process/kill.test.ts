/**
 * A crawl that is killed again and again ends with what an uninterrupted one would have collected, having asked for
 * nothing twice that it had saved. `TRUSTLOG_KILL_SEED=7 npx vitest run test/process/kill.test.ts` tries other moments.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Finding } from '../../src/crawl/fsck.ts'
import { canonicalDump, dumpDifferences } from '../db/canonical-dump.ts'
import { type Random, randomFrom } from '../replica/random.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { compileProgram } from './compiled-program.ts'

const SEED = Number(process.env['TRUSTLOG_KILL_SEED'] ?? 1)
const KILLS = 25
/** The latest request of a process after which it is killed; a whole crawl makes about 150. Early moments are likelier. */
const LATEST_REQUEST = 60
/** Time for work that follows a request: reading, saving, writing files. */
const LONGEST_WAIT = 60

const folder = mkdtempSync(join(tmpdir(), 'trustlog-kill-'))
const program = compileProgram()
let replica: Replica
let undisturbed: Record<string, string[]>

beforeAll(async () => {
  replica = await startReplica({ seed: 25, trusts: 20, responses: 3 })
  writeFileSync(join(folder, 'logs.json'), JSON.stringify(replica.logs))
  await finish('undisturbed')
  undisturbed = canonicalDump(databaseOf('undisturbed'))
}, 60_000)

afterAll(async () => {
  await replica.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What is wrong with the archive and the database but files that a killed process was writing, which it removes. */
async function foundByFsck(life: string): Promise<Finding[]> {
  const { exitCode, stdout, stderr } = await program.start(['fsck', '--repair', '--json', ...placesOf(life)], folder)
    .ended
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const findings: Finding[] = JSON.parse(stdout)
  return findings.filter(({ kind }) => kind !== 'leftover')
}

const databaseOf = (life: string) => join(folder, life, 'trustlog.db')

const placesOf = (life: string) => ['--database', databaseOf(life), '--archive', join(folder, life, 'archive')]

function startCrawl(life: string) {
  const places = ['--logs', 'logs.json', ...placesOf(life)]
  const manner = ['--allow-loopback', '--delay', '0', '--readers', '1', '--log-level', 'warn']
  return program.start(['crawl', ...places, ...manner], folder)
}

/** Kills the crawl some time after one of its requests. @returns whether it was still at work */
async function killSomewhere(life: string, random: Random): Promise<boolean> {
  const requestsBefore = replica.requests.length
  const moment = Math.ceil(LATEST_REQUEST * random.fraction() ** 2)
  const wait = random.integer(0, LONGEST_WAIT)
  const crawl = startCrawl(life)
  const watch = setInterval(() => {
    if (replica.requests.length - requestsBefore < moment) return
    clearInterval(watch)
    setTimeout(crawl.kill, wait)
  }, 1)
  const { exitCode, killed, stderr } = await crawl.ended
  clearInterval(watch)
  if (!killed) expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return killed
}

async function finish(life: string): Promise<false> {
  const { exitCode, stderr } = await startCrawl(life).ended
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return false
}

/** Addresses of everything whose response is saved. */
function savedAddresses(life: string): Set<string> {
  const client = new Database(databaseOf(life), { readonly: true })
  try {
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok')
    const query = 'SELECT url FROM log_entries WHERE complete UNION SELECT url FROM response_documents'
    return new Set(client.prepare<[], string>(query).pluck().all())
  } finally {
    client.close()
  }
}

/** Requests since the `first`th for responses that were saved before. */
function askedAgain(saved: Set<string>, first: number): string[] {
  const port = new URL(replica.origin).port
  return replica.requests.slice(first).flatMap(({ host, path, kind }) => {
    const url = `http://${host}:${port}${path}`
    return (kind === 'entry' || kind === 'document') && saved.has(url) ? [url] : []
  })
}

it(`collects the same when it is killed at ${KILLS} moments (seed ${SEED})`, { timeout: 240_000 }, async () => {
  const random = randomFrom(SEED, 'kills')
  let kills = 0
  /** One crawl, killed and started again until it ends by itself. */
  async function live(life: string): Promise<void> {
    let saved = new Set<string>()
    for (let working = true; working; ) {
      const first = replica.requests.length
      working = kills < KILLS ? await killSomewhere(life, random) : await finish(life)
      if (working) kills += 1
      expect(askedAgain(saved, first)).toEqual([])
      saved = savedAddresses(life)
    }
    expect(dumpDifferences(canonicalDump(databaseOf(life)), undisturbed)).toEqual([])
    expect(await foundByFsck(life)).toEqual([])
  }
  for (let lives = 1; kills < KILLS; lives++) await live(`life-${lives}`)
})
