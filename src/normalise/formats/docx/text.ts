import type { BlockDraft, TextRun, TextStyle } from '../../document-draft.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { type CharacterLook, overlay, readLook, type Styles } from './styles.ts'
import { attribute, child, children, nameOf, valueIn } from './xml.ts'

/** Text that was struck out by a tracked change, codes of fields, and what is only kept for older programs. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'pPr', 'rPr', 'sdtPr', 'tblPr'])
/** Ticks and boxes of the symbol fonts, as letters name them; other symbols are ornaments. */
const SYMBOLS = new Map<string, string>(
  Object.entries({
    f0fc: '✓',
    f0fe: '☑',
    f0fd: '☒',
    f0a8: '☐',
    f06f: '☐',
    f0b7: '•',
    f0a3: '£',
  }),
)

/** What a part holds: the body, a header, a cell, a text box. */
export interface WordBody {
  blocks: BlockDraft[]
  /** Contents of text boxes, in the order of their anchors. */
  boxes: MarkupElement[]
}

export interface ParagraphText {
  runs: TextRun[]
  /** Contents of text boxes anchored in the paragraph. */
  boxes: MarkupElement[]
}

/** Reads the text of a paragraph with its looks; text boxes anchored in it are handed back apart. */
export function readParagraphText(paragraph: MarkupElement, look: CharacterLook, styles: Styles): ParagraphText {
  const text: ParagraphText = { runs: [], boxes: [] }
  for (const element of childElements(paragraph)) readInline(element, look, styles, text)
  return text
}

function readInline(element: MarkupElement, look: CharacterLook, styles: Styles, text: ParagraphText): void {
  const name = nameOf(element)
  if (LEFT_OUT.has(name)) return
  if (name === 'r') readRun(element, look, styles, text)
  else if (name === 'txbxContent') text.boxes.push(element)
  else if (name === 'sdt' && child(element, 'sdtPr', 'showingPlcHdr')) return
  else if (name === 't') addRun(text, textIn(element), look)
  else for (const inner of childElements(element)) readInline(inner, look, styles, text)
}

function readRun(run: MarkupElement, around: CharacterLook, styles: Styles, text: ParagraphText): void {
  const properties = child(run, 'rPr')
  const named = overlay(around, styles.character(valueIn(properties, 'rStyle')))
  const look = overlay(named, readLook(properties))
  if (look.hidden) return
  for (const element of childElements(run)) {
    const printed = printedAs(element)
    if (printed === null) readInline(element, look, styles, text)
    else addRun(text, printed, look)
  }
}

/** What the small elements of a run print, null for those that hold more. */
function printedAs(element: MarkupElement): string | null {
  switch (nameOf(element)) {
    case 't':
      return textIn(element)
    case 'tab':
    case 'ptab':
      return ' '
    case 'br':
      return attribute(element, 'type') === null || attribute(element, 'type') === 'textWrapping' ? '\n' : ' '
    case 'cr':
      return '\n'
    case 'noBreakHyphen':
      return '-'
    case 'sym':
      return SYMBOLS.get((attribute(element, 'char') ?? '').toLowerCase()) ?? ''
    default:
      return null
  }
}

function textIn(element: MarkupElement): string {
  // Line breaks within an element are white space of the file.
  return element.children.map((node) => (node.type === 'text' ? node.data.replace(/[\r\n]+/g, ' ') : '')).join('')
}

function addRun(text: ParagraphText, printed: string, look: CharacterLook): void {
  if (printed !== '') text.runs.push({ ...styleOf(look), text: printed, page: null })
}

function styleOf({ bold, italic, colour }: CharacterLook): TextStyle {
  return { bold: bold ?? false, italic: italic ?? false, colour: colour === 'auto' ? null : colour }
}

/** The paragraphs and tables in a part, through the wrappers that Word puts around them. */
export function blockElements(container: MarkupElement): MarkupElement[] {
  return childElements(container).flatMap((element) => {
    const name = nameOf(element)
    if (name === 'p' || name === 'tbl') return [element]
    if (name === 'sdt') return children(element, 'sdtContent').flatMap(blockElements)
    if (name === 'AlternateContent') return children(element, 'Choice').flatMap(blockElements)
    return /^(?:customXml|smartTag|ins|moveTo)$/.test(name) ? blockElements(element) : []
  })
}
