/** A table as rows of cells with their words. */
import type { NormalisedDocument, Span, TableCell } from '../../domain.ts'
import type { Passage } from './passages.ts'
import { foldWhiteSpace } from './text.ts'

export interface Cell extends Span {
  document: number
  row: number
  column: number
  columnSpan: number
  header: boolean
  text: string
}

/** The rows of a table passage, each with its cells in column order. Empty rows are left out. */
export function tableRows(passage: Passage, documents: NormalisedDocument[]): Cell[][] {
  const text = documents[passage.document]?.text ?? ''
  const rows: Cell[][] = []
  for (const cell of passage.table?.cells ?? []) {
    let row = rows[cell.row]
    if (!row) {
      row = []
      rows[cell.row] = row
    }
    row.push(readCell(cell, passage.document, text))
  }
  return rows.filter((row) => row?.some((cell) => cell.text !== ''))
}

function readCell(cell: TableCell, document: number, text: string): Cell {
  const { start, end, row, column, columnSpan, header } = cell
  return { document, start, end, row, column, columnSpan, header, text: foldWhiteSpace(text.slice(start, end)) }
}

/** Whether a cell stands in, or spans, a column. */
export function covers(cell: Cell, column: number): boolean {
  return cell.column <= column && column < cell.column + cell.columnSpan
}
