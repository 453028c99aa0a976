/** Left, bottom, right, top. */
export type Box = [number, number, number, number]

type Point = [number, number]

/** Commands of a path as pdfjs encodes them, each followed by its coordinates. */
const MOVE = 0
const LINE = 1
const COORDINATES = [2, 2, 6, 4, 0]

/** The straight lines of a path, each as a flat box: the sides of a rectangle are four. */
export function straightLines(path: unknown): Box[] {
  return subpathsOf(path).flatMap((points) =>
    points.slice(1).flatMap((point, at): Box[] => {
      const before = points[at]
      return before ? [boxOf([before, point])] : []
    }),
  )
}

/** The boxes around the closed parts of a path: a filled rule is a thin one. */
export function outlines(path: unknown): Box[] {
  return subpathsOf(path).flatMap((points) => (points.length > 1 ? [boxOf(points)] : []))
}

/** Whether a path is made of straight lines between the corners of its box. */
export function isRectangle(path: unknown, [left, bottom, right, top]: Box): boolean {
  const [data] = Array.isArray(path) ? (path as unknown[]) : []
  if (!(data instanceof Float32Array) || data.length < 12 || data.length > 16) return false
  for (let at = 0; at + 2 < data.length; at += 3) {
    const [command, x = 0, y = 0] = data.subarray(at, at + 3)
    const atCorner = (x === left || x === right) && (y === bottom || y === top)
    if ((command !== MOVE && command !== LINE) || !atCorner) return false
  }
  return true
}

function boxOf(points: Point[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}

/** The corner points of each part of a path; curves, which no table has, end a part. */
function subpathsOf(path: unknown): Point[][] {
  const [data] = Array.isArray(path) ? (path as unknown[]) : []
  if (!(data instanceof Float32Array)) return []
  const parts: Point[][] = []
  for (let at = 0; at < data.length; ) {
    const command = data[at] ?? MOVE
    const point: Point = [data[at + 1] ?? 0, data[at + 2] ?? 0]
    const part = parts.at(-1)
    if (command === LINE && part) part.push(point)
    else if (command === MOVE) parts.push([point])
    else if (part?.[0] && COORDINATES[command] === 0) part.push(part[0])
    else parts.push([])
    at += 1 + (COORDINATES[command] ?? 0)
  }
  return parts
}
