import { crc32, inflateRawSync } from 'node:zlib'
import type { NormaliserWarning } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import { type BlockDraft, plainRun } from '../../document-draft.ts'
import type { PackedMember } from '../../packed-member.ts'
import { placeOf, type Reader } from '../reader.ts'
import { type DirectoryEntry, packedBytes, readDirectory } from './directory.ts'

/** Members that are unpacked; more are counted, not read. */
const MOST_MEMBERS = 500
/** No letter comes near, and a bomb gives itself away here. */
const LARGEST_MEMBER = 64 * 1024 * 1024
/** All members together. */
const MOST_BYTES = 128 * 1024 * 1024
/** What operating systems put beside the documents that somebody packed. */
const BY_PRODUCT = /^__MACOSX\/|(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i

type Unpacked = { ok: true; bytes: Buffer } | { ok: false; kind: 'encrypted' | 'too_large' | 'damaged'; why: string }

/**
 * Reads a ZIP archive: its text is the list of its members, each of which is a document of its own. Members are
 * expanded in memory up to their declared size and not beyond, so that one that lies about it is found out; names such
 * as `../x` are shown and lead nowhere.
 */
export const readZip: Reader = (source) => {
  const archive = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
  const { entries, stated } = readDirectory(archive, MOST_MEMBERS)
  const documents = entries.filter(({ name }) => !name.endsWith('/') && !BY_PRODUCT.test(name))
  if (documents.length > 0 && documents.every(({ encrypted }) => encrypted)) {
    return { ok: false, failure: failure('encrypted_document', 'The archive needs a password.', placeOf(source)) }
  }
  const members: PackedMember[] = []
  const warnings: NormaliserWarning[] = []
  let room = MOST_BYTES
  for (const entry of documents) {
    const unpacked = unpack(archive, entry, Math.min(LARGEST_MEMBER, room))
    if (unpacked.ok) {
      room -= unpacked.bytes.byteLength
      members.push({ name: entry.name, mediaType: null, bytes: unpacked.bytes })
    } else warnings.push({ kind: `member_${unpacked.kind}`, message: unpacked.why, place: `member ${entry.name}` })
  }
  if (stated > entries.length) {
    const count = stated - entries.length
    const message = `${count} members are not read: an archive is read up to ${MOST_MEMBERS}.`
    warnings.push({ kind: 'members_left_out', message, place: null, count })
  }
  return { ok: true, value: { title: null, blocks: documents.map(listItem), warnings, members } }
}

function listItem({ name }: DirectoryEntry): BlockDraft {
  const item = { kind: 'list_item', furniture: null, label: '•', ordinal: null, depth: 0 } as const
  return { ...item, content: [plainRun(name)] }
}

function unpack(archive: Buffer, entry: DirectoryEntry, most: number): Unpacked {
  const tooLarge = `The member is larger than is read of an archive (${megabytes(LARGEST_MEMBER)} each, ${megabytes(MOST_BYTES)} together).`
  if (entry.encrypted) return { ok: false, kind: 'encrypted', why: 'The member needs a password.' }
  if (entry.size > most) return { ok: false, kind: 'too_large', why: tooLarge }
  try {
    const bytes = expand(packedBytes(archive, entry), entry)
    if (bytes.length === entry.size && crc32(bytes) === entry.crc32) return { ok: true, bytes }
    return { ok: false, kind: 'damaged', why: 'The member is damaged: its checksum or its length is wrong.' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, kind: 'damaged', why: `The member could not be unpacked: ${reason}.` }
  }
}

/** @throws where the packed bytes are damaged, or expand beyond the declared size */
function expand(packed: Buffer, { method, size }: DirectoryEntry): Buffer {
  if (method === 0) return Buffer.from(packed)
  if (method !== 8) throw new Error(`it is packed by a method that is not read (${method})`)
  // Zero would be no limit at all.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`
}
