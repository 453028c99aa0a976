import { type GreyImage, inkThreshold } from './grey-image.ts'

/** A straight line on a picture, in pixels. */
export interface InkRule {
  x: number
  y: number
  width: number
  height: number
}

/** Shorter strokes than this share of an inch are letters; thicker ones are bars. */
const SHORTEST_INCHES = 0.35
const THICKEST_INCHES = 0.04
/** Lines that meet may miss each other by this much where the scan is faint. */
const NEAR_INCHES = 0.03
/** White specks in a line, in pixels, that do not end it. */
const WIDEST_GAP = 2
/** Pixels to each side of a line over which it is blurred. */
const EDGE = 1
/** More lines than any table has: a photograph, a pattern. */
const MOST_RULES = 2000

/**
 * Finds the straight lines of tables on a page that stands upright: those that meet another at a right angle. A line that
 * meets none underlines a word or parts a footer.
 * @param resolution pixels an inch
 */
export function findInkRules(image: GreyImage, resolution: number): InkRule[] {
  const threshold = inkThreshold(image)
  const { width, height, pixels } = image
  const across = strokes(height, width, (line, at) => (pixels[line * width + at] ?? 255) <= threshold, resolution)
  const down = strokes(width, height, (line, at) => (pixels[at * width + line] ?? 255) <= threshold, resolution)
  const rules = {
    across: across.map(({ line, thickness, from, to }) => ({ x: from, y: line, width: to - from, height: thickness })),
    down: down.map(({ line, thickness, from, to }) => ({ x: line, y: from, width: thickness, height: to - from })),
  }
  const near = NEAR_INCHES * resolution
  return [
    ...rules.across.filter((rule) => rules.down.some((other) => meet(rule, other, near))),
    ...rules.down.filter((rule) => rules.across.some((other) => meet(rule, other, near))),
  ]
}

function meet(one: InkRule, other: InkRule, near: number): boolean {
  return (
    one.x - near < other.x + other.width &&
    other.x - near < one.x + one.width &&
    one.y - near < other.y + other.height &&
    other.y - near < one.y + one.height
  )
}

/** The picture with its straight lines painted over, their blurred edges too. */
export function withoutRules({ width, height, pixels }: GreyImage, rules: InkRule[]): GreyImage {
  const cleaned = pixels.slice()
  for (const rule of rules) {
    const [left, right] = [Math.max(0, rule.x - EDGE), Math.min(width, rule.x + rule.width + EDGE)]
    const bottom = Math.min(height, rule.y + rule.height + EDGE)
    for (let y = Math.max(0, rule.y - EDGE); y < bottom; y++) cleaned.fill(255, y * width + left, y * width + right)
  }
  return { width, height, pixels: cleaned }
}

interface Stroke {
  line: number
  thickness: number
  from: number
  to: number
}

/** Runs of ink along lines of pixels; runs that touch on neighbouring lines are one stroke. */
function strokes(
  lines: number,
  length: number,
  isInk: (line: number, at: number) => boolean,
  resolution: number,
): Stroke[] {
  const shortest = SHORTEST_INCHES * resolution
  const found: Stroke[] = []
  let open: Stroke[] = []
  for (let line = 0; line < lines && found.length < MOST_RULES; line++) {
    const still: Stroke[] = []
    for (const { from, to } of runsOn(line, length, isInk, shortest)) {
      const above = open.find((stroke) => from < stroke.to && to > stroke.from)
      if (above) {
        above.from = Math.min(above.from, from)
        above.to = Math.max(above.to, to)
        above.thickness = line - above.line + 1
        if (!still.includes(above)) still.push(above)
      } else {
        const stroke = { line, thickness: 1, from, to }
        found.push(stroke)
        still.push(stroke)
      }
    }
    open = still
  }
  return found.filter((stroke) => stroke.thickness <= THICKEST_INCHES * resolution)
}

function runsOn(line: number, length: number, isInk: (line: number, at: number) => boolean, shortest: number) {
  const runs: { from: number; to: number }[] = []
  let [from, to] = [-1, -1]
  for (let at = 0; at <= length; at++) {
    if (at < length && isInk(line, at)) {
      if (from < 0) from = at
      to = at + 1
    } else if (from >= 0 && (at - to >= WIDEST_GAP || at === length)) {
      if (to - from >= shortest) runs.push({ from, to })
      from = -1
    }
  }
  return runs
}
