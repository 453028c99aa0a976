import { tableBytes } from './information-block.ts'
import { bytesAt, type WordStreams } from './streams.ts'

/** A stretch of the text that lies in one place of the stream. */
export interface Piece {
  start: number
  end: number
  /** Where its first character stands in the stream. */
  position: number
  /** Bytes a character. */
  width: 1 | 2
  /** What was changed by a quick save, on top of all other properties. */
  changes: Buffer
}

export interface WordText {
  /** The whole text, a UTF-16 unit a character position. */
  letters: string
  /** The piece that holds a character. @throws beyond the text */
  pieceAt(character: number): Piece
}

const COMPRESSED = 0x40000000
const NOTHING = Buffer.alloc(0)

/** Reads the text by its table of pieces ([MS-DOC] 2.8.35, 2.9.38). @throws when the table is damaged */
export function readText(streams: WordStreams): WordText {
  const { changes, table } = splitTable(tableBytes(streams, 'pieces'))
  const count = Math.floor((table.length - 4) / 12)
  const pieces: Piece[] = []
  const parts: string[] = []
  for (let at = 0; at < count; at++) {
    const [start, end] = [table.readUInt32LE(at * 4), table.readUInt32LE(at * 4 + 4)]
    // Every character has bytes of its own, so that a table can't make a small file into a long text.
    if (start !== (pieces.at(-1)?.end ?? 0) || end < start || end > streams.main.length) {
      throw new RangeError('pieces of text out of order')
    }
    const described = (count + 1) * 4 + at * 8
    const place = table.readUInt32LE(described + 2)
    const width = (place & COMPRESSED) === 0 ? 2 : 1
    const position = width === 2 ? place & 0x3fffffff : Math.floor((place & 0x3fffffff) / 2)
    const bytes = bytesAt(streams.main, position, (end - start) * width)
    parts.push(width === 2 ? bytes.toString('utf16le') : new TextDecoder('windows-1252').decode(bytes))
    pieces.push({ start, end, position, width, changes: changesOf(table.readUInt16LE(described + 6), changes) })
  }
  let last = 0
  return {
    letters: parts.join(''),
    pieceAt(character) {
      // Read from front to back, part by part: the piece is the last one, the next, or one before.
      if (character < (pieces[last]?.start ?? 0)) last = 0
      while (character >= (pieces[last]?.end ?? Number.POSITIVE_INFINITY)) last++
      const piece = pieces[last]
      if (piece === undefined) throw new RangeError('no piece for a character')
      return piece
    },
  }
}

/** Parts the table of pieces from the lists of changes before it. */
function splitTable(bytes: Buffer): { changes: Buffer[]; table: Buffer } {
  const changes: Buffer[] = []
  let at = 0
  while (bytes.readUInt8(at) === 1) {
    const length = bytes.readUInt16LE(at + 1)
    changes.push(bytesAt(bytes, at + 3, length))
    at += 3 + length
  }
  if (bytes.readUInt8(at) !== 2) throw new RangeError('no table of pieces')
  return { changes, table: bytesAt(bytes, at + 5, bytes.readUInt32LE(at + 1)) }
}

/** Long changes by their number; short ones change nothing that is read here ([MS-DOC] 2.9.209). */
function changesOf(reference: number, changes: Buffer[]): Buffer {
  return (reference & 1) === 1 ? (changes[reference >> 1] ?? NOTHING) : NOTHING
}
