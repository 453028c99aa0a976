import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { failure } from '../../../failure.ts'
import { type GreyImage, greyFrom } from '../../ocr/grey-image.ts'
import { layOut } from '../pdf/lay-out.ts'
import { doubtfulPage, recognisedPage } from '../pdf/recognised-page.ts'
import { placeOf, type Reader } from '../reader.ts'
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
  if (size !== null && size.width * size.height > MOST_PIXELS) {
    const message = `The picture has ${size.width} × ${size.height} pixels, more than are read.`
    return { ok: false, failure: failure('too_large', message, where) }
  }
  const picture = await loadImage(Buffer.from(source.bytes))
  const image = drawn(picture)
  const resolution = Math.max(image.width, image.height) / PAGE_INCHES
  const text = await recogniser.recognise(image, resolution)
  const page = recognisedPage(1, text, resolution)
  return {
    ok: true,
    value: {
      title: null,
      blocks: layOut([page]),
      warnings: doubtfulPage(1, text.confidence),
      recognisedPages: [{ number: 1, confidence: text.confidence }],
    },
  }
}

/** The picture on white paper, at the size that OCR reads best. */
function drawn(picture: Image): GreyImage {
  const longer = Math.max(picture.width, picture.height, 1)
  const scale = Math.min(MOST_ENLARGED, BEST_HEIGHT / longer)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const context = createCanvas(width, height).getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return greyFrom(context.getImageData(0, 0, width, height).data, width, height)
}
