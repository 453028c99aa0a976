import { describe, expect, it } from 'vitest'
import { listResponses } from '../../src/query/responses.ts'
import { type CrawlBench, openRooms, type Published, type SmallLog, startSmallLog } from './small-log.ts'

function publish(count: number): Published[] {
  return Array.from({ length: count }, (_, index) => ({
    slug: `response-${index}`,
    title: `Subject ${index}`,
    reference: `FOI ${1000 + index}`,
    letter: `The Trust holds ${index + 3} records.`,
  }))
}

/** A log of six responses that was swept four times. */
async function wellKnownLog(): Promise<{ log: SmallLog; rooms: CrawlBench; all: Published[] }> {
  const all = publish(6)
  const log = await startSmallLog([...all])
  const rooms = openRooms()
  for (let sweep = 0; sweep < 4; sweep++) await rooms.run(log, { mode: 'full' })
  return { log, rooms, all }
}

const sweep = { mode: 'full' } as const

function publishedTitles({ database }: CrawlBench, text?: string): string[] {
  const answered = listResponses(database, text === undefined ? {} : { text })
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows.map((row) => row.title ?? '').sort()
}

/** Only two entries are left, one of them new and one with another letter. */
function spoil(log: SmallLog, all: Published[]): void {
  const [first] = all as [Published]
  const stranger = { slug: 'stranger', title: 'Cookie settings', reference: 'FOI 9999', letter: 'We use cookies.' }
  log.published.splice(0, log.published.length, stranger, { ...first, letter: 'We hold nothing at all.' })
}

describe('a night far from the usual ones', () => {
  it('is saved but not published, and nothing is taken for gone', async () => {
    const { log, rooms, all } = await wellKnownLog()
    const before = publishedTitles(rooms)
    spoil(log, all)
    const bad = await rooms.run(log, sweep)
    expect(bad).toMatchObject({ heldBack: true, status: 'incomplete', new: 1, revised: 1, withdrawn: 0 })
    expect(bad.findings[0]?.advice).toContain('trustlog release latest zz1-smallshire')
    await rooms.run(log, sweep)
    await rooms.run(log, sweep)
    expect(publishedTitles(rooms)).toEqual(before)
    expect(publishedTitles(rooms, 'cookies')).toEqual([])
    expect(publishedTitles(rooms, 'nothing at all')).toEqual([])
    expect(publishedTitles(rooms, '"holds 3 records"')).toEqual(['Subject 0'])
  })

  it('is read again by the next run, not taken for known', async () => {
    const { log, rooms, all } = await wellKnownLog()
    spoil(log, all)
    await rooms.run(log, sweep)
    expect(await rooms.run(log)).toMatchObject({ read: 2, new: 0, revised: 0, unchanged: 2 })
  })

  it('is published, as far as it is found again, by the next good night', async () => {
    const { log, rooms, all } = await wellKnownLog()
    spoil(log, all)
    await rooms.run(log, sweep)
    const [stranger, revised] = log.published as [Published, Published]
    log.published.splice(0, log.published.length, stranger, revised, ...all.slice(1))
    expect(await rooms.run(log, sweep)).toMatchObject({ heldBack: false, new: 0, revised: 0, findings: [] })
    expect(publishedTitles(rooms, 'cookies')).toEqual(['Cookie settings'])
    expect(publishedTitles(rooms, '"nothing at all"')).toEqual(['Subject 0'])
  })

  it('leaves what was never found again unpublished, and A, B, A three revisions', async () => {
    const { log, rooms, all } = await wellKnownLog()
    const before = publishedTitles(rooms)
    spoil(log, all)
    await rooms.run(log, sweep)
    log.published.splice(0, log.published.length, ...all)
    expect(await rooms.run(log, sweep)).toMatchObject({ heldBack: false, new: 0, revised: 1 })
    expect(publishedTitles(rooms)).toEqual(before)
    const response = rooms.database.responses.findByReference('ZZ1', '1000')
    expect(response?.latestRevision?.number).toBe(3)
    // The one in the middle was never published, and is not shown.
    expect(rooms.database.questions.responses.partsOf(response?.id ?? 0).revisions.map(({ number }) => number)).toEqual(
      [1, 3],
    )
  })

  it('is published as it is when a person says so, and then is what is usual', async () => {
    const { log, rooms, all } = await wellKnownLog()
    spoil(log, all)
    await rooms.run(log, sweep)
    const { holdingBack } = rooms.database
    expect(holdingBack.release(log.adapter.slug, 5, '2026-01-07T00:00:00.000Z')).toBe(2)
    expect(holdingBack.release(log.adapter.slug, 5, '2026-01-07T00:00:00.000Z')).toBeNull()
    expect(publishedTitles(rooms, 'cookies')).toEqual(['Cookie settings'])
    expect(rooms.database.runs.manifest(5)?.logs).toMatchObject([{ status: 'well', heldBack: false }])
    expect(await rooms.run(log, sweep)).toMatchObject({ heldBack: false, findings: [], withdrawn: 0 })
    expect(await rooms.run(log, sweep)).toMatchObject({ withdrawn: 5 })
  })
})
