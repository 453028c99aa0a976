import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { NormaliserWarning, Result } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { DocumentDraft } from '../../document-draft.ts'
import { authorWarnings } from '../../metadata-authors.ts'
import type { TextRecogniser } from '../../ocr/recogniser.ts'
import { placeOf, type Reader, type Source } from '../reader.ts'
import { readAnnotations } from './annotations.ts'
import { readDrawing } from './drawing.ts'
import { findHiddenText } from './hidden-text.ts'
import { layOut } from './lay-out.ts'
import { countTags, type PdfPage } from './page.ts'
import { openPagePictures, type PdfPictures } from './page-pictures.ts'
import { createParser, fontData, loadPdfjs, type Pdfjs } from './pdfjs.ts'
import { readPage } from './read-page.ts'
import { recognisePages } from './recognise-pages.ts'

/** Longer documents are read up to here, with a warning: no letter comes near. */
const MOST_PAGES = 1500

/** pdfjs goes through a table's tags anew for each page: a table of thousands of rows is read by its places instead. */
const MOST_TAGS = 60_000

/** Reads the text of a PDF; pages that are only pictures of text are read by OCR. */
export const readPdf: Reader = async (source, recogniser) => {
  const pdfjs = await loadPdfjs()
  const parser = await createParser(pdfjs)
  // pdfjs takes the bytes over, so it gets its own copy.
  const loading = pdfjs.getDocument({
    data: new Uint8Array(source.bytes),
    ...fontData(),
    worker: parser,
    cMapPacked: true,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const pictures = openPagePictures(pdfjs, source)
  try {
    return { ok: true, value: await readDocumentPages(pdfjs, await loading.promise, pictures, recogniser) }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return encrypted(source)
    throw error
  } finally {
    await pictures.close()
    await loading.destroy()
    parser.destroy()
  }
}

function encrypted(source: Source): Result<DocumentDraft> {
  return { ok: false, failure: failure('encrypted_document', 'The PDF needs a password.', placeOf(source)) }
}

async function readDocumentPages(
  pdfjs: Pdfjs,
  pdf: PDFDocumentProxy,
  pictures: PdfPictures,
  recogniser: TextRecogniser,
): Promise<DocumentDraft> {
  const layers = await pdf.getOptionalContentConfig()
  const pages: PdfPage[] = []
  const warnings: NormaliserWarning[] = []
  let tagsLeft = MOST_TAGS
  let embedded = 0
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    try {
      const page = await pdf.getPage(number)
      const drawing = await readDrawing(pdfjs, page, (group) => layers.isVisible(group))
      const { width, height } = page.getViewport({ scale: 1 })
      const hidden = await findHiddenText(drawing, { number, width, height }, pictures)
      const read = await readPage(page, drawing, hidden.letters, tagsLeft > 0)
      const { fragments, comments, files } = await readAnnotations(page)
      embedded += files
      warnings.push(...hidden.warnings, ...commentWarnings(comments, number))
      tagsLeft -= read.tags === null ? 0 : countTags(read.tags)
      pages.push({ ...read, fragments: [...read.fragments, ...fragments] })
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
  embedded += await countAttachments(pdf)
  warnings.push(...fileWarnings(embedded), ...authorWarnings([await authorOf(pdf)]))
  const seen = await recognisePages(pictures, pages, recogniser)
  return {
    title: await titleOf(pdf),
    blocks: layOut(seen.pages),
    warnings: [...warnings, ...seen.warnings],
    recognisedPages: seen.recognised,
  }
}

function commentWarnings(count: number, page: number): NormaliserWarning[] {
  if (count === 0) return []
  const message = `Comments lie on the page: ${count}. They are not in the text.`
  return [{ kind: 'comments', message, place: `page ${page}`, count }]
}

function fileWarnings(count: number): NormaliserWarning[] {
  if (count === 0) return []
  const message = `Embedded files lie in the document: ${count}. They are not in the text.`
  return [{ kind: 'embedded_file', message, place: null, count }]
}

async function countAttachments(pdf: PDFDocumentProxy): Promise<number> {
  try {
    const files: unknown = await pdf.getAttachments()
    if (files instanceof Map) return files.size
    return typeof files === 'object' && files !== null ? Object.keys(files).length : 0
  } catch {
    // A damaged list of files says nothing.
    return 0
  }
}

async function authorOf(pdf: PDFDocumentProxy): Promise<unknown> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  return 'Author' in info ? info.Author : null
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
