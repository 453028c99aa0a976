import type { CellDraft, TextRun } from './document-draft.ts'

interface FoldedCell extends CellDraft {
  runs: TextRun[]
}

interface PlacedCell extends FoldedCell {
  row: number
  column: number
}

export interface TableGrid {
  rows: number
  columns: number
  /** By row, then column. */
  cells: PlacedCell[]
}

/** No real table is wider; an HTML page may claim any span. */
const MOST_COLUMNS = 1000

/**
 * Gives each cell its row and column from the spans of the cells before it (HTML standard, 4.9.12). Rows in which no
 * cell has words, and that no cell reaches into from above, are left out; spans are cut at the table's edge.
 */
export function placeCells(source: FoldedCell[][]): TableGrid {
  const rows = withoutEmptyRows(source)
  /** For each column, the first row that is free again. */
  const freeFrom: number[] = []
  const cells: PlacedCell[] = []
  let columns = 0
  for (const [row, rowCells] of rows.entries()) {
    let column = 0
    for (const cell of rowCells) {
      while ((freeFrom[column] ?? 0) > row) column++
      if (column >= MOST_COLUMNS) break
      const columnSpan = clamp(cell.columnSpan, freeColumns(freeFrom, column, row))
      const rowSpan = clamp(cell.rowSpan, rows.length - row)
      for (let covered = column; covered < column + columnSpan; covered++) freeFrom[covered] = row + rowSpan
      cells.push({ ...cell, row, column, rowSpan, columnSpan })
      column += columnSpan
      columns = Math.max(columns, column)
    }
  }
  return { rows: rows.length, columns, cells }
}

/** How many columns are free from one on, up to the next that a cell from above reaches into. */
function freeColumns(freeFrom: number[], column: number, row: number): number {
  const taken = freeFrom.findIndex((free, at) => at > column && free > row)
  return (taken < 0 ? MOST_COLUMNS : taken) - column
}

function withoutEmptyRows(rows: FoldedCell[][]): FoldedCell[][] {
  const reaches = rows.some((row) => row.some((cell) => cell.rowSpan > 1))
  if (reaches) return rows.some((row) => row.some((cell) => cell.runs.length > 0)) ? rows : []
  return rows.filter((row) => row.some((cell) => cell.runs.length > 0))
}

function clamp(span: number, most: number): number {
  return Math.max(1, Math.min(Number.isFinite(span) ? Math.floor(span) : 1, most))
}
