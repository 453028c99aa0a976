import type { Result } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { DocumentDraft } from '../../document-draft.ts'
import { layOut } from '../pdf/lay-out.ts'
import type { PdfPage } from '../pdf/page.ts'
import type { PagePicture, PagePictures } from '../pdf/page-pictures.ts'
import { recognisePages } from '../pdf/recognise-pages.ts'
import { placeOf, type Reader, type Source } from '../reader.ts'
import { decodePicture } from './decode-picture.ts'
import { sizeOf } from './size.ts'
import { tiffPages, withOnlyPage } from './tiff-pages.ts'

/** A4 at 600 dots an inch, and something over; a larger picture is not opened. */
const MOST_PIXELS = 40_000_000
/** Pixels of a page's longer side for which OCR is best: A4 at 200 dots an inch. A larger picture is made smaller. */
const BEST_HEIGHT = 2400
/** A small picture is made larger up to this factor: a letter photographed for the screen. */
const MOST_ENLARGED = 2
/** Inches of A4's longer side. */
const PAGE_INCHES = 11.69

/** One picture of a file, still to be decoded. */
interface Picture {
  width: number
  height: number
  pixelHeight: number
  bytes(): Uint8Array
}

/** Reads pictures of a letter (PNG, JPEG, WebP, GIF, BMP, TIFF of several pages) by OCR, each taken to be a page of A4. */
export const readImage: Reader = async (source, recogniser) => {
  const where = placeOf(source)
  if (recogniser.mode === 'off') {
    return { ok: false, failure: failure('empty_document', 'The document is a picture, and OCR is off.', where) }
  }
  const pictures = picturesIn(source)
  if (pictures === null) {
    return { ok: false, failure: failure('unreadable_document', 'The picture does not say how large it is.', where) }
  }
  if (pictures.every(isTooLarge)) {
    const [{ width, height } = { width: 0, height: 0 }] = pictures
    const message = `The picture has ${width} × ${height} pixels, more than are read.`
    return { ok: false, failure: failure('too_large', message, where) }
  }
  const { pages, recognised, warnings } = await recognisePages(asPages(pictures), pictures.map(emptyPage), recogniser)
  const unreadable = warnings.filter(({ kind }) => kind === 'unreadable_page')
  if (recognised.length === 0 && unreadable.length > 0) return damaged(where)
  return { ok: true, value: { title: null, blocks: layOut(pages), warnings, recognisedPages: recognised } }
}

function damaged(where: string): Result<DocumentDraft> {
  const message = 'The picture is damaged and cannot be decoded.'
  return { ok: false, failure: failure('unreadable_document', message, where) }
}

function picturesIn({ bytes }: Source): Picture[] | null {
  const pages = tiffPages(bytes)
  if (pages !== null) return pages.map((page) => ({ ...page, bytes: () => withOnlyPage(bytes, page) }))
  const size = sizeOf(bytes)
  return size === null ? null : [{ ...size, pixelHeight: 1, bytes: () => bytes }]
}

function isTooLarge({ width, height }: Picture): boolean {
  return width * height > MOST_PIXELS
}

function emptyPage(_: Picture, at: number): PdfPage {
  return { number: at + 1, width: 0, height: 0, fragments: [], rules: [], tags: null, recognised: false }
}

function asPages(pictures: Picture[]): PagePictures {
  return {
    pictured: async () => 1,
    draw: (number) => draw(pictures[number - 1]),
    close: async () => {},
  }
}

async function draw(picture: Picture | undefined): Promise<PagePicture> {
  if (picture === undefined || isTooLarge(picture)) throw new Error('it has more pixels than are read')
  const image = await decodePicture(picture.bytes(), {
    longest: BEST_HEIGHT,
    mostEnlarged: MOST_ENLARGED,
    pixelHeight: picture.pixelHeight,
  })
  if (image === null) throw new Error('it is damaged and cannot be decoded')
  return { image, resolution: Math.max(image.width, image.height) / PAGE_INCHES }
}
