import type { PDFPageProxy } from 'pdfjs-dist'
import { type Box, isRectangle, outlines, straightLines } from './drawn-path.ts'
import {
  colourFrom,
  FIRST_STATE,
  fontFrom,
  type GraphicsState,
  numberAt,
  stateFrom,
  transformed,
} from './graphics-state.ts'
import { apply, IDENTITY, type Matrix, matrixFrom, multiply } from './matrix.ts'
import type { Rule } from './page.ts'
import type { Pdfjs } from './pdfjs.ts'
import { type DrawnLetter, placeLetters } from './placed-letters.ts'

/** An area that a page fills, in view coordinates. */
export interface Ground extends Rule {
  /** Null for a pattern or a picture. */
  colour: string | null
  /** Whether it fills its box wholly and hides what lies under it. */
  solid: boolean
  /** Its place in the order of drawing. */
  order: number
}

/** What a page's drawing commands tell besides its text, in view coordinates. */
export interface Drawing {
  /** The letters in the order in which they are drawn. */
  letters: DrawnLetter[]
  grounds: Ground[]
  /** The thin lines on the page. */
  rules: Rule[]
}

/** Thicker than this (points), a filled box is a shade, not a rule. */
const THICKEST_RULE = 2.5
const SHORTEST_RULE = 8
/** A gradient fills all that a clip lets it, and clips are not followed. */
const EVERYWHERE: Rule = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }

/** Commands that draw a path's line; the others fill what it encloses. */
const STROKES = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'] as const
const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'] as const
const PICTURES = ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'] as const

