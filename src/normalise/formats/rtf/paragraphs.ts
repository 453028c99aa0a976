import type { Furniture } from '../../../domain.ts'
import { withoutBold } from '../../bold-headings.ts'
import { type BlockDraft, type CellDraft, type TextRun, textOf } from '../../document-draft.ts'

/** How a cell of the next row is merged, from the row's definition. */
export interface CellPlan {
  continuesLeft: boolean
  continuesAbove: boolean
}

/** Gathers runs into paragraphs, headings and tables as a Rich Text file ends each of them. */
export function createParagraphs(furniture: Furniture | null) {
  const blocks: BlockDraft[] = []
  let runs: TextRun[] = []
  let cells: TextRun[][] = []
  let rows: CellDraft[][] = []
  /** The cell that began in each column, which a cell below may carry on. */
  let begun: CellDraft[] = []

  function endTable(): void {
    if (rows.length > 0) blocks.push({ kind: 'table', furniture, rows })
    rows = []
    begun = []
  }

  function endParagraph(headingLevel: number | null, inTable: boolean): void {
    if (inTable) {
      runs.push({ text: '\n', bold: false, italic: false, colour: null, page: null })
      return
    }
    if (textOf(runs).trim() !== '') {
      endTable()
      if (headingLevel === null) blocks.push({ kind: 'paragraph', furniture, content: runs })
      else blocks.push({ kind: 'heading', furniture, level: headingLevel, content: withoutBold(runs) })
    }
    runs = []
  }

  return {
    add: (run: TextRun): void => {
      runs.push(run)
    },
    endParagraph,
    endCell(): void {
      cells.push(runs)
      runs = []
    },
    endRow(plan: CellPlan[], header: boolean): void {
      const row: CellDraft[] = []
      for (const [column, content] of cells.entries()) {
        const above = begun[column]
        const left = row.at(-1)
        if (plan[column]?.continuesLeft && left !== undefined) left.columnSpan++
        else if (plan[column]?.continuesAbove && above !== undefined) above.rowSpan++
        else {
          const cell: CellDraft = { content, rowSpan: 1, columnSpan: 1, header }
          begun[column] = cell
          row.push(cell)
        }
      }
      if (cells.length > 0) rows.push(row)
      cells = []
    },
    finish(): BlockDraft[] {
      // A file that breaks off within a row keeps the cells that it has.
      if (cells.length > 0) {
        rows.push(cells.map((content) => ({ content, rowSpan: 1, columnSpan: 1, header: false })))
        cells = []
      }
      endParagraph(null, false)
      endTable()
      return blocks
    },
  }
}

export type Paragraphs = ReturnType<typeof createParagraphs>
