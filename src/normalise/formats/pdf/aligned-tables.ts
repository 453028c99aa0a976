import { readAlignedRows } from './aligned-rows.ts'
import type { TableBlock } from './blocks.ts'
import { type Interval, joinIntervals } from './intervals.ts'
import { edgesOf, type Line, lineText, type Rule } from './page.ts'
import { loosePartsOf, segmentsOf } from './segments.ts'

/** A table without borders needs this many rows of several cells, or two rows of three. */
const FEWEST_ROWS = 3
/** A gutter narrower than this, in heights of the letters, may be a gap between words. */
const WIDE_GUTTER = 1.5
/** Texts of a column whose edges differ by less (points) are aligned. */
const ALIGNED = 1.5
/** Lines of a closing among which signatures stand side by side. */
const CLOSING = /^(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with) (?:regards|wishes)|regards|signed)\b/i
/** How many lines below a closing signatures begin. */
const BELOW_CLOSING = 4

/** Lines have a margin of their own, to which their text runs, where they are a column. */
export type LineGroup = { kind: 'lines'; lines: Line[]; margin: number | null } | { kind: 'table'; block: TableBlock }

/**
 * Finds tables without borders among lines from top to bottom: rows whose texts stand above each other in columns.
 * @param rules the thin lines on the page, some of which part rows
 */
export function findAlignedTables(lines: Line[], rules: Rule[] = []): LineGroup[] {
  const groups: LineGroup[] = []
  let at = 0
  while (at < lines.length) {
    const found = columnsFrom(lines, at)
    if (found !== null) {
      groups.push(...readColumns(found, lines, at, rules))
      at = found.end
      continue
    }
    const line = lines[at]
    const last = groups.at(-1)
    if (line && last?.kind === 'lines' && last.margin === null) last.lines.push(line)
    else if (line) groups.push({ kind: 'lines', lines: [line], margin: null })
    at++
  }
  return groups
}

interface ParallelColumns {
  /** The parts of each line. */
  lines: Line[][]
  columns: Interval[]
  /** The line after the last. */
  end: number
}

/** The columns that begin with a line, as far as they hold; null where none do. */
function columnsFrom(lines: Line[], start: number): ParallelColumns | null {
  const wide = growColumns(lines, start, segmentsOf)
  const narrow = growColumns(lines, start, loosePartsOf)
  const loose = narrow && keepGutters(narrow)
  if (!wide || !loose) return wide ?? loose
  // Narrow gaps that hold over as many lines are columns, too.
  return loose.end >= wide.end && loose.columns.length >= wide.columns.length ? loose : wide
}

function growColumns(lines: Line[], start: number, partsOf: (line: Line) => Line[]): ParallelColumns | null {
  const first = lines[start]
  if (!first || partsOf(first).length < 2) return null
  const rows: Line[][] = []
  let columns: Interval[] = []
  let [end, parted] = [start, 0]
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]
    const before = lines[at - 1]
    if (!line || (at > start && before && isFarBelow(before, line))) break
    const parts = partsOf(line)
    const wider = joinIntervals([...columns, ...parts.map(({ x, right }) => ({ from: x, to: right }))])
    const holds = at === start || (wider.length >= 2 && wider.length >= columns.length)
    if (!holds || (parts.length === 1 && at > start && wider.length > columns.length)) break
    columns = wider
    rows.push(parts)
    if (parts.length > 1) {
      parted++
      end = at + 1
    }
  }
  end += wrappedBelow(rows.slice(end - start), columns)
  if (parted < FEWEST_ROWS && !(parted >= 2 && columns.length >= 3)) return null
  return { lines: rows.slice(0, end - start), columns, end }
}

/** How many of the lines below the last parted one are wrapped cells: what stands in one column, not the first. */
function wrappedBelow(rows: Line[][], columns: Interval[]): number {
  const edge = (columns[1]?.from ?? 0) - 2
  const other = rows.findIndex((parts) => parts.length > 1 || (parts[0]?.x ?? 0) <= edge)
  return other < 0 ? rows.length : other
}

/** Joins columns between which only narrow gaps lie, unless the texts of the right one are aligned. */
function keepGutters({ lines, columns, end }: ParallelColumns): ParallelColumns | null {
  const kept: Interval[] = []
  for (const column of columns) {
    const last = kept.at(-1)
    const within = lines.flat().filter(({ x, right }) => x >= column.from - 1 && right <= column.to + 1)
    const size = within[0]?.size ?? 0
    if (last && column.from - last.to < WIDE_GUTTER * size && !isAligned(within)) last.to = column.to
    else kept.push({ ...column })
  }
  return kept.length < 2 ? null : { lines, columns: kept, end }
}

function isAligned(parts: Line[]): boolean {
  if (parts.length < FEWEST_ROWS) return false
  return [({ x }: Line) => x, ({ right }: Line) => right, ({ x, right }: Line) => (x + right) / 2].some((edge) => {
    const edges = parts.map(edge).sort((one, other) => one - other)
    const usual = edges[Math.floor(edges.length / 2)] ?? 0
    return edges.filter((place) => Math.abs(place - usual) < ALIGNED).length >= parts.length * 0.8
  })
}

function isFarBelow(before: Line, line: Line): boolean {
  return line.y - before.y > 3.2 * Math.max(before.size, line.size)
}

/** Columns are a table, unless they are columns of prose or signatures beside each other: these are read one by one. */
function readColumns(found: ParallelColumns, lines: Line[], start: number, rules: Rule[]): LineGroup[] {
  const above = lines.slice(Math.max(0, start - BELOW_CLOSING), start)
  const signatures = found.lines.length <= 8 && above.some((line) => CLOSING.test(lineText(line)))
  if (!signatures && !isProse(found))
    return [{ kind: 'table', block: readAlignedRows(found.lines, found.columns, rules) }]
  return found.columns.map(({ from, to }) => ({
    kind: 'lines',
    lines: found.lines.flat().filter(({ x, right }) => x >= from - 1 && right <= to + 1),
    // The lines of a signature are each ended on purpose.
    margin: signatures ? Infinity : to,
  }))
}

/** Two columns of lines that all run to the column's edge, at even distances: no row begins or ends among them. */
function isProse({ lines, columns }: ParallelColumns): boolean {
  if (columns.length !== 2) return false
  const inner = lines.slice(0, -1)
  const even = inner.every((parts, at) => {
    const [part] = parts
    const next = lines[at + 1]?.[0]
    return part !== undefined && next !== undefined && next.y - part.y < 1.6 * part.size
  })
  return (
    even &&
    columns.every((column) => {
      const parts = inner.flat().filter(({ x, right }) => x >= column.from - 1 && right <= column.to + 1)
      const { left, right } = edgesOf(parts)
      return (
        parts.length >= FEWEST_ROWS &&
        parts.every((part) => part.right - part.x > 0.7 * (right - left) && lineText(part).split(' ').length >= 3)
      )
    })
  )
}
