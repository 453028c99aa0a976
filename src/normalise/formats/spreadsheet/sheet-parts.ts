import { type BlockDraft, plainRun } from '../../document-draft.ts'
import { separatePrintedLists } from '../../printed-lists.ts'
import { filledCells, type GridCell, type GridRow, isBlank, withoutEmptyEdges } from './visible-grid.ts'

/** A stretch of rows without a blank one: lines of text that stand alone, then rows with several cells. */
interface Stretch {
  titles: GridRow[]
  rows: GridRow[]
}

type Part = { kind: 'lines'; rows: GridRow[] } | { kind: 'table'; rows: GridRow[] }

/** A longer text in a single cell is a note on the table, not a row of it. */
const LONGEST_HEADER = 80

/**
 * The paragraphs and tables of a sheet. Titles above a table and notes between tables are paragraphs. Blank rows part
 * two tables only where the second evidently begins anew, with a header; else they lie within one.
 */
export function sheetBlocks(grid: GridRow[]): BlockDraft[] {
  const parts: Part[] = []
  for (const stretch of stretches(grid)) addStretch(parts, stretch)
  return parts.flatMap((part) =>
    part.kind === 'lines' ? lineBlocks(part.rows) : [tableBlock(withoutEmptyEdges(part.rows))],
  )
}

function stretches(grid: GridRow[]): Stretch[] {
  const found: Stretch[] = []
  let open: Stretch | null = null
  for (const row of grid) {
    if (isBlank(row)) {
      open = null
      continue
    }
    if (open === null) {
      open = { titles: [], rows: [] }
      found.push(open)
    }
    if (open.rows.length === 0 && isTitle(row)) open.titles.push(row)
    else open.rows.push(row)
  }
  return found
}

/** A line of its own: one cell, at the left or merged over several columns. */
function isTitle(row: GridRow): boolean {
  const [only, ...others] = filledCells(row)
  if (only === undefined || others.length > 0 || row.some((cell, at) => cell === 'covered' && at === 0)) return false
  return only.rowSpan === 1 && (row[0] === only || only.columnSpan > 1)
}

function addStretch(parts: Part[], { titles, rows }: Stretch): void {
  const last = parts.at(-1)
  if (rows.length === 0) parts.push({ kind: 'lines', rows: titles })
  else if (last?.kind === 'table' && !beginsAnew(rows, titles, last.rows)) last.rows.push(...titles, ...rows)
  else {
    if (titles.length > 0) parts.push({ kind: 'lines', rows: titles })
    parts.push({ kind: 'table', rows })
  }
}

/** Whether rows after a gap begin with a header: words over figures, the same header again, or words under a title. */
function beginsAnew(rows: GridRow[], titles: GridRow[], before: GridRow[]): boolean {
  const [header, ...body] = rows
  if (header === undefined || !couldBeHeader(header)) return false
  if (titles.length > 0 || sameWords(header, before[0])) return true
  return header.some(
    (cell, column) => cell !== 'covered' && cell.text !== '' && body.some((row) => isFigure(row[column])),
  )
}

function couldBeHeader(row: GridRow): boolean {
  const cells = filledCells(row)
  return cells.length > 1 && cells.every((cell) => cell.isWords && cell.text.length <= LONGEST_HEADER)
}

function isFigure(cell: GridCell | 'covered' | undefined): boolean {
  return cell !== undefined && cell !== 'covered' && cell.text !== '' && !cell.isWords
}

function sameWords(one: GridRow, other: GridRow | undefined): boolean {
  const words = (row: GridRow) => filledCells(row).map((cell) => cell.text)
  return other !== undefined && words(one).join('\n') === words(other).join('\n')
}

function lineBlocks(rows: GridRow[]): BlockDraft[] {
  const paragraphs = rows
    .flatMap(filledCells)
    .map((cell): BlockDraft => ({ kind: 'paragraph', furniture: null, content: [plainRun(cell.text)] }))
  return separatePrintedLists(paragraphs)
}

function tableBlock(rows: GridRow[]): BlockDraft {
  const header = rows.length > 1 && rows[0] !== undefined && filledCells(rows[0]).every((cell) => cell.isWords)
  const drafts = rows.map((row, at) =>
    row
      .filter((cell) => cell !== 'covered')
      .map(({ text, rowSpan, columnSpan }) => ({
        content: [plainRun(text)],
        rowSpan,
        columnSpan,
        header: header && at === 0,
      })),
  )
  return { kind: 'table', furniture: null, rows: drafts }
}
