import type { PDFPageProxy } from 'pdfjs-dist'
import type { NormaliserWarning } from '../../../domain.ts'
import { type Box, outlines } from './drawn-path.ts'
import { apply, IDENTITY, type Matrix, matrixFrom, multiply } from './matrix.ts'
import type { Fragment, PdfPage, Rule } from './page.ts'
import type { Pdfjs } from './pdfjs.ts'

/** A filled box, in view coordinates, in the order of drawing. */
interface Shade extends Rule {
  /** Null for a pattern. */
  colour: string | null
}

const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'] as const
/** A bar that hides a word is at least this high and wide, in points. */
const SMALLEST_BAR = 5
/** A higher box is a background, or is cut to a smaller shape by a clip that is not followed here. */
const HIGHEST_BAR = 150
/** Beyond the edge by more than this is outside. */
const EDGE = 2
/** Letters that begin a little below the edge may still reach into the page. */
const FAR_BELOW = 40
const BLACK_UP_TO = 0x30

/**
 * Takes out of a page what is in the file but not to be seen: text outside the page, and black text in a black box, as a
 * bar leaves it that was drawn over words to hide them.
 */
export async function withoutHiddenText(
  pdfjs: Pdfjs,
  proxy: PDFPageProxy,
  page: PdfPage,
): Promise<{ page: PdfPage; warnings: NormaliserWarning[] }> {
  const { shades, starts } = await readMarks(pdfjs, proxy)
  // pdfjs itself gives no text that lies outside.
  const outside = starts.filter((start) => isOutside(start, page)).length
  const covered = shades.some(isBlackBar) ? page.fragments.filter((fragment) => isCovered(fragment, shades)) : []
  const place = `page ${page.number}`
  const warnings: NormaliserWarning[] = []
  if (outside > 0) {
    const message = `Pieces of text lie outside the page: ${outside}. They are not in the text.`
    warnings.push({ kind: 'text_outside_page', message, place, count: outside })
  }
  if (covered.length > 0) {
    const message = `Pieces of text lie under black boxes: ${covered.length}. They are not in the text.`
    warnings.push({ kind: 'covered_text', message, place, count: covered.length })
  }
  const hidden = new Set(covered)
  const fragments = hidden.size === 0 ? page.fragments : page.fragments.filter((fragment) => !hidden.has(fragment))
  return { page: { ...page, fragments }, warnings }
}

function isOutside([x, y]: readonly [number, number], page: PdfPage): boolean {
  return x > page.width + EDGE || y < -EDGE || y > page.height + FAR_BELOW
}

/** The last box drawn over the middle of the letters is what they are seen on. */
function isCovered({ x, y, width, size, colour }: Fragment, shades: Shade[]): boolean {
  if (!isBlack(colour ?? '#000000')) return false
  const middle = { x: x + width / 2, y: y - size / 3 }
  const ground = shades.findLast((shade) => holds(shade, middle))
  return ground !== undefined && isBlackBar(ground) && holds(ground, { x: x + 1, y: middle.y })
}

function holds(shade: Shade, { x, y }: { x: number; y: number }): boolean {
  return x >= shade.x && x <= shade.x + shade.width && y >= shade.y && y <= shade.y + shade.height
}

function isBlackBar({ width, height, colour }: Shade): boolean {
  return colour !== null && isBlack(colour) && Math.min(width, height) >= SMALLEST_BAR && height <= HIGHEST_BAR
}

function isBlack(colour: string): boolean {
  return [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) < BLACK_UP_TO)
}

/** The boxes that a page fills, and where its pieces of text begin, in view coordinates. */
async function readMarks({ OPS }: Pdfjs, page: PDFPageProxy): Promise<{ shades: Shade[]; starts: [number, number][] }> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const toView = matrixFrom(page.getViewport({ scale: 1 }).transform) ?? IDENTITY
  const shades: Shade[] = []
  let state: { colour: string | null; transform: Matrix } = { colour: '#000000', transform: IDENTITY }
  const saved: (typeof state)[] = []
  const starts: [number, number][] = []
  let line: Matrix = IDENTITY
  for (const [at, operation] of fnArray.entries()) {
    const args: unknown = argsArray[at]
    if (operation === OPS.save) saved.push(state)
    else if (operation === OPS.restore) state = saved.pop() ?? state
    else if (operation === OPS.transform) {
      state = { ...state, transform: multiply(state.transform, matrixFrom(args) ?? IDENTITY) }
    } else if (operation === OPS.setFillRGBColor) state = { ...state, colour: colourFrom(args) }
    else if (operation === OPS.setFillColorN) state = { ...state, colour: null }
    else if (operation === OPS.beginText) line = IDENTITY
    else if (operation === OPS.setTextMatrix) line = matrixFrom(args) ?? matrixFrom(firstOf(args)) ?? IDENTITY
    else if (operation === OPS.moveText && Array.isArray(args)) {
      line = multiply(line, [1, 0, 0, 1, Number(args[0]), Number(args[1])])
    } else if (operation === OPS.showText) {
      if (hasLetters(args)) starts.push(apply(multiply(toView, multiply(state.transform, line)), 0, 0))
    } else if (operation === OPS.constructPath && Array.isArray(args) && FILLS.some((name) => OPS[name] === args[0])) {
      const place = multiply(toView, state.transform)
      const [box, ...others] = outlines(args[1])
      // A frame or a drawn letter is not all black within its bounds.
      if (box && others.length === 0 && isRectangle(args[1], box)) {
        shades.push({ ...placed(box, place), colour: state.colour })
      }
    }
  }
  return { shades, starts }
}

function firstOf(args: unknown): unknown {
  return Array.isArray(args) ? args[0] : null
}

function hasLetters(args: unknown): boolean {
  const glyphs: unknown = firstOf(args)
  return (
    Array.isArray(glyphs) &&
    glyphs.some((glyph) => typeof glyph === 'object' && glyph !== null && String(glyph.unicode ?? '').trim() !== '')
  )
}

/** Whether a path is made of straight lines between the corners of its box. */
function isRectangle(path: unknown, [left, bottom, right, top]: Box): boolean {
  const [data] = Array.isArray(path) ? (path as unknown[]) : []
  if (!(data instanceof Float32Array) || data.length < 12 || data.length > 16) return false
  for (let at = 0; at + 2 < data.length; at += 3) {
    const [command, x = 0, y = 0] = data.subarray(at, at + 3)
    const atCorner = (x === left || x === right) && (y === bottom || y === top)
    if ((command !== 0 && command !== 1) || !atCorner) return false
  }
  return true
}

function placed([left, bottom, right, top]: Box, toView: Matrix): Rule {
  const [x1, y1] = apply(toView, left, bottom)
  const [x2, y2] = apply(toView, right, top)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

function colourFrom(args: unknown): string | null {
  const [colour] = Array.isArray(args) ? (args as unknown[]) : []
  return typeof colour === 'string' && /^#[\da-f]{6}$/i.test(colour) ? colour.toLowerCase() : null
}
