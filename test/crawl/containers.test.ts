import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createFetchAgain } from '../../src/crawl/fetch-again.ts'
import { fsck } from '../../src/crawl/fsck.ts'
import { type CrawlBench, openRooms, type Published, startSmallLog } from './small-log.ts'

const REPLY = 'Dear Ms Example, the Trust holds 14 records of it. There were three of them in each ward.'
const BUNDLE = zipSync({
  'reply.txt': strToU8(REPLY),
  'inner/figures.zip': zipSync({ 'beds.csv': strToU8('Ward,Beds\nA,4\nB,6') }),
  'logo.gif': strToU8('GIF89a\x01\x00'),
})
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function publish(bytes: Uint8Array): Published[] {
  const letter = 'You asked about beds. Please see the bundle of documents below.'
  const attachment = { name: 'bundle.zip', mediaType: 'application/zip', bytes }
  return [{ slug: 'beds', title: 'Beds', reference: 'FOI 4216', letter, attachment }]
}

function documentsHeld({ database }: CrawlBench) {
  const response = database.responses.findByReference('ZZ1', '4216')
  return database.responses.documentsOf(response?.id ?? 0)
}

describe('a bundle of documents', () => {
  it('gives its response each of them, with the place that it came from', async () => {
    const log = await startSmallLog(publish(BUNDLE))
    const rooms = openRooms()
    const manifest = await rooms.run(log)
    expect(manifest).toMatchObject({ new: 1, incomplete: 1, failed: { unreadable_document: 1 } })
    expect(manifest.failures[0]?.message).toContain('In it, logo.gif:')
    const held = documentsHeld(rooms)
    expect(held.map(({ role, memberPath }) => [role, memberPath])).toEqual([
      // The page only links the bundle, which stands where the letter should be.
      ['response', ['reply.txt']],
      ['attachment', ['inner/figures.zip', 'beds.csv']],
      ['log_page', []],
      ['log_page', []],
      ['log_page', ['inner/figures.zip']],
      ['attachment', ['logo.gif']],
    ])
    expect(held.every(({ url }) => url.endsWith('/beds') || url.endsWith('/files/bundle.zip'))).toBe(true)
    const [reply] = held
    expect(rooms.database.documents.held(reply?.sha256 ?? '')?.text).toBe(REPLY)
    expect((await rooms.archive.get(reply?.sha256 ?? '')).toString()).toBe(REPLY)
  })

  it('is not read again while it stays the same, and revised when a document within changes', async () => {
    const log = await startSmallLog(publish(BUNDLE))
    const rooms = openRooms()
    await rooms.run(log)
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ unchanged: 1, revised: 0 })
    expect(await rooms.run(log, { mode: 'forced' })).toMatchObject({ unchanged: 1, revised: 0 })
    expect(documentsHeld(rooms)).toHaveLength(6)
    log.published = publish(zipSync({ 'reply.txt': strToU8(`${REPLY} There is a fifteenth.`) }))
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ revised: 1 })
    expect(documentsHeld(rooms).map(({ memberPath }) => memberPath)).toEqual([['reply.txt'], [], []])
  })

  it('gives back what the archive has lost of it', async () => {
    const log = await startSmallLog(publish(BUNDLE))
    const rooms = openRooms()
    await rooms.run(log)
    const beds = sha256Of(strToU8('Ward,Beds\nA,4\nB,6'))
    for (const lost of [beds, sha256Of(strToU8(REPLY)), sha256Of(BUNDLE)]) rmSync(rooms.archive.path(lost))
    const { fetchAgain } = createFetchAgain(rooms.database, rooms.archive, rooms.normaliser, () => rooms.client)
    const archiveFolder = `${rooms.folder}/archive`
    const findings = []
    for await (const finding of fsck(rooms.database, { archiveFolder, repair: { fetchAgain }, removeOrphans: false })) {
      findings.push(finding)
    }
    expect(findings.map(({ kind, repaired }) => `${kind} ${repaired}`)).toContain('missing true')
    expect(findings.every(({ repaired }) => repaired)).toBe(true)
    expect((await rooms.archive.get(beds)).toString()).toContain('Ward,Beds')
  })
})
