import type { PagePicture } from './page-pictures.ts'
import type { DrawnLetter } from './placed-letters.ts'

/** Shades of grey, of 255, by which ink differs at least from the paper around it. */
const LEAST_CONTRAST = 30

/** Whether a picture of a page shows nothing where letters of one line stand: their lower half is of one shade. */
export function isBlank(letters: DrawnLetter[], { image, resolution }: PagePicture): boolean {
  const scale = resolution / 72
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y, text } of letters) {
    const { size } = text
    const reach = letters.length === 1 ? 0.2 * size : 0
    left = Math.min(left, x - reach)
    right = Math.max(right, x + reach)
    top = Math.min(top, y - 0.42 * size)
    bottom = Math.max(bottom, y - 0.08 * size)
  }
  let [darkest, lightest] = [255, 0]
  for (let row = Math.max(0, Math.round(top * scale)); row <= Math.min(image.height - 1, bottom * scale); row++) {
    for (
      let column = Math.max(0, Math.round(left * scale));
      column <= Math.min(image.width - 1, right * scale);
      column++
    ) {
      const shade = image.pixels[row * image.width + column] ?? 255
      darkest = Math.min(darkest, shade)
      lightest = Math.max(lightest, shade)
    }
  }
  return lightest - darkest < LEAST_CONTRAST
}
