import type { TableBlock, TableCellBlock } from './blocks.ts'
import { type Interval, joinIntervals } from './intervals.ts'
import type { Line } from './page.ts'
import { paragraphsOf } from './paragraphs.ts'
import { segmentsOf } from './segments.ts'

/** A table without borders needs this many rows of several cells, or two rows of three. */
const FEWEST_ROWS = 3

export type LineGroup = { kind: 'lines'; lines: Line[] } | { kind: 'table'; block: TableBlock }

/** Finds tables without borders among lines from top to bottom: rows whose texts stand above each other in columns. */
export function findAlignedTables(lines: Line[]): LineGroup[] {
  const groups: LineGroup[] = []
  let at = 0
  while (at < lines.length) {
    const table = tableFrom(lines, at)
    if (table !== null) {
      groups.push({ kind: 'table', block: table.block })
      at = table.end
      continue
    }
    const line = lines[at]
    const last = groups.at(-1)
    if (line && last?.kind === 'lines') last.lines.push(line)
    else if (line) groups.push({ kind: 'lines', lines: [line] })
    at++
  }
  return groups
}

/** The table that begins with a line, as far as its columns hold; null where none does. */
function tableFrom(lines: Line[], start: number): { block: TableBlock; end: number } | null {
  const first = lines[start]
  if (!first || segmentsOf(first).length < 2) return null
  const rows: Line[][] = []
  let columns: Interval[] = []
  let [end, parted] = [start, 0]
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]
    const before = lines[at - 1]
    if (!line || (at > start && before && isFarBelow(before, line))) break
    const segments = segmentsOf(line)
    const wider = joinIntervals([...columns, ...segments.map(({ x, right }) => ({ from: x, to: right }))])
    const holds = at === start || (wider.length >= 2 && wider.length >= columns.length)
    if (!holds) break
    if (segments.length === 1 && at > start && wider.length > columns.length) break
    columns = wider
    rows.push(segments)
    if (segments.length > 1) {
      parted++
      end = at + 1
    }
  }
  // What follows the last parted line in one column is a wrapped cell.
  while (
    end < start + rows.length &&
    rows[end - start]?.length === 1 &&
    (rows[end - start]?.[0]?.x ?? 0) > (columns[1]?.from ?? 0) - 2
  )
    end++
  if (parted < FEWEST_ROWS && !(parted >= 2 && columns.length >= 3)) return null
  const block = readRows(rows.slice(0, end - start), columns)
  return { block, end }
}

function isFarBelow(before: Line, line: Line): boolean {
  return line.y - before.y > 3.2 * Math.max(before.size, line.size)
}

/** Lines that leave the first column empty, or fill only one, carry on the row above. */
function readRows(rows: Line[][], columns: Interval[]): TableBlock {
  const cells: Line[][][] = []
  let before: Line | null = null
  for (const segments of rows) {
    const placed = columns.map(({ from, to }) =>
      segments.filter((segment) => segment.x >= from - 1 && segment.right <= to + 1),
    )
    const [line] = segments
    const near = before !== null && line !== undefined && line.y - before.y < 1.6 * line.size
    const carriesOn = near && (placed[0]?.length === 0 || segments.length === 1)
    const row = cells.at(-1)
    if (carriesOn && row) for (const [column, texts] of placed.entries()) row[column]?.push(...texts)
    else cells.push(placed)
    before = line ?? before
  }
  const page = rows[0]?.[0]?.page ?? 0
  const blocks = cells.map((row) => row.map((lines, column) => cellBlock(lines, columns[column] ?? { from: 0, to: 0 })))
  return { kind: 'table', rows: blocks, page, furniture: null }
}

function cellBlock(lines: Line[], { from, to }: Interval): TableCellBlock {
  return { parts: paragraphsOf(lines, to), x: from, right: to, rowSpan: 1, columnSpan: 1, header: false }
}
