import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readLogsFile } from '../../crawlers/registry.ts'
import { crawl } from '../../src/crawl/crawl.ts'
import type { CrawlMode } from '../../src/crawl/request.ts'
import type { RunManifest } from '../../src/domain.ts'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { temporaryFolder } from '../fetch/loopback-server.ts'
import { type Replica, type ReplicaOptions, startReplica } from '../replica/replica.ts'
import { openRooms } from './small-log.ts'

/** A replica and rooms to crawl it with, night after night. */
async function openReplica(options: ReplicaOptions) {
  const replica = await startReplica(options)
  onTestFinished(() => replica.stop())
  const file = join(temporaryFolder(), 'logs.json')
  writeFileSync(file, JSON.stringify(replica.logs))
  const adapters = await readLogsFile(file)
  const { database, archive, client, normaliser } = openRooms()
  let night = Date.parse('2026-07-01T02:00:00Z')
  async function run(mode: CrawlMode = 'incremental'): Promise<RunManifest> {
    night += 24 * 3600 * 1000
    const now = night
    const request = { targets: adapters.map((adapter) => ({ adapter })), mode, maximumResponses: null, since: null }
    return crawl(
      { ...request, dryRun: false, command: 'trustlog crawl', concurrency: 4, now: () => new Date(now) },
      { database, archive, client, normaliser },
    )
  }
  return { replica, database, run }
}

/** What was planted and is not held, or is held with another title or date. */
function differences(replica: Replica, find: (odsCode: string, canonical: string) => object | null): string[] {
  return replica.expected().flatMap((site) =>
    site.responses.flatMap(({ reference, title, receivedOn, respondedOn }) => {
      const held = find(site.odsCode, canonicaliseCaseReference(reference)?.canonical ?? '')
      const expected = { title, receivedOn, ...(respondedOn && { respondedOn }) }
      const wrong = Object.entries(expected).filter(([field, value]) => held?.[field as keyof typeof held] !== value)
      return wrong.map(([field, value]) => `${site.odsCode} ${reference}: ${field} should be ${value}`)
    }),
  )
}

describe.each([1, 2])('the replica of seed %i', (seed) => {
  it('is found whole, with nothing invented, and a second night is idle', async () => {
    const { replica, database, run } = await openReplica({ seed, trusts: 4, responses: 12 })
    const first = await run()
    expect(first.logs.flatMap((log) => log.failures)).toEqual([])
    const planted = replica.expected().map((site) => site.responses.length)
    expect(first.logs.map((log) => log.new)).toEqual(planted)
    expect(first.logs.map((log) => log.duplicates)).toEqual(
      replica.expected().map(({ plan }) => (plan.duplicate === null ? 0 : 1)),
    )
    expect(differences(replica, database.responses.findByReference)).toEqual([])

    const before = replica.requests.length
    const second = await run()
    const asked = replica.requests.slice(before)
    expect(second.logs.map(({ new: added, revised, bytes }) => added + revised + bytes)).toEqual([0, 0, 0, 0])
    expect(asked.every((request) => request.status === 304 || request.path === '/robots.txt')).toBe(true)
    // One page a log, its head, even where the log's own address only leads there; robots.txt comes on top once a day.
    expect(asked.filter((request) => request.path !== '/robots.txt')).toHaveLength(first.logs.length)
  })
})

describe('the second state of the replica', () => {
  it('gives each log one revision and, after two sweeps, one withdrawal', async () => {
    const { replica, database, run } = await openReplica({ seed: 1, trusts: 2, responses: 12 })
    await run()
    replica.advance()
    const corrected = await run('full')
    expect(corrected.logs.map(({ revised, withdrawn }) => ({ revised, withdrawn }))).toEqual([
      { revised: 1, withdrawn: 0 },
      { revised: 1, withdrawn: 0 },
    ])
    const swept = await run('full')
    expect(swept.logs.map(({ revised, withdrawn }) => ({ revised, withdrawn }))).toEqual([
      { revised: 0, withdrawn: 1 },
      { revised: 0, withdrawn: 1 },
    ])
    expect(differences(replica, database.responses.findByReference)).toEqual([])
  })
})
