import type { PDFPageProxy } from 'pdfjs-dist'
import { type Box, outlines, straightLines } from './drawn-path.ts'
import { apply, IDENTITY, type Matrix, matrixFrom, multiply } from './matrix.ts'
import type { Rule } from './page.ts'
import type { Pdfjs } from './pdfjs.ts'

/** What a page's drawing commands tell besides its text. */
export interface DrawnPage {
  /** A reader of letters' colours, to be asked for each visible letter in the order of the text. */
  colours(): { next(letter: string): string | null }
  /** The thin lines on the page, in view coordinates. */
  rules(toView: Matrix): Rule[]
}

/** Thicker than this (points), a filled box is a shade, not a rule. */
const THICKEST_RULE = 2.5
const SHORTEST_RULE = 8
/** How far ahead a letter is looked for where text and drawing differ (a ligature, a letter outside the page). */
const RESYNCHRONISE = 24

/** Commands that draw a path's line; the others fill what it encloses. */
const STROKES = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'] as const

/** Runs through a page's drawing commands for the colour of each letter and the lines drawn. */
export async function readDrawing(pdfjs: Pdfjs, page: PDFPageProxy): Promise<DrawnPage> {
  const { OPS } = pdfjs
  const { fnArray, argsArray } = await page.getOperatorList()
  const letters: string[] = []
  const colourOf: (string | null)[] = []
  const boxes: { box: Box; transform: Matrix }[] = []
  let colour: string | null = null
  let transform: Matrix = IDENTITY
  const saved: { colour: string | null; transform: Matrix }[] = []
  for (const [at, operation] of fnArray.entries()) {
    const args: unknown = argsArray[at]
    if (operation === OPS.save) saved.push({ colour, transform })
    else if (operation === OPS.restore) ({ colour, transform } = saved.pop() ?? { colour, transform })
    else if (operation === OPS.transform) transform = multiply(transform, matrixFrom(args) ?? IDENTITY)
    else if (operation === OPS.setFillRGBColor) colour = colourFrom(args)
    else if (operation === OPS.setFillColorN) colour = null
    else if (operation === OPS.showText) {
      for (const letter of shownLetters(args)) {
        letters.push(letter)
        colourOf.push(colour)
      }
    } else if (operation === OPS.constructPath && Array.isArray(args)) {
      const strokes = STROKES.some((name) => OPS[name] === args[0])
      for (const box of strokes ? straightLines(args[1]) : outlines(args[1])) boxes.push({ box, transform })
    }
  }
  return {
    colours: () => followColours(letters, colourOf),
    rules: (toView) => boxes.flatMap(({ box, transform: place }) => ruleFrom(box, multiply(toView, place))),
  }
}

function followColours(letters: string[], colourOf: (string | null)[]) {
  let at = 0
  return {
    next(letter: string): string | null {
      for (let ahead = at; ahead < Math.min(at + RESYNCHRONISE, letters.length); ahead++) {
        if (letters[ahead] !== letter) continue
        at = ahead + 1
        return colourOf[ahead] ?? null
      }
      return colourOf[at] ?? null
    },
  }
}

/** The visible letters of a show-text command: glyphs between which numbers move the pen. */
function shownLetters(args: unknown): string[] {
  const [glyphs] = Array.isArray(args) ? (args as unknown[]) : []
  if (!Array.isArray(glyphs)) return []
  const letters: string[] = []
  for (const glyph of glyphs as unknown[]) {
    if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) continue
    const text = String(glyph.unicode).normalize('NFKC')
    for (let at = 0; at < text.length; at++) {
      const letter = text[at] ?? ''
      if (letter.trim() !== '') letters.push(letter)
    }
  }
  return letters
}

function colourFrom(args: unknown): string | null {
  const [colour] = Array.isArray(args) ? (args as unknown[]) : []
  return typeof colour === 'string' && /^#[\da-f]{6}$/i.test(colour) ? colour.toLowerCase() : null
}

function ruleFrom([left, bottom, right, top]: Box, toView: Matrix): Rule[] {
  const [x1, y1] = apply(toView, left, bottom)
  const [x2, y2] = apply(toView, right, top)
  const rule = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
  const isThin = Math.min(rule.width, rule.height) <= THICKEST_RULE
  return isThin && Math.max(rule.width, rule.height) >= SHORTEST_RULE ? [rule] : []
}
