import { bytesAt, type WordStreams } from './streams.ts'

/** What a document is made of, in the order in which its text holds it ([MS-DOC] 2.5.4), with where its length stands. */
const STORIES = {
  main: 0x4c,
  footnotes: 0x50,
  edges: 0x54,
  macros: 0x58,
  comments: 0x5c,
  endnotes: 0x60,
  boxes: 0x64,
  edgeBoxes: 0x68,
} as const

/** Where the information block points at a table: its offset, and four bytes on its length ([MS-DOC] 2.5.6). */
const TABLES = {
  styles: 0xa2,
  edges: 0xf2,
  characterPages: 0xfa,
  paragraphPages: 0x102,
  pieces: 0x1a2,
  lists: 0x2e2,
  listOverrides: 0x2ea,
} as const

/** Word 97, the first whose information block is laid out so. */
const FIRST_VERSION = 0xc1

export type Story = keyof typeof STORIES

/** A stretch of the text, in characters. */
export interface Stretch {
  start: number
  end: number
}

/** Where the parts of the text stand. @throws for a document of Word 95 and before */
export function readStories({ main }: WordStreams): Record<Story, Stretch> {
  if (main.readUInt16LE(2) < FIRST_VERSION) throw new RangeError('older than Word 97')
  let end = 0
  const next = (at: number): Stretch => {
    const start = end
    end += main.readUInt32LE(at)
    return { start, end }
  }
  return {
    main: next(STORIES.main),
    footnotes: next(STORIES.footnotes),
    edges: next(STORIES.edges),
    macros: next(STORIES.macros),
    comments: next(STORIES.comments),
    endnotes: next(STORIES.endnotes),
    boxes: next(STORIES.boxes),
    edgeBoxes: next(STORIES.edgeBoxes),
  }
}

/** The bytes of a table; none where the document has no such table. */
export function tableBytes({ main, table }: WordStreams, name: keyof typeof TABLES): Buffer {
  const at = TABLES[name]
  const length = main.readUInt32LE(at + 4)
  return length === 0 ? Buffer.alloc(0) : bytesAt(table, main.readUInt32LE(at), length)
}

/** The table and whatever follows it: the levels of lists stand behind the length that is told ([MS-DOC] 2.9.192). */
export function tableOnwards(streams: WordStreams, name: keyof typeof TABLES): Buffer {
  const { length } = tableBytes(streams, name)
  return length === 0 ? Buffer.alloc(0) : streams.table.subarray(streams.main.readUInt32LE(TABLES[name]))
}
