import type { NormaliserWarning, RecognisedPage } from '../../../domain.ts'
import type { TextRecogniser } from '../../ocr/recogniser.ts'
import { withoutLogos } from './logo-lines.ts'
import type { PdfPage } from './page.ts'
import type { PagePictures } from './page-pictures.ts'
import { doubtfulPage, recognisedPage } from './recognised-page.ts'

/** Pages of one document that are read by OCR, two or three seconds each; longer scans are read up to here. */
const MOST_RECOGNISED = 60
/** Whatever the pages are like, a document keeps its reader busy no longer. */
const TIME_LIMIT_MILLISECONDS = 180_000
/** Where this long nothing could be read, nothing will be: a damaged file, pictures of no text. */
const MOST_MILLISECONDS_IN_VAIN = 12_000
/** Pages in a row on which OCR may fail before it is given up. */
const MOST_FAILURES = 2
/** Letters of a page that may be a stamp or a running line on a scan; longer text is the page's own. */
const FEW_LETTERS = 200
/** The share of a page that a scan covers; a letterhead's logo covers less. */
const SCAN = 0.5

export interface SeenPages {
  pages: PdfPage[]
  recognised: RecognisedPage[]
  warnings: NormaliserWarning[]
}

/** Reads by OCR those pages that have no text of their own, or all of them where that is asked for. */
export async function recognisePages(
  pictures: PagePictures,
  pages: PdfPage[],
  recogniser: TextRecogniser,
): Promise<SeenPages> {
  const seen: SeenPages = { pages: [], recognised: [], warnings: [] }
  const began = performance.now()
  let failures = 0
  let leftOut = 0
  try {
    for (const page of pages) {
      if (recogniser.mode === 'off' || !(await isToBeSeen(page, pictures, recogniser))) {
        if (page.fragments.length === 0) seen.warnings.push(withoutText(page.number))
        seen.pages.push(page)
        continue
      }
      const limit = seen.recognised.length === 0 ? MOST_MILLISECONDS_IN_VAIN : TIME_LIMIT_MILLISECONDS
      const late = performance.now() - began > limit
      if (failures >= MOST_FAILURES || seen.recognised.length >= MOST_RECOGNISED || late) {
        leftOut++
        seen.pages.push(page)
        continue
      }
      try {
        seen.pages.push(await seePage(page, pictures, recogniser, seen))
        failures = 0
      } catch (error) {
        failures++
        seen.pages.push(page)
        const reason = error instanceof Error ? error.message : String(error)
        seen.warnings.push({
          kind: 'unreadable_page',
          message: `The page is a picture and could not be read by OCR: ${reason}.`,
          place: `page ${page.number}`,
        })
      }
    }
  } finally {
    await pictures.close()
  }
  if (leftOut > 0) {
    const message = `OCR read ${seen.recognised.length} of the scanned pages; ${leftOut} more are not in the text.`
    seen.warnings.push({ kind: 'pages_left_out', message, place: null })
  }
  const { pages: cleaned, warnings } = withoutLogos(seen.pages)
  return { ...seen, pages: cleaned, warnings: [...seen.warnings, ...warnings] }
}

async function seePage(page: PdfPage, pictures: PagePictures, recogniser: TextRecogniser, seen: SeenPages) {
  const { image, resolution } = await pictures.draw(page.number)
  const text = await recogniser.recognise(image, resolution)
  const recognised = recognisedPage(page.number, text, resolution)
  // A blank page, or a picture behind text: the page's own letters are at least as good.
  if (lettersOn(recognised) === 0 || (recogniser.mode === 'auto' && hasMoreText(page, recognised))) {
    if (page.fragments.length === 0 && text.hasInk) seen.warnings.push(withoutText(page.number))
    return page
  }
  seen.recognised.push({ number: page.number, confidence: text.confidence })
  seen.warnings.push(...doubtfulPage(page.number, text.confidence))
  return recognised
}

async function isToBeSeen(page: PdfPage, pictures: PagePictures, recogniser: TextRecogniser): Promise<boolean> {
  if (recogniser.mode === 'force') return true
  const letters = lettersOn(page)
  if (letters === 0 || isGibberish(page)) return true
  try {
    return letters < FEW_LETTERS && (await pictures.pictured(page.number)) > SCAN
  } catch {
    // What cannot be drawn has no picture; its text has been read.
    return false
  }
}

function lettersOn(page: PdfPage): number {
  return page.fragments.reduce((letters, fragment) => letters + fragment.text.length, 0)
}

function hasMoreText(page: PdfPage, recognised: PdfPage): boolean {
  return !isGibberish(page) && lettersOn(recognised) < 1.5 * lettersOn(page)
}

/** A font without a table of its letters gives codes, not text: controls, private and unknown characters. */
function isGibberish(page: PdfPage): boolean {
  const text = page.fragments.map((fragment) => fragment.text).join('')
  const unknown = text.match(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0
  return unknown > text.length * 0.3
}

function withoutText(number: number): NormaliserWarning {
  return {
    kind: 'page_without_text',
    message: 'No text was found on the page; it may be a picture.',
    place: `page ${number}`,
  }
}
