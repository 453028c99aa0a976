/** The numbers of list items, which the engine leaves out where they stand alone in the margin, away from their text. */
import type { InkWord } from './engine.ts'
import { bordered, doubled, type GreyImage } from './grey-image.ts'

/** How far left of a line's first word its label may begin, and how near to it may end. */
const FARTHEST_INCHES = 0.7
const NEAREST_INCHES = 0.03
/** Darker than this is ink, whatever the paper. */
const INK = 160
/** Less ink is dirt: a full stop at ten points, in square inches. */
const LEAST_INK = 0.0006
const LABEL = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]$/i
const LEAST_CONFIDENCE = 50

/** Pixels. */
const BORDER = 20
/** Words of its line that a label is read together with, in inches: alone it is too little for the engine. */
const CONTEXT_INCHES = 2
/** Most labels a page is searched for. */
const MOST_LABELS = 40

/** A line beside which something stands unread. */
export interface UnreadMargin {
  /** The first word of the line. */
  word: InkWord
  /** The label's place and the beginning of its line, cut out of the page, with white around it and twice as large. */
  picture: GreyImage
  /** Where what was cut out begins on the page. */
  left: number
}

/** The lines of a page beside which ink stands in the margin that was not read. */
export function unreadMargins(image: GreyImage, words: readonly InkWord[], resolution: number): UnreadMargin[] {
  return lineStarts(words)
    .flatMap((word) => {
      const left = Math.max(0, Math.round(word.left - FARTHEST_INCHES * resolution))
      const right = Math.round(word.left - NEAREST_INCHES * resolution)
      const top = Math.max(0, Math.round(word.baseline - word.height * 1.2))
      const bottom = Math.min(image.height, Math.round(word.baseline + word.height * 0.5))
      if (right <= left || bottom <= top) return []
      if (inkIn(image, { left, right, top, bottom }) < LEAST_INK * resolution * resolution) return []
      const end = Math.min(image.width, Math.round(word.left + CONTEXT_INCHES * resolution))
      return [{ word, left, picture: enlarged(image, { left, right: end, top, bottom }) }]
    })
    .slice(0, MOST_LABELS)
}

/** The label that a line begins with, of what was read of it; null where it begins with something else. */
export function labelBeside({ word, left }: UnreadMargin, read: readonly InkWord[]): InkWord | null {
  const first = read.toSorted((one, other) => one.left - other.left)[0]
  if (first === undefined || !LABEL.test(first.text) || first.confidence < LEAST_CONFIDENCE) return null
  const onPage = (x: number) => x / 2 - BORDER + left
  const place = { left: onPage(first.left), right: onPage(first.right) }
  return place.right > word.left ? null : { ...first, ...place, baseline: word.baseline, height: word.height }
}

interface Area {
  left: number
  right: number
  top: number
  bottom: number
}

/** Small, and at the very edge of a picture, a figure is taken for another. */
function enlarged(image: GreyImage, area: Area): GreyImage {
  return doubled(bordered(cutOut(image, area), BORDER))
}

function cutOut(image: GreyImage, { left, right, top, bottom }: Area): GreyImage {
  const width = right - left
  const pixels = new Uint8Array(width * (bottom - top))
  for (let y = top; y < bottom; y++) {
    pixels.set(image.pixels.subarray(y * image.width + left, y * image.width + right), (y - top) * width)
  }
  return { width, height: bottom - top, pixels }
}

/** The words that have none to their left on their line. */
function lineStarts(words: readonly InkWord[]): InkWord[] {
  const byHeight = words.toSorted((one, other) => one.baseline - other.baseline)
  return byHeight.filter((word, at) => {
    const reach = word.height * 0.5
    for (const step of [-1, 1]) {
      for (let near = at + step; near >= 0 && near < byHeight.length; near += step) {
        const other = byHeight[near]
        if (other === undefined || Math.abs(other.baseline - word.baseline) > reach) break
        if (other.left < word.left) return false
      }
    }
    return true
  })
}

function inkIn(image: GreyImage, { left, right, top, bottom }: Area): number {
  let ink = 0
  for (let y = top; y < bottom; y++) {
    for (let at = y * image.width + left; at < y * image.width + right; at++) {
      if ((image.pixels[at] ?? 255) < INK) ink++
    }
  }
  return ink
}
