import { describe, expect, it } from 'vitest'
import { usageSince } from '../../src/crawl/host-usage.ts'
import type { HostUsage } from '../../src/domain.ts'
import { openRooms, startSmallLog } from './small-log.ts'

function usageOf(host: string, changes: Partial<HostUsage> = {}): HostUsage {
  return {
    host,
    requests: 5,
    bytes: 1000,
    notModified: 1,
    waitedMilliseconds: 8000,
    robots: 'obeyed',
    crawlDelaySeconds: 2,
    failures: { timeout: 1 },
    rested: null,
    ...changes,
  }
}

describe('what one run asked of its hosts', () => {
  it('is counted from where the client stood before', () => {
    const after = usageOf('a.example', { requests: 8, bytes: 1500, failures: { timeout: 1, blocked: 2 } })
    const [since] = usageSince([usageOf('a.example')], [after])
    expect(since).toMatchObject({ requests: 3, bytes: 500, notModified: 0, failures: { blocked: 2 } })
  })

  it('leaves out hosts that only earlier runs asked', () => {
    const before = [usageOf('a.example')]
    expect(usageSince(before, [...before, usageOf('b.example')]).map((usage) => usage.host)).toEqual(['b.example'])
  })

  it('is saved with the run, each run its own', async () => {
    const log = await startSmallLog([{ slug: 'one', title: 'Parking', reference: 'FOI 1001', letter: 'Three.' }])
    const rooms = openRooms()
    await rooms.run(log)
    await rooms.run(log)
    const { host } = new URL(log.adapter.url)
    const [first] = rooms.database.questions.hosts.ofRun(1)
    expect(first).toMatchObject({ host, robots: 'none', crawlDelaySeconds: null, rested: null, failures: {} })
    expect(first?.requests).toBe(3)
    expect(rooms.database.questions.hosts.ofRun(2)).toMatchObject([{ host, requests: 1, notModified: 1 }])
  })
  it('is there for every log that was done before the run was killed', async () => {
    const log = await startSmallLog([{ slug: 'one', title: 'Parking', reference: 'FOI 1001', letter: 'Three.' }])
    const rooms = openRooms()
    const other = { ...log.adapter, slug: 'zz1-other', url: `${log.adapter.url}nowhere` }
    let known: unknown[] = []
    await rooms.run(log, {
      targets: [{ adapter: log.adapter }, { adapter: other }],
      concurrency: 1,
      onProgress: (progress) => {
        if (progress.kind === 'log_started' && progress.log === other.slug)
          known = rooms.database.questions.hosts.ofRun(1)
      },
    })
    expect(known).toMatchObject([{ host: new URL(log.adapter.url).host, requests: 3 }])
  })
})
