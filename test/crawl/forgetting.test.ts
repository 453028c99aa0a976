import { readdirSync, readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { forgetResponses } from '../../src/crawl/forgetting.ts'
import { fsck } from '../../src/crawl/fsck.ts'
import { type CrawlBench, openRooms, type Published, type SmallLog, startSmallLog } from './small-log.ts'

const SECRET = 'xylophonist'
const TOMBSTONE = { why: 'names a patient', at: '2026-02-01T00:00:00Z' }

function publish(packedOn = '2026-01-01'): Published[] {
  const bytes = zipSync({ 'annex.txt': strToU8(`Annex about the ${SECRET} of ward nine.`) }, { mtime: packedOn })
  const attachment = { name: 'bundle.zip', mediaType: 'application/zip', bytes }
  const letter = `You asked about music. The ${SECRET} plays on ward nine.`
  return [
    { slug: 'music', title: 'Music on wards', reference: 'FOI 4216', letter, attachment },
    { slug: 'beds', title: 'Beds', reference: 'FOI 4217', letter: 'You asked about beds. There are fourteen.' },
  ]
}

function idOf({ database }: CrawlBench, reference: string): number | null {
  return database.responses.findByReference('ZZ1', reference)?.id ?? null
}

async function forget(rooms: CrawlBench, reference: string): Promise<void> {
  const plan = rooms.database.forgetting.plan(idOf(rooms, reference) ?? 0)
  await forgetResponses(rooms, [plan], TOMBSTONE)
}

async function forgotten(): Promise<{ log: SmallLog; rooms: CrawlBench }> {
  const log = await startSmallLog(publish())
  const rooms = openRooms()
  await rooms.run(log)
  await forget(rooms, '4216')
  return { log, rooms }
}

/** Every byte of the database and the archive. */
function everythingKept({ folder }: CrawlBench): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'latin1')).join('\n')
}

async function findingsOf({ database, folder }: CrawlBench) {
  const findings = []
  const options = { archiveFolder: `${folder}/archive`, repair: null, removeOrphans: false }
  for await (const finding of fsck(database, options)) findings.push(finding)
  return findings
}

describe('forgetting a response', () => {
  it('leaves nothing of it in the database or the archive, nor of what lay in its documents', async () => {
    const log = await startSmallLog(publish())
    const rooms = openRooms()
    await rooms.run(log)
    expect(everythingKept(rooms).includes(SECRET)).toBe(true)
    await forget(rooms, '4216')
    expect(everythingKept(rooms).includes(SECRET)).toBe(false)
    expect(everythingKept(rooms).includes('/files/bundle.zip')).toBe(false)
    expect(idOf(rooms, '4216')).toBeNull()
  })

  it('leaves the others as they are, and nothing for fsck to find', async () => {
    const { rooms } = await forgotten()
    expect(idOf(rooms, '4217')).not.toBeNull()
    expect(await findingsOf(rooms)).toEqual([])
  })

  it('is for good: no crawl asks for it again', async () => {
    const { log, rooms } = await forgotten()
    for (const mode of ['incremental', 'full', 'forced'] as const) {
      log.asked()
      expect(await rooms.run(log, { mode })).toMatchObject({ status: 'well', new: 0, withdrawn: 0 })
      expect(log.asked()).not.toContain('/music')
    }
    expect(everythingKept(rooms).includes(SECRET)).toBe(false)
  })

  it('is for good at another address, too, with other bytes', async () => {
    const { log, rooms } = await forgotten()
    const [music, beds] = publish()
    if (!music || !beds) throw new Error('two responses are published')
    log.published = [{ ...music, slug: 'music-again', letter: `${music.letter} It really does.` }, beds]
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ status: 'well', new: 0 })
    expect(everythingKept(rooms).includes(SECRET)).toBe(false)
    expect(await findingsOf(rooms)).toEqual([])
    log.asked()
    await rooms.run(log, { mode: 'full' })
    expect(log.asked()).not.toContain('/music-again')
  })

  it.each([
    ['as they were', '2026-01-01'],
    ['packed anew', '2026-03-03'],
  ])('keeps its documents, %s, out of another response', async (_, packedOn) => {
    const { log, rooms } = await forgotten()
    const [music, beds] = publish(packedOn)
    if (!music?.attachment || !beds) throw new Error('the first has an attachment')
    const attachment = { ...music.attachment, name: 'moved.zip' }
    log.published = [{ ...beds, slug: 'beds-2', title: 'Pillows', reference: 'FOI 4218', attachment }]
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ new: 1 })
    expect(idOf(rooms, '4218')).not.toBeNull()
    expect(everythingKept(rooms).includes(SECRET)).toBe(false)
    expect(await findingsOf(rooms)).toEqual([])
  })

  it('keeps a document that another response has, too', async () => {
    const [music, beds] = publish()
    if (!music?.attachment || !beds) throw new Error('the first has an attachment')
    const log = await startSmallLog([music, { ...beds, attachment: music.attachment }])
    const rooms = openRooms()
    await rooms.run(log)
    const plan = rooms.database.forgetting.plan(idOf(rooms, '4216') ?? 0)
    expect(plan.shared.length).toBeGreaterThan(0)
    await forget(rooms, '4216')
    expect(await findingsOf(rooms)).toEqual([])
    expect(
      rooms.database.responses.documentsOf(idOf(rooms, '4217') ?? 0).map(({ memberPath }) => memberPath),
    ).toContainEqual(['annex.txt'])
  })

  it('holds against a database that still has it, whichever is merged into which', async () => {
    const { log, rooms } = await forgotten()
    for (const forgets of ['theirs', 'ours']) {
      const other = openRooms()
      await other.run(log)
      const [into, from] = forgets === 'theirs' ? [other, rooms] : [rooms, other]
      expect(into.database.merging.merge(from.database.file)).toMatchObject({ forgotten: 1 })
      expect(idOf(into, '4216')).toBeNull()
      expect(idOf(into, '4217')).not.toBeNull()
      expect(readFileSync(into.database.file, 'latin1').includes(SECRET)).toBe(false)
    }
  })
})
