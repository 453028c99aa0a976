import type { TableBlock, TableCellBlock } from './blocks.ts'
import { type Interval, joinIntervals } from './intervals.ts'

/**
 * Tags tell the cells of a row, not what they span. Where rows have different numbers of cells, each cell is laid under
 * the columns of the fullest rows by its place.
 */
export function alignCells(table: TableBlock): TableBlock {
  const [first] = table.rows
  if (table.rows.every((row) => row.length === first?.length)) return table
  const filled = table.rows.map((row) => row.filter((cell) => cell.parts.length > 0))
  const most = filled.reduce((count, row) => Math.max(count, row.length), 0)
  const fullest = filled.filter((row) => row.length === most)
  const columns = joinIntervals(fullest.flat().map(({ x, right }) => ({ from: x, to: right })))
  if (columns.length < 2) return table
  return { ...table, rows: filled.map((row) => underColumns(row, columns)) }
}

function underColumns(row: TableCellBlock[], columns: Interval[]): TableCellBlock[] {
  const placed: TableCellBlock[] = []
  let free = 0
  for (const [at, cell] of row.entries()) {
    const most = columns.length - (row.length - at)
    const first = Math.max(
      free,
      Math.min(
        most,
        columns.findIndex((column) => column.to > cell.x),
      ),
    )
    const last = Math.max(
      first,
      Math.min(
        most,
        columns.findLastIndex((column) => column.from < cell.right),
      ),
    )
    if (first > free) placed.push({ ...cell, parts: [], columnSpan: first - free })
    placed.push({ ...cell, columnSpan: last - first + 1 })
    free = last + 1
  }
  return placed
}
