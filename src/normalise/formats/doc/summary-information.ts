import iconv from 'iconv-lite'
import { bytesAt } from './streams.ts'

/** Properties of a document that are strings, by their number ([MS-OLEPS] 3.1.2). */
const AUTHOR = 4
const LAST_AUTHOR = 8
const CODE_PAGE = 1
const [SHORT, NARROW_STRING, WIDE_STRING] = [0x02, 0x1e, 0x1f]
/** Where the first set of properties is pointed at. */
const SET_POINTER = 44
const MOST_PROPERTIES = 200

/** Who is named as a document's author, and as the last to change it; nobody where the stream is damaged. */
export function authorsIn(stream: Buffer): string[] {
  try {
    const properties = readProperties(stream)
    const page = properties.get(CODE_PAGE)
    return [AUTHOR, LAST_AUTHOR].flatMap((number) => textOf(properties.get(number), page) ?? [])
  } catch {
    return []
  }
}

/** Each property from its type on. @throws where it leads beyond the stream */
function readProperties(stream: Buffer): Map<number, Buffer> {
  const set = stream.readUInt32LE(SET_POINTER)
  const count = Math.min(stream.readUInt32LE(set + 4), MOST_PROPERTIES)
  const properties = new Map<number, Buffer>()
  for (let at = 0; at < count; at++) {
    const entry = set + 8 + at * 8
    properties.set(stream.readUInt32LE(entry), stream.subarray(set + stream.readUInt32LE(entry + 4)))
  }
  return properties
}

function textOf(property: Buffer | undefined, page: Buffer | undefined): string | null {
  if (property === undefined) return null
  const type = property.readUInt16LE(0)
  const length = property.readUInt32LE(4)
  if (type === WIDE_STRING) return withoutEnd(bytesAt(property, 8, length * 2).toString('utf16le'))
  if (type !== NARROW_STRING) return null
  const bytes = bytesAt(property, 8, length)
  const number = page?.readUInt16LE(0) === SHORT ? page.readUInt16LE(4) : 1252
  const charset = number === 65001 ? 'utf8' : `cp${number}`
  return withoutEnd(iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'cp1252'))
}

function withoutEnd(text: string): string {
  return text.split('\0')[0] ?? ''
}
