import type { Furniture, Result } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import { demoteAddresses, promoteBoldParagraphs } from '../../bold-headings.ts'
import { type BlockDraft, type DocumentDraft, flattenBlocks, textOf } from '../../document-draft.ts'
import { authorWarnings } from '../../metadata-authors.ts'
import { MemberTooLargeError } from '../../zip-archive.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { placeOf, type Reader } from '../reader.ts'
import { readBody } from './body.ts'
import { takeOutHiddenParts } from './hidden-parts.ts'
import { type Numbering, readNumberingPart } from './numbering.ts'
import { openWordPackage, type WordPackage } from './package.ts'
import { readStyles, type Styles } from './styles.ts'
import { attribute, child, children, nameOf } from './xml.ts'

/**
 * Reads a Word document. An own reader, since libraries drop what letters need: numbers that go on after an answer,
 * label formats, headers and text boxes in which the reference stands.
 */
export const readDocx: Reader = (source) => {
  try {
    return { ok: true, value: readWordPackage(openWordPackage(source.bytes)) }
  } catch (error) {
    if (!(error instanceof MemberTooLargeError)) throw error
    return tooLarge(error, placeOf(source))
  }
}

function tooLarge(error: MemberTooLargeError, where: string): Result<DocumentDraft> {
  return { ok: false, failure: failure('too_large', `The document is too large to be read: ${error.message}.`, where) }
}

/** Reads what a Word document holds, part by part. */
export function readWordPackage(word: WordPackage): DocumentDraft {
  const warnings = [...takeOutHiddenParts(word), ...authorWarnings(word.authors)]
  const styles = readStyles(word.related('styles'))
  const numbering = readNumberingPart(word.related('numbering'), styles)
  const body = child(word.document, 'body')
  if (body === null) return { title: word.title, blocks: [], warnings }
  const main = readBody(body, styles, numbering)
  const boxes = readBoxes(main.boxes, 'text_box', styles, numbering)
  const reading = [...main.blocks, ...readNotes(word, styles, numbering)]
  // A letter that was laid out in text boxes has nothing else to read.
  const boxed = reading.length === 0 ? boxes.map((block) => ({ ...block, furniture: null })) : boxes
  const blocks = [...promoteBoldParagraphs(demoteAddresses(reading)), ...boxed, ...readEdges(word, styles, numbering)]
  return { title: word.title, blocks, warnings }
}

/** Footnotes and endnotes follow the text; those that only draw a separator have a type. */
function readNotes(word: WordPackage, styles: Styles, numbering: Numbering): BlockDraft[] {
  return (['footnote', 'endnote'] as const).flatMap((kind) =>
    children(word.related(`${kind}s`), kind)
      .filter((note) => attribute(note, 'type') === null)
      .flatMap((note) => readBody(note, styles, numbering).blocks),
  )
}

/** Text boxes; one that is drawn again (a page number in each corner) is read once. */
function readBoxes(boxes: MarkupElement[], furniture: Furniture, styles: Styles, numbering: Numbering): BlockDraft[] {
  const seen = new Set<string>()
  return boxes.flatMap((box) => {
    const { blocks } = readBody(box, styles, numbering, furniture)
    const text = textOf(flattenBlocks(blocks))
    if (seen.has(text)) return []
    seen.add(text)
    return blocks
  })
}

/** Headers and footers in the order in which sections name them; the same text (first page, even pages) once. */
function readEdges(word: WordPackage, styles: Styles, numbering: Numbering): BlockDraft[] {
  const seen = new Set<string>()
  return sectionReferences(word.document).flatMap(({ id, furniture }) => {
    const part = word.byId(id)
    if (part === null) return []
    const { blocks, boxes } = readBody(part, styles, numbering, furniture)
    const all = [...blocks, ...readBoxes(boxes, furniture, styles, numbering)]
    const text = textOf(flattenBlocks(all)).trim()
    if (seen.has(text)) return []
    seen.add(text)
    return all
  })
}

function sectionReferences(document: MarkupElement): { id: string; furniture: Furniture }[] {
  const references: { id: string; furniture: Furniture }[] = []
  const waiting: MarkupElement[] = [document]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = nameOf(next)
    const id = attribute(next, 'id')
    if (id !== null && name === 'headerReference') references.push({ id, furniture: 'header' })
    else if (id !== null && name === 'footerReference') references.push({ id, furniture: 'footer' })
    else waiting.push(...childElements(next).reverse())
  }
  return references
}
