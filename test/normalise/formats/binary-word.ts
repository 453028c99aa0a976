import { CFB } from '@e965/xlsx'

/** A property modifier: its code and its operand, byte by byte ([MS-DOC] 2.6). */
export type Modifier = [code: number, ...operand: number[]]

export interface BinaryParagraph {
  text: string
  /** What ends it, `\r` unless said. */
  mark?: string
  style?: number
  properties?: Modifier[]
  letters?: Modifier[]
}

export interface BinaryLevel {
  /** Number format ([MS-OSHARED] 2.2.1.3): 0 digits, 2 small Roman, 4 small letters, 23 bullet. */
  format: number
  /** The label, `\0` standing for the number of the first level. */
  text: string
  start?: number
}

export interface BinaryWord {
  paragraphs: BinaryParagraph[]
  /** Lists of one or nine levels, each with the numbers at which its uses start again (null: they count on). */
  lists?: { levels: BinaryLevel[]; uses: (number | null)[] }[]
  styles?: { builtIn: number; name: string; base?: number; properties?: Modifier[] }[]
}

const PAGE = 512
const TEXT_AT = 0x800
/** Few enough that their properties fit a page. */
const PARAGRAPHS_A_PAGE = 6

export const inList = (use: number, level = 0): Modifier[] => [
  [0x260a, level],
  [0x460b, use, 0],
]
export const IN_TABLE: Modifier = [0x2416, 1]
export const ENDS_ROW: Modifier = [0x2417, 1]
export const BOLD: Modifier = [0x0835, 1]
export const HIDDEN: Modifier = [0x083c, 1]

/** Writes a Word 97–2003 document ([MS-DOC]) with properties, styles and lists. */
export function binaryWord(word: BinaryWord): Uint8Array {
  const text = word.paragraphs.map(({ text, mark = '\r' }) => text + mark).join('')
  const letters = Buffer.from(text, 'utf16le')
  const pagesAt = Math.ceil((TEXT_AT + letters.length) / PAGE)
  const paragraphs = pagesOf(
    word.paragraphs,
    ({ style = 0, properties = [] }) => {
      const own = Buffer.concat([uint16(style), modifiers(properties)])
      // The length in words, half a word less; where that does not come out even, in a second byte.
      return own.length % 2 === 1
        ? Buffer.concat([Buffer.of((own.length + 1) / 2), own])
        : Buffer.concat([Buffer.of(0, own.length / 2), own])
    },
    13,
  )
  const characters = pagesOf(
    word.paragraphs,
    ({ letters = [] }) => {
      const own = modifiers(letters)
      return Buffer.concat([Buffer.of(own.length), own])
    },
    1,
  )
  const main = Buffer.alloc(Math.max(4096, (pagesAt + paragraphs.pages.length + characters.pages.length) * PAGE))
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0x00c1, 2)
  main.writeUInt32LE(text.length, 0x4c)
  letters.copy(main, TEXT_AT)
  for (const [at, page] of [...paragraphs.pages, ...characters.pages].entries()) page.copy(main, (pagesAt + at) * PAGE)

  const tables: Buffer[] = []
  const point = (at: number, table: Buffer, told = table.length) => {
    main.writeUInt32LE(Buffer.concat(tables).length, at)
    main.writeUInt32LE(told, at + 4)
    tables.push(table)
  }
  point(0xa2, styleSheet(word.styles ?? []))
  point(0xfa, pageTable(characters.starts, pagesAt + paragraphs.pages.length))
  point(0x102, pageTable(paragraphs.starts, pagesAt))
  point(
    0x1a2,
    Buffer.concat([Buffer.of(2), uint32(16), uint32(0), uint32(text.length), uint16(0), uint32(TEXT_AT), uint16(0)]),
  )
  const lists = word.lists ?? []
  const levels = lists.flatMap((list) => list.levels.map(levelBytes))
  point(0x2e2, Buffer.concat([uint16(lists.length), ...lists.map(listBytes), ...levels]), 2 + lists.length * 28)
  point(0x2ea, usesOf(lists))
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, 'WordDocument', main)
  CFB.utils.cfb_add(file, '0Table', Buffer.concat([...tables, Buffer.alloc(4096)]))
  return new Uint8Array(Buffer.from(CFB.write(file, { type: 'buffer' })))
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function modifiers(all: Modifier[]): Buffer {
  return Buffer.concat(all.map(([code, ...operand]) => Buffer.concat([uint16(code), Buffer.from(operand)])))
}

