import { type GreyImage, inkThreshold, shrunk } from './grey-image.ts'

/** Scanners feed paper in at most so crooked; radians. */
const MOST_CROOKED = (4 * Math.PI) / 180
const COARSE_STEP = (0.25 * Math.PI) / 180
const FINE_STEP = (0.05 * Math.PI) / 180
/** Lines of text still part at this size, in pixels across. */
const LOOKED_AT = 700
/** More ink than this share of a page is a picture or a dark background; looking at some of it tells enough. */
const MOST_INK = 60_000

export interface TextDirection {
  /** Whether lines of text run up or down the page instead of across it. */
  sideways: boolean
  /** By how much lines fall to the right, in radians; to be turned back by as much. */
  skew: number
}

/**
 * How the lines of text on a page run. Along the lines of text, ink and white space alternate most sharply: the angle
 * is the one at which the ink's projection on the page's edge varies most.
 */
export function findTextDirection(image: GreyImage): TextDirection {
  const small = shrunk(image, Math.max(1, Math.floor(Math.min(image.width, image.height) / LOOKED_AT)))
  const ink = inkOf(small)
  const across = bestAngle(ink.x, ink.y, small.width, small.height)
  const down = bestAngle(ink.y, ink.x, small.height, small.width)
  const sideways = down.sharpness > across.sharpness
  return { sideways, skew: sideways ? -down.angle : across.angle }
}

interface Ink {
  x: Float32Array
  y: Float32Array
}

function inkOf(image: GreyImage): Ink {
  const threshold = inkThreshold(image)
  const [x, y]: [number[], number[]] = [[], []]
  for (let at = 0; at < image.pixels.length; at++) {
    if ((image.pixels[at] ?? 255) > threshold) continue
    x.push(at % image.width)
    y.push(Math.floor(at / image.width))
  }
  const step = Math.max(1, Math.ceil(x.length / MOST_INK))
  const some = (values: number[]) => Float32Array.from(values.filter((_, at) => at % step === 0))
  return { x: some(x), y: some(y) }
}

function bestAngle(along: Float32Array, across: Float32Array, length: number, breadth: number) {
  const search = (from: number, to: number, step: number) => {
    let best = { angle: 0, sharpness: -1 }
    for (let angle = from; angle <= to + step / 2; angle += step) {
      const sharpness = sharpnessAt(along, across, length, breadth, angle)
      if (sharpness > best.sharpness) best = { angle, sharpness }
    }
    return best
  }
  const coarse = search(-MOST_CROOKED, MOST_CROOKED, COARSE_STEP)
  return search(coarse.angle - COARSE_STEP, coarse.angle + COARSE_STEP, FINE_STEP)
}

/** How much the ink of neighbouring lines of pixels differs when the page is seen at an angle. */
function sharpnessAt(along: Float32Array, across: Float32Array, length: number, breadth: number, angle: number) {
  const slope = Math.tan(angle)
  const margin = Math.ceil(Math.abs(slope) * length) + 1
  const counts = new Float64Array(breadth + 2 * margin + 1)
  for (let at = 0; at < along.length; at++) {
    const line = Math.round((across[at] ?? 0) - (along[at] ?? 0) * slope) + margin
    counts[line] = (counts[line] ?? 0) + 1
  }
  let sharpness = 0
  for (let line = 1; line < counts.length; line++) sharpness += ((counts[line] ?? 0) - (counts[line - 1] ?? 0)) ** 2
  return sharpness
}
