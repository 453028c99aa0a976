import iconv from 'iconv-lite'

/** What the central directory of a ZIP archive says of a member (APPNOTE.TXT 4.3.12). */
export interface DirectoryEntry {
  name: string
  encrypted: boolean
  /** 0: stored, 8: deflated. */
  method: number
  crc32: number
  /** As declared; both may be lies. */
  packedSize: number
  size: number
  /** Where its local header begins. */
  offset: number
}

const END_SIGNATURE = 0x06054b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const WIDE_LOCATOR_SIGNATURE = 0x07064b50
const WIDE_LOCATOR_SIZE = 20
const WIDE_END_SIGNATURE = 0x06064b50
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_SIZE = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_SIZE = 30
const ENCRYPTED_FLAG = 1
const UTF8_FLAG = 0x800
const WIDE_EXTRA = 1
/** A size or an offset that stands in the extra field instead, since it does not fit into 32 bits. */
const ELSEWHERE = 0xffffffff

/**
 * The members of a ZIP archive in the order of its directory, of which nothing is expanded.
 * @param most no more entries are read than this
 * @throws Error, or RangeError from the buffer, where there is no whole directory
 */
export function readDirectory(archive: Buffer, most: number): { entries: DirectoryEntry[]; stated: number } {
  const { start, count } = directoryOf(archive)
  const entries: DirectoryEntry[] = []
  let at = start
  while (entries.length < Math.min(count, most)) {
    if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('its list of members breaks off')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field))
    const nameEnd = at + ENTRY_SIZE + (nameLength ?? 0)
    const extraEnd = nameEnd + (extraLength ?? 0)
    const flags = archive.readUInt16LE(at + 8)
    const extra = archive.subarray(nameEnd, extraEnd)
    entries.push({
      name: nameOf(archive.subarray(at + ENTRY_SIZE, nameEnd), flags),
      encrypted: (flags & ENCRYPTED_FLAG) !== 0,
      method: archive.readUInt16LE(at + 10),
      crc32: archive.readUInt32LE(at + 16),
      ...wideNumbers(extra, {
        size: archive.readUInt32LE(at + 24),
        packedSize: archive.readUInt32LE(at + 20),
        offset: archive.readUInt32LE(at + 42),
      }),
    })
    at = extraEnd + (commentLength ?? 0)
  }
  return { entries, stated: count }
}

/** A member's bytes as they are packed. @throws where its header is not there or the archive ends before */
export function packedBytes(archive: Buffer, { offset, packedSize }: DirectoryEntry): Buffer {
  if (archive.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw new Error('its header is not where the archive says')
  // The local header repeats the sizes, often wrongly; only how long the header itself is counts.
  const start = offset + LOCAL_SIZE + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + packedSize > archive.length) throw new Error('the archive ends before it')
  return archive.subarray(start, start + packedSize)
}

function directoryOf(archive: Buffer): { start: number; count: number } {
  const from = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT)
  for (let at = archive.length - END_SIZE; at >= from; at--) {
    if (archive.readUInt32LE(at) !== END_SIGNATURE) continue
    const [count, start] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)]
    return wideDirectory(archive, at - WIDE_LOCATOR_SIZE) ?? { start, count }
  }
  throw new Error('the archive breaks off: it has no list of members')
}

/** ZIP64: archives beyond 65,535 members or 4 GB, and those of programs that always write so. */
function wideDirectory(archive: Buffer, locator: number): { start: number; count: number } | null {
  if (locator < 0 || archive.readUInt32LE(locator) !== WIDE_LOCATOR_SIGNATURE) return null
  const end = Number(archive.readBigUInt64LE(locator + 8))
  if (end + 56 > archive.length || archive.readUInt32LE(end) !== WIDE_END_SIGNATURE) return null
  return { start: Number(archive.readBigUInt64LE(end + 48)), count: Number(archive.readBigUInt64LE(end + 32)) }
}

type Sizes = Pick<DirectoryEntry, 'size' | 'packedSize' | 'offset'>

function wideNumbers(extra: Buffer, sizes: Sizes): Sizes {
  const found = { ...sizes }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE_EXTRA) continue
    let next = at + 4
    // Only those that did not fit are there, in this order.
    for (const field of ['size', 'packedSize', 'offset'] as const) {
      if (sizes[field] !== ELSEWHERE || next + 8 > extra.length) continue
      found[field] = Number(extra.readBigUInt64LE(next))
      next += 8
    }
  }
  return found
}

/** Names are UTF-8 where flagged, and often where not; else in the charset of the first IBM PC (APPNOTE.TXT D.1). */
function nameOf(bytes: Buffer, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: (flags & UTF8_FLAG) === 0 }).decode(bytes)
  } catch {
    return iconv.decode(bytes, 'cp437')
  }
}
