import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { NormaliserWarning, Result } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { BlockDraft, DocumentDraft } from '../../document-draft.ts'
import { placeOf, type Reader, type Source } from '../reader.ts'
import { type PdfBlock, paragraphOf } from './blocks.ts'
import { draftBlocks, type Typography } from './drafts.ts'
import { vocabularyOf } from './join-lines.ts'
import { linesByPlace } from './lines.ts'
import { countTags, type PdfPage } from './page.ts'
import { joinAcrossPages } from './page-breaks.ts'
import { type SortedPage, sortOutFurniture } from './page-furniture.ts'
import { fontData, loadPdfjs, type Pdfjs } from './pdfjs.ts'
import { readPlacedPage } from './placed-layout.ts'
import { inPrintedOrder } from './printed-order.ts'
import { readPage } from './read-page.ts'
import { readTaggedPage } from './tagged-layout.ts'

/** Longer documents are read up to here, with a warning: no letter comes near. */
const MOST_PAGES = 1500

/** pdfjs goes through a table's tags anew for each page: a table of thousands of rows is read by its places instead. */
const MOST_TAGS = 60_000

/** Reads the text of a PDF; what is only a picture of text gives no text. */
export const readPdf: Reader = async (source) => {
  const pdfjs = await loadPdfjs()
  // pdfjs takes the bytes over, so it gets its own copy.
  const loading = pdfjs.getDocument({
    data: new Uint8Array(source.bytes),
    ...fontData(),
    cMapPacked: true,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    return { ok: true, value: await readDocumentPages(pdfjs, await loading.promise) }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return encrypted(source)
    throw error
  } finally {
    await loading.destroy()
  }
}

function encrypted(source: Source): Result<DocumentDraft> {
  return { ok: false, failure: failure('encrypted_document', 'The PDF needs a password.', placeOf(source)) }
}

async function readDocumentPages(pdfjs: Pdfjs, pdf: PDFDocumentProxy): Promise<DocumentDraft> {
  const pages: PdfPage[] = []
  const warnings: NormaliserWarning[] = []
  let tagsLeft = MOST_TAGS
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    try {
      const page = await pdf.getPage(number)
      const read = await readPage(pdfjs, page, tagsLeft > 0)
      tagsLeft -= read.tags === null ? 0 : countTags(read.tags)
      pages.push(read)
      page.cleanup()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      warnings.push({
        kind: 'unreadable_page',
        message: `The page could not be read: ${reason}`,
        place: `page ${number}`,
      })
    }
  }
  if (pdf.numPages > MOST_PAGES) {
    const message = `Only ${MOST_PAGES} of ${pdf.numPages} pages are in the text.`
    warnings.push({ kind: 'pages_left_out', message, place: null })
  }
  if (pages.length === 0) throw new Error(warnings[0]?.message ?? 'it has no pages')
  for (const page of pages) {
    if (page.fragments.length > 0) continue
    warnings.push({
      kind: 'page_without_text',
      message: 'The page has no text; it may be a scan.',
      place: `page ${page.number}`,
    })
  }
  return { title: await titleOf(pdf), blocks: layOut(pages), warnings }
}

/** Names that a program gives, such as a hash or "Microsoft Word - ", are no title. */
async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  try {
    const { info } = await pdf.getMetadata()
    const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.replace(/^Microsoft \w+ - /, '') : ''
    return title.trim() === '' || /^[\da-f]{16,}(?:\.\w+)?$/i.test(title) ? null : title
  } catch {
    return null
  }
}

/** Text of all pages in reading order, then what is printed around it. */
function layOut(pages: PdfPage[]): BlockDraft[] {
  const sorted = sortOutFurniture(pages)
  const reading = sorted.map((page) => layOutPage(page))
  const furniture = sorted.flatMap((page) =>
    page.furniture.map(({ kind, line }): PdfBlock => paragraphOf([line], line.right, kind)),
  )
  return draftBlocks([...joinAcrossPages(reading), ...furniture], typographyOf(sorted))
}

function layOutPage({ page, reading }: SortedPage): PdfBlock[] {
  const margin = reading.reduce((right, fragment) => Math.max(right, fragment.x + fragment.width), 0)
  const tagged = readTaggedPage(page, reading, margin)
  if (tagged === null) return readPlacedPage(page, reading, margin)
  const left = tagged.rest.reduce((letters, fragment) => letters + fragment.text.length, 0)
  const all = reading.reduce((letters, fragment) => letters + fragment.text.length, 0)
  // Tags that miss much of the text were made for something else.
  return left > all * 0.2
    ? readPlacedPage(page, reading, margin)
    : [...inPrintedOrder(tagged.blocks), ...readPlacedPage(page, tagged.rest, margin)]
}

function typographyOf(pages: SortedPage[]): Typography {
  const letters = new Map<number, number>()
  for (const fragment of pages.flatMap((page) => page.reading)) {
    const size = Math.round(fragment.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + fragment.text.length)
  }
  const [usual] = [...letters].sort((one, other) => other[1] - one[1])
  const lines = pages.flatMap((page) => linesByPlace(page.reading))
  return { bodySize: usual?.[0] ?? 11, vocabulary: vocabularyOf(lines) }
}
