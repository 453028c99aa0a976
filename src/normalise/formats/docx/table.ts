import { type BlockDraft, type CellDraft, flattenBlocks } from '../../document-draft.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { WordBody } from './text.ts'
import { child, children, nameOf, numberOf, toggle, valueIn } from './xml.ts'

interface WordCell {
  element: MarkupElement
  column: number
  columnSpan: number
  /** Whether it only carries on the merged cell above. */
  continues: boolean
}

/** Reads a table; a table of one column only frames what is in it, and gives its blocks as they are. */
export function readTable(table: MarkupElement, readCell: (cell: MarkupElement) => WordBody): WordBody {
  const rows = rowsOf(table)
  const grid = rows.map(cellsOf)
  const boxes: MarkupElement[] = []
  if (grid.every((cells) => cells.length <= 1)) {
    const bodies = grid.flat().map((cell) => readCell(cell.element))
    return { blocks: bodies.flatMap((body) => body.blocks), boxes: bodies.flatMap((body) => body.boxes) }
  }
  const drafts = grid.map((cells, row) => {
    const header = toggle(child(rows[row], 'trPr'), 'tblHeader') ?? false
    return cells.flatMap((cell): CellDraft[] => {
      const body = readCell(cell.element)
      boxes.push(...body.boxes)
      if (cell.continues) return []
      const rowSpan = 1 + rowsBelow(grid, row, cell)
      return [{ content: flattenBlocks(body.blocks), rowSpan, columnSpan: cell.columnSpan, header }]
    })
  })
  const block: BlockDraft = { kind: 'table', furniture: null, rows: drafts }
  return { blocks: [block], boxes }
}

function rowsOf(table: MarkupElement): MarkupElement[] {
  return childElements(table).flatMap((element) => {
    const name = nameOf(element)
    if (name === 'tr') return child(element, 'trPr', 'del') ? [] : [element]
    if (name === 'sdt') return children(element, 'sdtContent').flatMap(rowsOf)
    return name === 'customXml' || name === 'ins' ? rowsOf(element) : []
  })
}

function cellsOf(row: MarkupElement): WordCell[] {
  let column = numberOf(valueIn(row, 'trPr', 'gridBefore')) ?? 0
  return cellElements(row).map((element) => {
    const columnSpan = Math.max(1, numberOf(valueIn(element, 'tcPr', 'gridSpan')) ?? 1)
    const merge = child(element, 'tcPr', 'vMerge')
    const cell = {
      element,
      column,
      columnSpan,
      continues: merge !== null && valueIn(element, 'tcPr', 'vMerge') !== 'restart',
    }
    column += columnSpan
    return cell
  })
}

function cellElements(row: MarkupElement): MarkupElement[] {
  return childElements(row).flatMap((element) => {
    const name = nameOf(element)
    if (name === 'tc') return [element]
    return name === 'sdt' ? children(element, 'sdtContent').flatMap(cellElements) : []
  })
}

function rowsBelow(grid: WordCell[][], row: number, cell: WordCell): number {
  let below = 0
  while (grid[row + below + 1]?.some((other) => other.column === cell.column && other.continues)) below++
  return below
}
