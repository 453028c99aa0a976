import { failure } from '../../../failure.ts'
import { layOut } from '../pdf/lay-out.ts'
import { withoutLogos } from '../pdf/logo-lines.ts'
import { doubtfulPage, recognisedPage } from '../pdf/recognised-page.ts'
import { placeOf, type Reader } from '../reader.ts'
import { decodePicture } from './decode-picture.ts'
import { sizeOf } from './size.ts'

/** A4 at 600 dots an inch, and something over; a larger picture is not opened. */
const MOST_PIXELS = 60_000_000
/** Pixels of a page's longer side for which OCR is best: A4 at 200 dots an inch. A larger picture is made smaller. */
const BEST_HEIGHT = 2400
/** A small picture is made larger up to this factor: a letter photographed for the screen. */
const MOST_ENLARGED = 2
/** Inches of A4's longer side. */
const PAGE_INCHES = 11.69

/** Reads a picture of a letter (PNG, JPEG, WebP, GIF, BMP) by OCR, taken to be one page of A4. */
export const readImage: Reader = async (source, recogniser) => {
  const where = placeOf(source)
  if (recogniser.mode === 'off') {
    return { ok: false, failure: failure('empty_document', 'The document is a picture, and OCR is off.', where) }
  }
  const size = sizeOf(source.bytes)
  if (size === null) {
    return { ok: false, failure: failure('unreadable_document', 'The picture does not say how large it is.', where) }
  }
  if (size.width * size.height > MOST_PIXELS) {
    const message = `The picture has ${size.width} × ${size.height} pixels, more than are read.`
    return { ok: false, failure: failure('too_large', message, where) }
  }
  const image = await decodePicture(source.bytes, { longest: BEST_HEIGHT, mostEnlarged: MOST_ENLARGED })
  if (image === null) {
    return {
      ok: false,
      failure: failure('unreadable_document', 'The picture is damaged and cannot be decoded.', where),
    }
  }
  const resolution = Math.max(image.width, image.height) / PAGE_INCHES
  const text = await recogniser.recognise(image, resolution)
  const { pages, warnings } = withoutLogos([recognisedPage(1, text, resolution)])
  return {
    ok: true,
    value: {
      title: null,
      blocks: layOut(pages),
      warnings: [...doubtfulPage(1, text.confidence), ...warnings],
      recognisedPages: [{ number: 1, confidence: text.confidence }],
    },
  }
}
