import type { NormaliserWarning } from '../../../domain.ts'
import { asPrinted } from '../../ocr/misread.ts'
import type { RecognisedText } from '../../ocr/recogniser.ts'
import type { Fragment, PdfPage } from './page.ts'

/** Below this confidence a reader should look at the page itself. */
const DOUBTFUL = 70
/** Height of a font beside the height from its tallest letters' top to its deepest letters' bottom. */
const FONT_TO_ROW = 1.1

/**
 * A page that OCR has read, as pieces of text with their places in points: the same rules of layout then find its
 * paragraphs, lists and tables.
 */
export function recognisedPage(number: number, text: RecognisedText, resolution: number): PdfPage {
  const scale = 72 / resolution
  const wordAt = (at: number, baseline: number) => {
    const word = text.words[at]
    return word !== undefined && Math.abs(word.baseline - baseline) < word.height / 2 ? word.text : ''
  }
  const fragments = text.words.map((word, at): Fragment => {
    const { left, right, baseline, height } = word
    return {
      text: asPrinted(word.text.normalize('NFKC'), wordAt(at - 1, baseline), wordAt(at + 1, baseline)),
      x: left * scale,
      y: baseline * scale,
      width: (right - left) * scale,
      size: height * scale * FONT_TO_ROW,
      bold: false,
      italic: false,
      colour: null,
      spaced: true,
      tag: null,
      artifact: text.logoWords.has(word),
      page: number,
    }
  })
  const rules = text.rules.map(({ x, y, width, height }) => ({
    x: x * scale,
    y: y * scale,
    width: width * scale,
    height: height * scale,
  }))
  return {
    number,
    width: text.width * scale,
    height: text.height * scale,
    fragments,
    rules,
    tags: null,
    recognised: true,
  }
}

/** What is to be said of a page that OCR read with little confidence. */
export function doubtfulPage(number: number, confidence: number): NormaliserWarning[] {
  if (confidence >= DOUBTFUL) return []
  const message = `OCR read the page with little confidence (${confidence} of 100).`
  return [{ kind: 'doubtful_page', message, place: `page ${number}` }]
}
