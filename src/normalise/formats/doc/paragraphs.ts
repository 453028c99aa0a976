import type { Styles } from '../docx/styles.ts'
import { type CharacterProperties, readCharacterProperties, writeCharacterProperties } from './character-properties.ts'
import { fieldCodes } from './hidden-field-codes.ts'
import type { Stretch } from './information-block.ts'
import { element, escapeText } from './markup.ts'
import { type ParagraphProperties, readParagraphProperties, writeParagraphProperties } from './paragraph-properties.ts'
import type { Piece, WordText } from './pieces.ts'
import { readProperties } from './properties.ts'
import type { PropertyRuns } from './property-runs.ts'

/** The text of a document with what is said of it. */
export interface WordSource {
  text: WordText
  paragraphs: PropertyRuns
  characters: PropertyRuns
  styles: Styles
}

export interface Paragraph {
  /** The paragraph as WordprocessingML. */
  written: string
  properties: ParagraphProperties
  /** Whether its mark ends a cell or a row. */
  endsCell: boolean
}

const [PARAGRAPH_END, CELL_END, PAGE_BREAK] = ['\r', '\x07', '\f']
/** More than this in one document or paragraph is damage: no letter or policy comes near. */
const MOST_PARAGRAPHS = 100_000
const MOST_RUNS = 20_000
/** What small signs print; other control characters print nothing. */
const SIGNS: Record<string, string> = {
  '\t': element('tab', {}),
  '\v': element('br', {}),
  '\f': element('br', { type: 'page' }),
  '\x0e': element('br', { type: 'column' }),
  '\x1e': element('noBreakHyphen', {}),
}

/** Reads the paragraphs of a stretch of the text ([MS-DOC] 2.4.2, 2.4.6). */
export function readParagraphs(source: WordSource, stretch: Stretch): Paragraph[] {
  const { letters } = source.text
  if (stretch.end > letters.length) throw new RangeError('a story longer than the text')
  const isCode = fieldCodes(letters, stretch)
  const paragraphs: Paragraph[] = []
  let start = stretch.start
  for (let at = start; at < stretch.end; at++) {
    const isLast = at === stretch.end - 1
    if (!isLast && !endsParagraph(source, at)) continue
    const isMark = letters[at] === PARAGRAPH_END || letters[at] === CELL_END || letters[at] === PAGE_BREAK
    paragraphs.push(readParagraph(source, { start, end: isMark ? at : at + 1 }, at, isCode))
    if (paragraphs.length > MOST_PARAGRAPHS) throw new RangeError('more paragraphs than a document has')
    start = at + 1
  }
  return paragraphs
}

/** A page break stands within its paragraph, unless a section ends with it. */
function endsParagraph({ text, paragraphs }: WordSource, at: number): boolean {
  const sign = text.letters[at]
  if (sign !== PAGE_BREAK) return sign === PARAGRAPH_END || sign === CELL_END
  const piece = text.pieceAt(at)
  const position = positionOf(piece, at)
  return paragraphs.at(position).end <= position + piece.width
}

function positionOf(piece: Piece, character: number): number {
  return piece.position + (character - piece.start) * piece.width
}

/** @param mark the character that ends the paragraph, whose properties are the paragraph's */
function readParagraph(
  source: WordSource,
  stretch: Stretch,
  mark: number,
  isCode: (character: number) => boolean,
): Paragraph {
  const piece = source.text.pieceAt(mark)
  const run = source.paragraphs.at(positionOf(piece, mark))
  const properties = readParagraphProperties([...readProperties(run.properties), ...readProperties(piece.changes)])
  const style = properties.style ?? run.style
  const runs = writeRuns(source, stretch, style, isCode)
  return {
    written: element('p', {}, writeParagraphProperties(properties, style) + runs),
    properties,
    endsCell: source.text.letters[mark] === CELL_END,
  }
}

function writeRuns(
  source: WordSource,
  { start, end }: Stretch,
  style: number,
  isCode: (character: number) => boolean,
): string {
  const around = source.styles.paragraph(String(style)).look
  const runs: string[] = []
  for (let at = start; at < end; ) {
    const piece = source.text.pieceAt(at)
    const position = positionOf(piece, at)
    const run = source.characters.at(position)
    const to = Math.min(end, piece.end, at + Math.ceil((run.end - position) / piece.width))
    const properties = [...readProperties(run.properties), ...readProperties(piece.changes)]
    const look = readCharacterProperties(properties, around)
    runs.push(writeRun(lettersOf(source.text.letters, at, to, isCode), look))
    if (runs.length > MOST_RUNS) throw new RangeError('more looks than a paragraph has')
    at = to
  }
  return runs.join('')
}

function lettersOf(letters: string, from: number, to: number, isCode: (character: number) => boolean): string {
  let printed = ''
  for (let at = from; at < to; at++) if (!isCode(at)) printed += letters[at]
  return printed
}

function writeRun(letters: string, look: CharacterProperties): string {
  if (letters === '') return ''
  const content = look.symbol === null ? writeLetters(letters) : element('sym', { char: look.symbol })
  if (content === '') return ''
  const run = element('r', {}, writeCharacterProperties(look) + content)
  if (look.deleted) return element('del', {}, run)
  return look.inserted ? element('ins', {}, run) : run
}

/** Letters as text, and the signs between them as what they print. */
function writeLetters(letters: string): string {
  return (
    letters
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are Word's signs
      .split(/([\x00-\x1f])/)
      .map((part) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are Word's signs
        if (/^[\x00-\x1f]/.test(part)) return SIGNS[part] ?? ''
        const text = escapeText(part)
        return text === '' ? '' : element('t', {}, text)
      })
      .join('')
  )
}
