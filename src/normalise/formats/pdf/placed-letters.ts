import type { GraphicsState } from './graphics-state.ts'
import { apply, type Matrix } from './matrix.ts'

/** What letters share that one command draws. */
export interface DrawnText {
  colour: string | null
  /** Height of the letters. */
  size: number
  /** Whether it is drawn at all: the text behind a scan is not. */
  drawn: boolean
  /** Whether it belongs to a layer that is switched off. */
  hiddenLayer: boolean
  /** Its place in the order of drawing. */
  order: number
}

/** A visible sign as a page draws it; its place is the middle of its foot, in view coordinates. */
export interface DrawnLetter {
  letter: string
  x: number
  y: number
  text: DrawnText
}

/**
 * Adds the letters of a show-text command (glyphs between which numbers move the pen) to those of the page
 * (ISO 32000-2, 9.4.4).
 * @param toView from text space to the page as seen
 * @param fontFactor the width of a font's unit for letters of one point
 * @returns where the pen is left, in text space
 */
export function placeLetters(
  letters: DrawnLetter[],
  glyphs: unknown,
  text: DrawnText,
  state: GraphicsState,
  pen: { x: number; y: number },
  toView: Matrix,
  fontFactor: number,
): number {
  const { fontSize, letterSpacing, wordSpacing, stretch, rise } = state
  let x = pen.x
  for (const glyph of Array.isArray(glyphs) ? (glyphs as unknown[]) : []) {
    if (typeof glyph === 'number') {
      x -= (glyph / 1000) * fontSize * stretch
      continue
    }
    if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) continue
    const width = 'width' in glyph ? Number(glyph.width) * fontFactor * fontSize : 0
    const signs = String(glyph.unicode).normalize('NFKC')
    for (let at = 0; at < signs.length; at++) {
      const letter = signs[at] ?? ''
      if (letter.trim() === '') continue
      const [middle, foot] = apply(toView, x + width * stretch * ((at + 0.5) / signs.length), pen.y + rise)
      letters.push({ letter, x: middle, y: foot, text })
    }
    const isSpace = 'isSpace' in glyph && glyph.isSpace === true
    x += (width + letterSpacing + (isSpace ? wordSpacing : 0)) * stretch
  }
  return x
}
