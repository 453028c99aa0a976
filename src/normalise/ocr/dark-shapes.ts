import { type GreyImage, inkThreshold, shrunk } from './grey-image.ts'

/** A dark area on a picture, in pixels; `right` and `bottom` are the first outside it. */
export interface DarkShape {
  left: number
  right: number
  top: number
  bottom: number
}

/** Shapes are looked for at this many dots an inch. */
const LOOKED_AT = 100
/** The smallest lozenge of a letterhead, in inches. */
const LEAST_WIDTH = 0.3
const LEAST_HEIGHT = 0.2
/** A bar has light letters on it, but dark edges, above and below: this share of its width. */
const DARK_EDGE = 0.7
const DARK_BAR = 0.4
/** Ink in a square of this side, in inches: no letter below sixty points has so much. */
const SOLID = 0.11

/**
 * The dark areas of a picture that are no letters: bars with light letters on them, and solid figures.
 * @param resolution pixels an inch
 */
export function darkShapes(image: GreyImage, resolution: number): DarkShape[] {
  const factor = Math.max(1, Math.round(resolution / LOOKED_AT))
  const small = shrunk(image, factor)
  const dots = resolution / factor
  const threshold = inkThreshold(small)
  const ink = Uint8Array.from(small.pixels, (shade) => (shade <= threshold ? 1 : 0))
  return joinedAreas(ink, small.width, small.height)
    .filter(({ left, right, top, bottom }) => right - left >= LEAST_WIDTH * dots && bottom - top >= LEAST_HEIGHT * dots)
    .filter((area) => isBar(ink, small.width, area) || isSolid(ink, small.width, area, Math.round(SOLID * dots)))
    .map(({ left, right, top, bottom }) => ({
      left: left * factor,
      right: right * factor,
      top: top * factor,
      bottom: bottom * factor,
    }))
}

/** The bounds of ink that hangs together, side by side or corner to corner. */
function joinedAreas(ink: Uint8Array, width: number, height: number): DarkShape[] {
  const seen = ink.slice()
  const areas: DarkShape[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 0) continue
    seen[start] = 0
    const area: DarkShape = { left: width, right: 0, top: height, bottom: 0 }
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      area.left = Math.min(area.left, x)
      area.right = Math.max(area.right, x + 1)
      area.top = Math.min(area.top, y)
      area.bottom = Math.max(area.bottom, y + 1)
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const near = row * width + column
          if (seen[near] === 0) continue
          seen[near] = 0
          open.push(near)
        }
      }
    }
    areas.push(area)
  }
  return areas
}

function isBar(ink: Uint8Array, width: number, { left, right, top, bottom }: DarkShape): boolean {
  const darkest = (from: number, to: number) => {
    let most = 0
    for (let y = from; y < to; y++) most = Math.max(most, inkIn(ink, width, { left, right, top: y, bottom: y + 1 }))
    return most / (right - left)
  }
  const all = inkIn(ink, width, { left, right, top, bottom }) / ((right - left) * (bottom - top))
  return all > DARK_BAR && darkest(top, top + 3) > DARK_EDGE && darkest(bottom - 3, bottom) > DARK_EDGE
}

function isSolid(ink: Uint8Array, width: number, { left, right, top, bottom }: DarkShape, side: number): boolean {
  for (let y = top; y + side <= bottom; y += 2) {
    for (let x = left; x + side <= right; x += 2) {
      const square = { left: x, right: x + side, top: y, bottom: y + side }
      if (inkIn(ink, width, square) > 0.95 * side * side) return true
    }
  }
  return false
}

function inkIn(ink: Uint8Array, width: number, { left, right, top, bottom }: DarkShape): number {
  let sum = 0
  for (let y = top; y < bottom; y++) for (let at = y * width + left; at < y * width + right; at++) sum += ink[at] ?? 0
  return sum
}
