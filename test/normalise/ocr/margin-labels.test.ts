import { describe, expect, it } from 'vitest'
import type { GreyImage } from '../../../src/normalise/ocr/grey-image.ts'
import { labelBeside, type UnreadMargin, unreadMargins } from '../../../src/normalise/ocr/margin-labels.ts'
import { inkWord as word } from './ink-word.ts'

const RESOLUTION = 200

/** A white page with ink in some places. */
function page(...ink: { left: number; top: number; width: number; height: number }[]): GreyImage {
  const image = { width: 1000, height: 600, pixels: new Uint8Array(600_000).fill(255) }
  for (const { left, top, width, height } of ink) {
    for (let y = top; y < top + height; y++) image.pixels.fill(0, y * 1000 + left, y * 1000 + left + width)
  }
  return image
}

const LABEL_INK = { left: 140, top: 280, width: 14, height: 20 }

describe('the margin of a scanned page', () => {
  it('is looked at again beside the first word of a line where ink was left unread', () => {
    const words = [word('The', 200, 300), word('total', 270, 301), word('Please', 200, 340)]
    expect(unreadMargins(page(LABEL_INK), words, RESOLUTION).map((margin) => margin.word.text)).toEqual(['The'])
  })

  it('is left alone where it is white, but for specks', () => {
    const speck = { left: 140, top: 290, width: 3, height: 3 }
    expect(unreadMargins(page(speck), [word('The', 200, 300)], RESOLUTION)).toEqual([])
  })

  it('gives a label its place on the page, on the line that it stands beside', () => {
    const [margin] = unreadMargins(page(LABEL_INK), [word('The', 200, 300)], RESOLUTION) as [UnreadMargin]
    // In the picture: twice as large, with a border of 20 pixels.
    const onPicture = (x: number) => (x - margin.left + 20) * 2
    const read = [word('The', onPicture(200), 80), { ...word('2.', onPicture(140), 80), right: onPicture(154) }]
    expect(labelBeside(margin, read)).toMatchObject({ text: '2.', left: 140, right: 154, baseline: 300, height: 30 })
  })

  it('holds labels only: what else is read there, or hardly read, stays out', () => {
    const [margin] = unreadMargins(page(LABEL_INK), [word('The', 200, 300)], RESOLUTION) as [UnreadMargin]
    expect(labelBeside(margin, [word('NHS', 10, 80)])).toBeNull()
    expect(labelBeside(margin, [{ ...word('3.', 10, 80), confidence: 20 }])).toBeNull()
    expect(labelBeside(margin, [])).toBeNull()
  })
})
