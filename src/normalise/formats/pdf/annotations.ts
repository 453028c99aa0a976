import type { PDFPageProxy } from 'pdfjs-dist'
import { apply, IDENTITY, matrixFrom } from './matrix.ts'
import type { Fragment } from './page.ts'

/** What is attached to a page beside what is printed on it. */
export interface PageAnnotations {
  /** Text that is seen on the page: typed onto it, or filled into a form. */
  fragments: Fragment[]
  /** Remarks that are shown only where one points at them. */
  comments: number
  files: number
}

/** Kinds that mark a place on the page and may carry a remark (ISO 32000-2, 12.5.6.2). */
const REMARKS = new Set(
  'Text Highlight Underline Squiggly StrikeOut Caret Ink Stamp Square Circle Line Polygon PolyLine Redact'.split(' '),
)
/** Distance of lines, in heights of the letters. */
const LEADING = 1.2
const USUAL_SIZE = 11

/** Reads a page's annotations. */
export async function readAnnotations(page: PDFPageProxy): Promise<PageAnnotations> {
  const found: PageAnnotations = { fragments: [], comments: 0, files: 0 }
  const annotations: unknown[] = await page.getAnnotations()
  for (const annotation of annotations) {
    if (!isRecord(annotation)) continue
    const { subtype } = annotation
    if (subtype === 'FileAttachment') found.files++
    else if (subtype === 'FreeText') found.fragments.push(...fragmentsOf(page, annotation, contentsOf(annotation)))
    else if (subtype === 'Widget') found.fragments.push(...fragmentsOf(page, annotation, enteredText(annotation)))
    else if (typeof subtype === 'string' && REMARKS.has(subtype) && contentsOf(annotation) !== '') found.comments++
  }
  return found
}

function contentsOf({ contentsObj }: Record<string, unknown>): string {
  return isRecord(contentsObj) && typeof contentsObj['str'] === 'string' ? contentsObj['str'].trim() : ''
}

/** What stands in a field for text or for a choice; a password stays covered. */
function enteredText({ fieldType, fieldValue, password, hidden }: Record<string, unknown>): string {
  if ((fieldType !== 'Tx' && fieldType !== 'Ch') || password === true || hidden === true) return ''
  const values: unknown[] = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  return values
    .filter((value) => typeof value === 'string')
    .join('\n')
    .trim()
}

/** The lines of a text within its box, from the top. */
function fragmentsOf(page: PDFPageProxy, annotation: Record<string, unknown>, text: string): Fragment[] {
  const { rect } = annotation
  if (text === '' || !Array.isArray(rect)) return []
  const viewport = page.getViewport({ scale: 1 })
  const toView = matrixFrom(viewport.transform) ?? IDENTITY
  const [x1, y1] = apply(toView, Number(rect[0]), Number(rect[1]))
  const [x2, y2] = apply(toView, Number(rect[2]), Number(rect[3]))
  const lines = text.split(/\r\n?|\n/)
  const height = Math.abs(y2 - y1)
  const size = Math.max(1, Math.min(USUAL_SIZE, height / lines.length / LEADING))
  return lines.flatMap((line, at): Fragment[] => {
    if (line.trim() === '') return []
    const y = Math.min(y1, y2) + (height - lines.length * LEADING * size) / 2 + (at * LEADING + 1) * size
    const width = Math.min(Math.abs(x2 - x1), line.length * size * 0.5)
    const look = { bold: false, italic: false, colour: null, spaced: true, tag: null, artifact: false }
    return [{ ...look, text: line.trim(), x: Math.min(x1, x2), y, width, size, page: page.pageNumber }]
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
