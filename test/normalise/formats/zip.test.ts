import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, sourceOf } from '../source.ts'

async function open(bytes: Uint8Array) {
  const result = await readDocument(sourceOf(bytes, 'replies.zip'))
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value
}

const zip = (files: Zippable) => zipSync(files)

/** Overwrites a field of the central directory's first entry, counted from the entry's beginning. */
function withDirectoryField(archive: Uint8Array, field: number, value: number, width: 2 | 4): Uint8Array {
  const bytes = Buffer.from(archive)
  const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  bytes.writeUIntLE(value, entry + field, width)
  return bytes
}

describe('a ZIP archive', () => {
  it('says which documents lie in it, and hands each over by its name', async () => {
    const { document, members } = await open(
      zip({ 'letters/': new Uint8Array(0), 'letters/reply.txt': strToU8('Dear'), 'b.csv': strToU8('a,b') }),
    )
    expect(document.mediaType).toBe('application/zip')
    expect(outline(document)).toEqual(['- • letters/reply.txt', '- • b.csv'])
    expect(members.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['letters/reply.txt', 'Dear'],
      ['b.csv', 'a,b'],
    ])
    expect(document.warnings).toEqual([])
  })

  it('leaves out what an operating system put beside the documents', async () => {
    const made = { '__MACOSX/._a.txt': strToU8('x'), '.DS_Store': strToU8('x'), 'x/Thumbs.db': strToU8('x') }
    const { document } = await open(zip({ ...made, 'a.txt': strToU8('Dear') }))
    expect(outline(document)).toEqual(['- • a.txt'])
  })

  it('reads names in UTF-8, flagged or not, and else as the first computers wrote them', async () => {
    const flagged = zip({ 'café.txt': strToU8('x') })
    expect((await open(flagged)).members[0]?.name).toBe('café.txt')
    expect((await open(withDirectoryField(flagged, 8, 0, 2))).members[0]?.name).toBe('café.txt')
    const old = Buffer.from(zip({ 'caf_.txt': strToU8('x') }))
    for (let at = old.indexOf('caf_'); at >= 0; at = old.indexOf('caf_')) old[at + 3] = 0x82
    expect((await open(old)).members[0]?.name).toBe('café.txt')
  })

  it('takes a name with a path for a name', async () => {
    const { members } = await open(zip({ '../../etc/passwd': strToU8('x') }))
    expect(members[0]?.name).toBe('../../etc/passwd')
  })

  it('does not follow a member beyond the size that it declares', async () => {
    const bomb = withDirectoryField(zip({ 'a.txt': new Uint8Array(1_000_000) }), 24, 100, 4)
    const { document, members } = await open(bomb)
    expect(members).toEqual([])
    expect(document.warnings).toMatchObject([{ kind: 'member_damaged', place: 'member a.txt' }])
  })

  it('does not expand a member that declares more than is read', async () => {
    const { document, members } = await open(withDirectoryField(zip({ 'a.txt': strToU8('x') }), 24, 1e9, 4))
    expect(members).toEqual([])
    expect(document.warnings).toMatchObject([{ kind: 'member_too_large', place: 'member a.txt' }])
  })

  it('does not take many members that come to more than is read together', async () => {
    const part = new Uint8Array(40 * 1024 * 1024)
    const { document, members } = await open(
      zip({ a: part, b: part, c: part, d: part, e: strToU8('the last of them') }),
    )
    expect(members.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'e'])
    expect(document.warnings).toMatchObject([{ kind: 'member_too_large', place: 'member d' }])
  })

  it('counts members beyond the most that are read', async () => {
    const { document, members } = await open(
      zip(Object.fromEntries(Array.from({ length: 510 }, (_, at) => [`${at}.txt`, strToU8(String(at))]))),
    )
    expect(members.length).toBe(500)
    expect(document.warnings).toMatchObject([{ kind: 'members_left_out', count: 10, place: null }])
  })

  it('names a member whose checksum is wrong', async () => {
    const { document, members } = await open(withDirectoryField(zip({ 'a.txt': strToU8('Dear') }), 16, 1, 4))
    expect(members).toEqual([])
    expect(document.warnings).toMatchObject([{ kind: 'member_damaged', place: 'member a.txt' }])
  })

  it('names a member with a password, and fails where all of them have one', async () => {
    const one = withDirectoryField(zip({ 'a.txt': strToU8('x'), 'b.txt': strToU8('y') }), 8, 1, 2)
    const { document, members } = await open(one)
    expect(members.map(({ name }) => name)).toEqual(['b.txt'])
    expect(document.warnings).toMatchObject([{ kind: 'member_encrypted', place: 'member a.txt' }])
    const all = withDirectoryField(zip({ 'a.txt': strToU8('x') }), 8, 1, 2)
    expect(await readDocument(sourceOf(all, 'a.zip'))).toMatchObject({ failure: { kind: 'encrypted_document' } })
  })

  it('fails where it breaks off, and where nothing lies in it', async () => {
    const whole = zip({ 'a.txt': strToU8('Dear Ms Example') })
    const broken = await readDocument(sourceOf(whole.subarray(0, whole.length - 30), 'a.zip'))
    expect(broken).toMatchObject({ failure: { kind: 'unreadable_document' } })
    const empty = await readDocument(sourceOf(zip({ 'folder/': new Uint8Array(0) }), 'a.zip'))
    expect(empty).toMatchObject({ failure: { kind: 'empty_document' } })
  })
})