/** Runs once through a page's drawing commands. */
export async function readDrawing(
  pdfjs: Pdfjs,
  page: PDFPageProxy,
  isLayerShown: (group: unknown) => boolean,
): Promise<Drawing> {
  const { OPS } = pdfjs
  const { fnArray, argsArray } = await page.getOperatorList()
  const toView = matrixFrom(page.getViewport({ scale: 1 }).transform) ?? IDENTITY
  const drawing: Drawing = { letters: [], grounds: [], rules: [] }
  const saved: GraphicsState[] = []
  let state = FIRST_STATE
  let textMatrix: Matrix = IDENTITY
  let pen = { x: 0, y: 0, lineX: 0, lineY: 0 }
  let order = 0
  /** For each open marked content, whether its layer is shown. */
  const layers: boolean[] = []
  const [strokes, fills] = [STROKES, FILLS].map((names) => new Set<unknown>(names.map((name) => OPS[name])))

  function restore(): void {
    state = saved.pop() ?? state
  }
  function set(change: Partial<GraphicsState>): void {
    state = { ...state, ...change }
  }
  function moveBy(x: number, y: number): void {
    const [lineX, lineY] = [pen.lineX + x, pen.lineY + y]
    pen = { x: lineX, y: lineY, lineX, lineY }
  }
  function startText(matrix: Matrix): void {
    textMatrix = matrix
    pen = { x: 0, y: 0, lineX: 0, lineY: 0 }
  }
  function showText(args: unknown[]): void {
    const place = multiply(multiply(toView, state.transform), textMatrix)
    const text = {
      colour: state.colour,
      size: Math.abs(state.fontSize) * Math.hypot(place[2], place[3]),
      drawn: state.renderingMode !== 3 && state.renderingMode !== 7,
      hiddenLayer: layers.includes(false),
      order,
    }
    pen.x = placeLetters(drawing.letters, args[0], text, state, pen, place, fontFactor(page, state.fontName))
  }
  function drawPath(args: unknown[]): void {
    const [command, path] = args
    const place = multiply(toView, state.transform)
    const boxes = strokes?.has(command) ? straightLines(path) : outlines(path)
    for (const box of boxes) drawing.rules.push(...ruleFrom(placed(box, place)))
    if (!fills?.has(command)) return
    const areas = outlines(path)
    const [only, ...others] = areas
    // A frame or a drawn letter does not fill its box.
    const solid = state.opaque && only !== undefined && others.length === 0 && isRectangle(path, only)
    for (const box of areas) drawing.grounds.push({ ...placed(box, place), colour: state.colour, solid, order })
  }
  function paintPicture(): void {
    const place = multiply(toView, state.transform)
    drawing.grounds.push({ ...placed([0, 0, 1, 1], place), colour: null, solid: false, order })
  }

  const commands: Record<number, (args: unknown[]) => void> = {
    [OPS.save]: () => saved.push(state),
    [OPS.restore]: restore,
    [OPS.transform]: (args) => (state = transformed(state, args)),
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      saved.push(state)
      state = transformed(state, matrix)
    },
    [OPS.paintFormXObjectEnd]: restore,
    [OPS.beginAnnotation]: ([, , transform, matrix]) => {
      saved.push(state)
      state = transformed(transformed({ ...FIRST_STATE }, transform), matrix)
    },
    [OPS.endAnnotation]: restore,
    [OPS.setGState]: ([entries]) => set(stateFrom(entries)),
    [OPS.setFillRGBColor]: (args) => set({ colour: colourFrom(args) }),
    [OPS.setFillColorN]: () => set({ colour: null }),
    [OPS.setFont]: (args) => set(fontFrom(args)),
    [OPS.setCharSpacing]: (args) => set({ letterSpacing: numberAt(args, 0) }),
    [OPS.setWordSpacing]: (args) => set({ wordSpacing: numberAt(args, 0) }),
    [OPS.setHScale]: (args) => set({ stretch: numberAt(args, 0) / 100 }),
    [OPS.setTextRise]: (args) => set({ rise: numberAt(args, 0) }),
    [OPS.setTextRenderingMode]: (args) => set({ renderingMode: numberAt(args, 0) }),
    [OPS.setLeading]: (args) => set({ leading: -numberAt(args, 0) }),
    [OPS.setLeadingMoveText]: (args) => {
      set({ leading: numberAt(args, 1) })
      moveBy(numberAt(args, 0), numberAt(args, 1))
    },
    [OPS.nextLine]: () => moveBy(0, state.leading),
    [OPS.beginText]: () => startText(IDENTITY),
    [OPS.setTextMatrix]: (args) => startText(matrixFrom(args) ?? matrixFrom(args[0]) ?? IDENTITY),
    [OPS.moveText]: (args) => moveBy(numberAt(args, 0), numberAt(args, 1)),
    [OPS.showText]: showText,
    [OPS.constructPath]: drawPath,
    [OPS.beginMarkedContent]: () => layers.push(true),
    [OPS.beginMarkedContentProps]: ([tag, group]) => layers.push(tag !== 'OC' || isLayerShown(group)),
    [OPS.endMarkedContent]: () => layers.pop(),
    ...Object.fromEntries(PICTURES.map((name) => [OPS[name], paintPicture])),
    [OPS.shadingFill]: () => {
      drawing.grounds.push({ ...EVERYWHERE, colour: null, solid: false, order })
    },
  }
  for (const [at, operation] of fnArray.entries()) {
    const args: unknown = argsArray[at]
    order = at
    commands[operation]?.(Array.isArray(args) || args instanceof Float32Array ? Array.from(args) : [])
  }
  return drawing
}

/** The width of a font's unit for letters of one point: a thousandth, but for fonts that draw their letters as pages do. */
function fontFactor(page: PDFPageProxy, fontName: string | null): number {
  const font: unknown = fontName !== null && page.commonObjs.has(fontName) ? page.commonObjs.get(fontName) : null
  const matrix = typeof font === 'object' && font !== null && 'fontMatrix' in font ? matrixFrom(font.fontMatrix) : null
  return matrix?.[0] ?? 0.001
}

function placed([left, bottom, right, top]: Box, toView: Matrix): Rule {
  const [x1, y1] = apply(toView, left, bottom)
  const [x2, y2] = apply(toView, right, top)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

function ruleFrom(rule: Rule): Rule[] {
  const isThin = Math.min(rule.width, rule.height) <= THICKEST_RULE
  return isThin && Math.max(rule.width, rule.height) >= SHORTEST_RULE ? [rule] : []
}
