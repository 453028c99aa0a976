import { edgesOf, type Line, lineText } from './page.ts'
import { segmentsOf } from './segments.ts'

/** Fewer lines than this on a side are a letterhead, not a column of text. */
const FEWEST_LINES = 8
/** Share of the page's lines that may run across the gutter: a heading, a table. */
const MOST_ACROSS = 0.4
/** Lines of a column of prose fill it mostly; those of a table's column don't. */
const FILLED = 0.6

/** Orders the lines of a page set in two columns: each column from top to bottom, between lines that run across. */
export function inColumns(lines: Line[], pageWidth: number): Line[][] {
  const gutter = findGutter(lines, pageWidth)
  if (gutter === null) return [lines]
  const groups: Line[][] = []
  let [left, right]: [Line[], Line[]] = [[], []]
  function flush(): void {
    if (left.length > 0) groups.push(left)
    if (right.length > 0) groups.push(right)
    ;[left, right] = [[], []]
  }
  for (const line of lines) {
    const parts = segmentsOf(line)
    if (parts.some((part) => part.x < gutter && part.right > gutter)) {
      flush()
      groups.push([line])
      continue
    }
    for (const part of parts) (part.right <= gutter ? left : right).push(part)
  }
  flush()
  return groups
}

function findGutter(lines: Line[], pageWidth: number): number | null {
  const parted = lines.map(segmentsOf)
  const places: { x: number; across: number }[] = []
  for (let x = pageWidth * 0.4; x <= pageWidth * 0.6; x += 3) {
    const across = parted.filter((parts) => parts.some((part) => part.x < x && part.right > x)).length
    if (across <= lines.length * MOST_ACROSS) places.push({ x, across })
  }
  for (const { x } of places.sort((one, other) => one.across - other.across)) {
    const left = parted.flat().filter((part) => part.right <= x)
    const right = parted.flat().filter((part) => part.x >= x)
    if (isProse(left) && isProse(right)) return x
  }
  return null
}

function isProse(lines: Line[]): boolean {
  if (lines.length < FEWEST_LINES) return false
  const { left, right } = edgesOf(lines)
  const filled = lines.filter((line) => line.right - line.x > (right - left) * FILLED)
  return filled.length > lines.length * 0.6 && filled.every((line) => lineText(line).includes(' '))
}
