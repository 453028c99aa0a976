import type { MergedArea, Sheet, SheetCell } from './sheet.ts'

/** A cell of the visible part of a sheet; its spans count visible rows and columns. */
export interface GridCell extends SheetCell {
  rowSpan: number
  columnSpan: number
}

/** One visible row: its cells, `covered` where a merged cell that began before reaches. */
export type GridRow = (GridCell | 'covered')[]

/** What a reader of the sheet sees: hidden rows and columns left out, merged cells resolved, empty edges trimmed. */
export function visibleGrid(sheet: Sheet): GridRow[] {
  const width = sheet.cells.reduce((most, row) => Math.max(most, row.length), 0)
  const rows = indexes(sheet.cells.length).filter((row) => !sheet.hiddenRows.has(row))
  const columns = indexes(width).filter((column) => !sheet.hiddenColumns.has(column))
  const grid = rows.map((row) => columns.map((column): GridCell | 'covered' => plainCell(sheet, row, column)))
  for (const area of sheet.merged) mergeCells(grid, sheet, area, rows, columns)
  const [from, to] = [grid.findIndex((row) => !isBlank(row)), grid.findLastIndex((row) => !isBlank(row))]
  return from < 0 ? [] : withoutEmptyEdges(grid.slice(from, to + 1))
}

/** Whether a row shows nothing, and no merged cell reaches through it. */
export function isBlank(row: GridRow): boolean {
  return row.every((cell) => cell !== 'covered' && cell.text === '')
}

/** Rows without the columns at the left and the right in which none of them shows anything. */
export function withoutEmptyEdges(rows: GridRow[]): GridRow[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const used = indexes(width).filter((column) =>
    rows.some(({ [column]: cell }) => cell === 'covered' || (cell !== undefined && cell.text !== '')),
  )
  const [left, right] = [used[0] ?? 0, (used.at(-1) ?? -1) + 1]
  return rows.map((row) => row.slice(left, right))
}

/** The cells of a row that have words or figures in them. */
export function filledCells(row: GridRow): GridCell[] {
  return row.filter((cell): cell is GridCell => cell !== 'covered' && cell.text !== '')
}

function plainCell(sheet: Sheet, row: number, column: number): GridCell {
  const cell = sheet.cells[row]?.[column]
  return { text: cell?.text.trim() ?? '', isWords: cell?.isWords ?? false, rowSpan: 1, columnSpan: 1 }
}

/** A merged cell shows its first cell's text wherever a part of it is visible. */
function mergeCells(grid: GridRow[], sheet: Sheet, area: MergedArea, rows: number[], columns: number[]): void {
  const top = rows.findIndex((row) => row >= area.top && row <= area.bottom)
  const left = columns.findIndex((column) => column >= area.left && column <= area.right)
  if (top < 0 || left < 0) return
  const first = plainCell(sheet, area.top, area.left)
  // An empty merged area is only formatting.
  if (first.text === '') return
  const rowSpan = rows.filter((row) => row >= area.top && row <= area.bottom).length
  const columnSpan = columns.filter((column) => column >= area.left && column <= area.right).length
  for (let row = top; row < top + rowSpan; row++) {
    const cells = grid[row] ?? []
    cells.fill('covered', left, left + columnSpan)
    if (row === top) cells[left] = { ...first, rowSpan, columnSpan }
  }
}

function indexes(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
