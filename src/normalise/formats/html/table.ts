import { type CellDraft, flattenBlocks, type TableDraft } from '../../document-draft.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { CellReader, Surroundings } from './surroundings.ts'

/** Elements that only a page's layout puts into a cell. */
const LAYOUT_CONTENT = new Set(['table', 'h1', 'h2', 'main', 'article', 'section', 'nav', 'header', 'footer', 'form'])

/** The rows of a table, those of nested tables left out. */
function rowsOf(table: MarkupElement): MarkupElement[] {
  return childElements(table).flatMap((child) => {
    if (child.name === 'tr') return [child]
    return /^t(head|body|foot)$/.test(child.name) ? childElements(child).filter((row) => row.name === 'tr') : []
  })
}

function cellsOf(row: MarkupElement): MarkupElement[] {
  return childElements(row).filter((cell) => cell.name === 'td' || cell.name === 'th')
}

/** Whether a table only arranges the page: said to be so, of one column, or with page parts in its cells. */
export function isLayoutTable(table: MarkupElement): boolean {
  const role = table.attribs['role']
  if (role === 'presentation' || role === 'none') return true
  const rows = rowsOf(table)
  if (rows.every((row) => cellsOf(row).length <= 1)) return true
  return rows.some((row) => cellsOf(row).some((cell) => childElements(cell).some(isLayoutContent)))
}

function isLayoutContent(element: MarkupElement): boolean {
  return LAYOUT_CONTENT.has(element.name) || (element.name === 'div' && childElements(element).some(isLayoutContent))
}

/** Reads a table of data; a `th`, and every cell of a `thead`, is a header cell. */
export function readTable(table: MarkupElement, inside: Surroundings, readCell: CellReader): TableDraft {
  const rows = rowsOf(table).map((row) => cellsOf(row).map((cell) => cellDraft(cell, row, inside, readCell)))
  return { kind: 'table', furniture: null, rows }
}

function cellDraft(cell: MarkupElement, row: MarkupElement, inside: Surroundings, readCell: CellReader): CellDraft {
  const inHead = row.parent !== null && 'name' in row.parent && row.parent.name === 'thead'
  return {
    content: flattenBlocks(readCell(cell, inside)),
    rowSpan: span(cell.attribs['rowspan']),
    columnSpan: span(cell.attribs['colspan']),
    header: cell.name === 'th' || inHead,
  }
}

/** A span of 0 means "to the end" for rows; both it and nonsense are cut to the table later. */
function span(text: string | undefined): number {
  if (text === undefined || !/^\s*\d{1,5}\s*$/.test(text)) return 1
  return Number(text) === 0 ? Number.MAX_SAFE_INTEGER : Number(text)
}
