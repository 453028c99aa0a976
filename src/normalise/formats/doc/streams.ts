import { CFB } from '@e965/xlsx'

/** The streams of a Word 97–2003 document that hold its text and what is said of it ([MS-DOC] 2.1). */
export interface WordStreams {
  /** The information block, the text and the pages of properties. */
  main: Buffer
  /** The tables that the information block points into. */
  table: Buffer
  /** Properties too long for their page; empty where there are none. */
  data: Buffer
  /** Properties of the document as a whole ([MS-OLEPS] 3.1); empty where there are none. */
  summary: Buffer
  /** Paths of everything in the compound file. */
  paths: string[]
}

/** What is used of the library, which has no types for it. */
interface CompoundFile {
  FullPaths: string[]
}
interface CompoundFiles {
  read(bytes: Buffer, options: { type: 'buffer' }): CompoundFile
  find(file: CompoundFile, path: string): { content?: Uint8Array } | null
}

/** Bit of the flags at `0x0A` that tells which of two table streams counts (fWhichTblStm, [MS-DOC] 2.5.2). */
const SECOND_TABLE = 0x0200

/** Opens the compound file around a Word document. @throws when a stream is not there */
export function openWordStreams(bytes: Buffer): WordStreams {
  const files: CompoundFiles = CFB
  const file = files.read(bytes, { type: 'buffer' })
  const stream = (name: string): Buffer | null => {
    const content = files.find(file, `/${name}`)?.content
    return content ? Buffer.from(content) : null
  }
  const main = stream('WordDocument')
  if (main === null) throw new RangeError('no text stream')
  const table = stream((main.readUInt16LE(0x0a) & SECOND_TABLE) !== 0 ? '1Table' : '0Table')
  if (table === null) throw new RangeError('no table stream')
  const optional = (name: string) => stream(name) ?? Buffer.alloc(0)
  const [data, summary] = [optional('Data'), optional('\x05SummaryInformation')]
  return { main, table, data, summary, paths: file.FullPaths }
}

/** Some bytes of a stream. @throws when they reach beyond its end, as in a damaged file */
export function bytesAt(stream: Buffer, from: number, length: number): Buffer {
  if (from + length > stream.length) throw new RangeError('bytes beyond the end of a stream')
  return stream.subarray(from, from + length)
}
