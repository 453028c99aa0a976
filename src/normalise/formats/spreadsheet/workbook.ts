import type { NormaliserWarning } from '../../../domain.ts'
import { type BlockDraft, type DocumentDraft, plainRun } from '../../document-draft.ts'
import { MOST_ROWS_READ, type Sheet } from './sheet.ts'
import { sheetBlocks } from './sheet-parts.ts'
import { visibleGrid } from './visible-grid.ts'

/** More visible rows of a sheet than this are not in the text; a paragraph and a warning say how many. */
const MOST_ROWS = 2000
/** More cells than this, over all sheets, are not in the text. */
const MOST_CELLS = 200_000

/**
 * Writes a workbook down: each visible sheet under its name. What the workbook hides is left out of the text, since it
 * was not meant to be published, and is told in a warning by place and number, never by content.
 */
export function draftWorkbook(title: string | null, sheets: Sheet[], warnings: NormaliserWarning[]): DocumentDraft {
  const blocks: BlockDraft[] = []
  const told = [...warnings]
  let cellsLeft = MOST_CELLS
  for (const sheet of sheets) {
    const place = `sheet ${sheet.name}`
    told.push(...hiddenParts(sheet, place))
    if (sheet.visibility !== 'visible') continue
    const grid = visibleGrid(sheet)
    if (grid.length === 0) continue
    const width = Math.max(1, grid[0]?.length ?? 1)
    const shown = grid.slice(0, Math.min(MOST_ROWS, Math.floor(cellsLeft / width)))
    cellsLeft -= shown.length * width
    blocks.push({ kind: 'heading', level: 2, furniture: null, content: [plainRun(sheet.name)] }, ...sheetBlocks(shown))
    if (shown.length === grid.length && !sheet.goesOn) continue
    const message = leftOut(grid.length - shown.length, grid.length, sheet.goesOn)
    blocks.push({ kind: 'paragraph', furniture: null, content: [plainRun(`[${message}]`)] })
    told.push({ kind: 'rows_left_out', message, place })
  }
  return { title, blocks, warnings: told }
}

function leftOut(rows: number, of: number, goesOn: boolean): string {
  return goesOn
    ? `At least ${rows} of more than ${MOST_ROWS_READ} rows are not in the text.`
    : `${rows} of ${of} rows are not in the text.`
}

function hiddenParts(sheet: Sheet, place: string): NormaliserWarning[] {
  const rows = sheet.cells.filter((row) => row.some((cell) => cell !== null)).length
  if (sheet.visibility !== 'visible') {
    if (rows === 0) return []
    const how = sheet.visibility === 'hidden' ? 'hidden' : 'hidden from the menu too'
    return [
      { kind: 'hidden_sheet', message: `A sheet of ${rows} rows is ${how}; it is not in the text.`, place, count: 1 },
    ]
  }
  const hiddenRows = [...sheet.hiddenRows].filter((row) => sheet.cells[row]?.some((cell) => cell !== null)).length
  const hiddenColumns = [...sheet.hiddenColumns].filter((column) => sheet.cells.some((row) => row[column])).length
  const told: NormaliserWarning[] = []
  if (hiddenRows > 0) {
    told.push({
      kind: 'hidden_rows',
      message: `${hiddenRows} hidden rows are not in the text.`,
      place,
      count: hiddenRows,
    })
  }
  if (hiddenColumns > 0) {
    told.push({
      kind: 'hidden_columns',
      message: `${hiddenColumns} hidden columns are not in the text.`,
      place,
      count: hiddenColumns,
    })
  }
  return told
}