/** Pages of runs, a run a paragraph: the places, then where the properties lie, which fill the page from its end. */
function pagesOf(all: BinaryParagraph[], propertiesOf: (paragraph: BinaryParagraph) => Buffer, width: number) {
  const pages: Buffer[] = []
  const starts: number[] = []
  let position = TEXT_AT
  for (let from = 0; from < all.length; from += PARAGRAPHS_A_PAGE) {
    const some = all.slice(from, from + PARAGRAPHS_A_PAGE)
    const page = Buffer.alloc(PAGE)
    let free = PAGE - 2
    starts.push(position)
    for (const [at, paragraph] of some.entries()) {
      page.writeUInt32LE(position, at * 4)
      position += (paragraph.text.length + 1) * 2
      const properties = propertiesOf(paragraph)
      free = (free - properties.length) & ~1
      properties.copy(page, free)
      page.writeUInt8(free / 2, (some.length + 1) * 4 + at * width)
    }
    page.writeUInt32LE(position, some.length * 4)
    page.writeUInt8(some.length, PAGE - 1)
    pages.push(page)
  }
  return { pages, starts: [...starts, position] }
}

function pageTable(starts: number[], first: number): Buffer {
  return Buffer.concat([...starts.map(uint32), ...starts.slice(1).map((_, at) => uint32(first + at))])
}

function styleSheet(styles: NonNullable<BinaryWord['styles']>): Buffer {
  const written = styles.map(({ builtIn, name, base = 0xfff, properties = [] }, number) => {
    const own = Buffer.concat([uint16(number), modifiers(properties)])
    const padded = own.length % 2 === 1 ? Buffer.concat([own, Buffer.alloc(1)]) : own
    const style = Buffer.concat([
      uint16(builtIn),
      uint16(1 | (base << 4)),
      Buffer.alloc(6),
      uint16(name.length),
      Buffer.from(`${name}\0`, 'utf16le'),
      uint16(own.length),
      padded,
      uint16(0),
    ])
    return Buffer.concat([uint16(style.length), style])
  })
  return Buffer.concat([uint16(4), uint16(styles.length), uint16(10), ...written])
}

function listBytes({ levels }: { levels: BinaryLevel[] }, number: number): Buffer {
  return Buffer.concat([uint32(100 + number), Buffer.alloc(22), Buffer.of(levels.length === 1 ? 1 : 0, 0)])
}

function levelBytes({ format, text, start = 1 }: BinaryLevel): Buffer {
  const head = Buffer.alloc(28)
  head.writeInt32LE(start, 0)
  head.writeUInt8(format, 4)
  return Buffer.concat([head, uint16(text.length), Buffer.from(text, 'utf16le')])
}

function usesOf(lists: NonNullable<BinaryWord['lists']>): Buffer {
  const uses = lists.flatMap((list, number) => list.uses.map((start) => ({ number, start })))
  const heads = uses.map(({ number, start }) =>
    Buffer.concat([uint32(100 + number), Buffer.alloc(8), Buffer.of(start === null ? 0 : 1, 0, 0, 0)]),
  )
  const data = uses.map(({ start }) =>
    start === null ? uint32(0) : Buffer.concat([uint32(0), uint32(start), uint32(0x10)]),
  )
  return Buffer.concat([uint32(uses.length), ...heads, ...data])
}
