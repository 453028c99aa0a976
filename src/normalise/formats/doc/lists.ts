import { tableOnwards } from './information-block.ts'
import { element, property } from './markup.ts'
import { readParagraphProperties, writeParagraphProperties } from './paragraph-properties.ts'
import { readProperties } from './properties.ts'
import { bytesAt, type WordStreams } from './streams.ts'

/** Number formats that print other than plain digits ([MS-OSHARED] 2.2.1.3). */
const FORMATS: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}
const LIST = 28
const LEVEL = 28
const USE = 16
/** Flags of a level ([MS-DOC] 2.9.150). */
const [LEGAL, NO_RESTART] = [0x04, 0x08]
/** Flags of an override ([MS-DOC] 2.9.133). */
const [OWN_START, OWN_FORMAT] = [0x10, 0x20]

/** A bullet that is a letter is one of a symbol font, but for the small o that stands for a ring. */
const SYMBOL = /^[^\Wo_]$/

interface Read {
  written: string
  /** Where the next thing begins. */
  next: number
}

/** Writes the lists and their uses ([MS-DOC] 2.9.192, 2.9.191) as the numbering part of a DOCX. */
export function writeNumbering(streams: WordStreams): string {
  return element(
    'numbering',
    {},
    writeLists(tableOnwards(streams, 'lists')) + writeUses(tableOnwards(streams, 'listOverrides')),
  )
}

function writeLists(bytes: Buffer): string {
  if (bytes.length === 0) return ''
  const count = bytes.readUInt16LE(0)
  const lists: string[] = []
  let at = 2 + count * LIST
  for (let number = 0; number < count; number++) {
    const list = bytesAt(bytes, 2 + number * LIST, LIST)
    const levels: string[] = []
    const isSimple = (list.readUInt8(26) & 1) === 1
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const { written, next } = readLevel(bytes, at, level)
      levels.push(written)
      at = next
    }
    lists.push(element('abstractNum', { abstractNumId: list.readInt32LE(0) }, levels.join('')))
  }
  return lists.join('')
}

function readLevel(bytes: Buffer, at: number, level: number): Read {
  const head = bytesAt(bytes, at, LEVEL)
  const [letters, paragraph] = [head.readUInt8(24), head.readUInt8(25)]
  const indents = readParagraphProperties(readProperties(bytesAt(bytes, at + LEVEL, paragraph)))
  const textAt = at + LEVEL + paragraph + letters
  const length = bytes.readUInt16LE(textAt) * 2
  const text = bytesAt(bytes, textAt + 2, length).toString('utf16le')
  const flags = head.readUInt8(5)
  const neverRestarts = (flags & NO_RESTART) !== 0 && head.readUInt8(26) === 0
  const format = FORMATS[head.readUInt8(4)] ?? 'decimal'
  const written = element(
    'lvl',
    { ilvl: level },
    property('start', head.readInt32LE(0)) +
      property('numFmt', format) +
      property('lvlText', format === 'bullet' && SYMBOL.test(text) ? '•' : labelPattern(text)) +
      ((flags & LEGAL) === 0 ? '' : element('isLgl', {})) +
      (neverRestarts ? property('lvlRestart', 0) : '') +
      writeParagraphProperties({ ...indents, list: null, level: null, outline: null }, null),
  )
  return { written, next: textAt + 2 + length }
}

/** A label's text, in which the characters 0 to 8 stand for the numbers of the levels: `\0.\x01` → `%1.%2`. */
function labelPattern(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they stand for the numbers
  return text.replace(/[\x00-\x08]/g, (place) => `%${place.charCodeAt(0) + 1}`).replaceAll('\uf020', ' ')
}

function writeUses(bytes: Buffer): string {
  if (bytes.length === 0) return ''
  const count = bytes.readUInt32LE(0)
  const uses: string[] = []
  let at = 4 + count * USE
  for (let number = 0; number < count; number++) {
    const use = bytesAt(bytes, 4 + number * USE, USE)
    const { written, next } = readOverrides(bytes, at + 4, use.readUInt8(12))
    uses.push(element('num', { numId: number + 1 }, property('abstractNumId', use.readInt32LE(0)) + written))
    at = next
  }
  return uses.join('')
}

function readOverrides(bytes: Buffer, from: number, count: number): Read {
  const overrides: string[] = []
  let at = from
  for (let number = 0; number < count; number++) {
    const flags = bytes.readUInt8(at + 4)
    const level = flags & 0xf
    let start = bytes.readInt32LE(at)
    let own = ''
    at += 8
    if ((flags & OWN_FORMAT) !== 0) {
      start = bytes.readInt32LE(at)
      const read = readLevel(bytes, at, level)
      own = read.written
      at = read.next
    }
    const startOverride = property('startOverride', (flags & OWN_START) === 0 ? null : start)
    overrides.push(element('lvlOverride', { ilvl: level }, startOverride + own))
  }
  return { written: overrides.join(''), next: at }
}
