import { readCharacterProperties, writeCharacterProperties } from './character-properties.ts'
import { tableBytes } from './information-block.ts'
import { element, property } from './markup.ts'
import { readParagraphProperties, writeParagraphProperties } from './paragraph-properties.ts'
import { readProperties } from './properties.ts'
import { bytesAt, type WordStreams } from './streams.ts'

const PARAGRAPH = 1
const CHARACTER = 2
const NO_BASE = 0xfff
/** Built-in styles are told by number, whatever the language of their names ([MS-DOC] 2.9.260). */
const LAST_HEADING = 9
const TITLE = 62

/** Writes the style sheet ([MS-DOC] 2.9.271) as the styles part of a DOCX; a style's id is its number. */
export function writeStyles(streams: WordStreams): string {
  const bytes = tableBytes(streams, 'styles')
  if (bytes.length === 0) return element('styles', {})
  const head = bytes.readUInt16LE(0)
  const count = bytes.readUInt16LE(2)
  const baseLength = bytes.readUInt16LE(4)
  const styles: string[] = []
  let at = 2 + head
  for (let number = 0; number < count; number++) {
    const length = bytes.readUInt16LE(at)
    if (length > 0) styles.push(writeStyle(bytesAt(bytes, at + 2, length), number, baseLength))
    at += 2 + length + (length % 2)
  }
  return element('styles', {}, styles.join(''))
}

function writeStyle(style: Buffer, number: number, baseLength: number): string {
  const kind = style.readUInt16LE(2) & 0xf
  const base = style.readUInt16LE(2) >> 4
  const nameLength = style.readUInt16LE(baseLength)
  const parts = partsOf(style, baseLength + 2 + nameLength * 2 + 2)
  const name = nameOf(style.readUInt16LE(0) & 0xfff, bytesAt(style, baseLength + 2, nameLength * 2).toString('utf16le'))
  // The properties of a paragraph style begin with its own number.
  const paragraph = kind === PARAGRAPH ? parts[0]?.subarray(2) : undefined
  const letters = kind === PARAGRAPH ? parts[1] : kind === CHARACTER ? parts[0] : undefined
  return element(
    'style',
    {
      type: kind === PARAGRAPH ? 'paragraph' : 'character',
      styleId: number,
      default: kind === PARAGRAPH && number === 0 ? 1 : null,
    },
    property('name', name) +
      property('basedOn', base === NO_BASE ? null : base) +
      (paragraph ? writeParagraphProperties(readParagraphProperties(readProperties(paragraph)), null) : '') +
      (letters ? writeCharacterProperties(readCharacterProperties(readProperties(letters), null)) : ''),
  )
}

function nameOf(builtIn: number, name: string): string {
  if (builtIn >= 1 && builtIn <= LAST_HEADING) return `heading ${builtIn}`
  return builtIn === TITLE ? 'Title' : name
}

/** The property lists of a style, each behind its length and filled up to an even one. */
function partsOf(style: Buffer, from: number): Buffer[] {
  const parts: Buffer[] = []
  let at = from
  while (at + 2 <= style.length && parts.length < 3) {
    const length = style.readUInt16LE(at)
    parts.push(bytesAt(style, at + 2, length))
    at += 2 + length + (length % 2)
  }
  return parts
}
