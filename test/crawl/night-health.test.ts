import { describe, expect, it } from 'vitest'
import { openRooms, type Published, startSmallLog } from './small-log.ts'

function publish(count: number): Published[] {
  return Array.from({ length: count }, (_, index) => ({
    slug: `response-${index}`,
    title: `Subject ${index}`,
    reference: `FOI ${1000 + index}`,
    letter: `The Trust holds ${index + 3} records.`,
  }))
}

describe('a log that is crawled for weeks', () => {
  it('has an issue from the sweep that lists half of it until one that lists it whole', async () => {
    const all = publish(6)
    const log = await startSmallLog([...all])
    const rooms = openRooms()
    for (let sweep = 0; sweep < 4; sweep++) {
      expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ status: 'well', listed: 6, findings: [] })
    }
    log.published.splice(2)
    const bad = await rooms.run(log, { mode: 'full' })
    expect(bad.findings).toMatchObject([{ kind: 'fewer_entries_than_usual', evidence: '2 entries, usually about 6' }])
    const issue = { kind: 'fewer_entries_than_usual', logSlug: log.adapter.slug, runId: 5 }
    expect(rooms.database.issues.open()).toMatchObject([issue])
    expect(rooms.database.runs.manifest(5)?.logs[0]?.findings).toEqual(bad.findings)
    // A night that reads only the head of the listing has nothing to say about it.
    await rooms.run(log)
    expect(rooms.database.issues.open()).toMatchObject([issue])
    log.published.push(...all.slice(2))
    expect((await rooms.run(log, { mode: 'full' })).findings).toEqual([])
    expect(rooms.database.issues.open()).toEqual([])
  })
})
