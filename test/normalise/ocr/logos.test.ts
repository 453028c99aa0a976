import { describe, expect, it } from 'vitest'
import type { InkRule } from '../../../src/normalise/ocr/drawn-rules.ts'
import type { InkWord } from '../../../src/normalise/ocr/engine.ts'
import type { GreyImage } from '../../../src/normalise/ocr/grey-image.ts'
import { findLogoWords } from '../../../src/normalise/ocr/logos.ts'
import { inkWord } from './ink-word.ts'

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** An A4 page at 200 dots an inch with dark boxes that have light letters on them. */
function page(...boxes: Box[]): GreyImage {
  const image = { width: 1654, height: 2339, pixels: new Uint8Array(1654 * 2339).fill(255) }
  const paint = ({ left, top, width, height }: Box, shade: number) => {
    for (let y = top; y < top + height; y++) image.pixels.fill(shade, y * 1654 + left, y * 1654 + left + width)
  }
  for (const box of boxes) {
    paint(box, 60)
    for (let x = box.left + 12; x + 12 < box.left + box.width; x += 24) {
      paint({ left: x, top: box.top + 10, width: 10, height: box.height - 20 }, 255)
    }
  }
  return image
}

const LOZENGE = { left: 1300, top: 140, width: 140, height: 56 }
const NHS = inkWord('NHS', 1340, 190)
// Flush right with the lozenge, each line close below the one before.
const NAME = [
  inkWord('Anytown', 1310, 232),
  inkWord('Hospitals', 1380, 232),
  inkWord('NHS', 1310, 268),
  inkWord('Trust', 1380, 268),
]
const ADDRESS = inkWord('Headquarters', 1380, 304)
const LETTER = inkWord('Dear', 200, 600)

function found(image: GreyImage, words: InkWord[], rules: InkRule[] = []): string[] {
  return [...findLogoWords(image, words, rules, 200)].map(({ text }) => text)
}

describe('the words of a logo', () => {
  it('are those on a lozenge and the name below it, to its end', () => {
    const words = [NHS, ...NAME, ADDRESS, LETTER]
    expect(found(page(LOZENGE), words)).toEqual(['NHS', 'Anytown', 'Hospitals', 'NHS', 'Trust'])
  })

  it('end where white parts them from what follows', () => {
    const apart = { ...ADDRESS, top: 260, bottom: 282, baseline: 282 }
    expect(found(page(LOZENGE), [NHS, apart])).toEqual(['NHS'])
  })

  it('are looked for at the edges of a page only', () => {
    const lower = (word: InkWord) => ({
      ...word,
      top: word.top + 900,
      bottom: word.bottom + 900,
      baseline: word.baseline + 900,
    })
    expect(found(page({ ...LOZENGE, top: 1040 }), [NHS, ...NAME].map(lower))).toEqual([])
  })

  it('are not the dark head of a table', () => {
    const cells = [LOZENGE, { ...LOZENGE, left: 1000 }]
    expect(found(page(...cells), [NHS, ...NAME])).toEqual([])
    expect(found(page(LOZENGE), [NHS, ...NAME], [{ x: 200, y: 194, width: 1300, height: 2 }])).toEqual([])
    expect(found(page({ ...LOZENGE, left: 300, width: 1140 }), [NHS, ...NAME])).toEqual([])
  })

  it('need a dark shape: large letters are none', () => {
    expect(found(page(), [NHS, ...NAME])).toEqual([])
  })
})
