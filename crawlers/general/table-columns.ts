/** What the columns of a data table hold, by their headers. */
import type { Element } from '../platforms/reading/elements.ts'
import { printedText } from '../platforms/reading/printed-text.ts'

export interface LabelledCell {
  /** The column's header; empty where it has none. */
  header: string
  text: string
  element: Element
}

const elements = (element: Element): Element[] =>
  element.children.filter((child): child is Element => child.type === 'tag')

function rowsOf(table: Element): Element[] {
  return elements(table).flatMap((child) =>
    child.name === 'tr' ? [child] : /^t(?:head|body|foot)$/.test(child.name) ? elements(child) : [],
  )
}

function tableAround(row: Element): Element | null {
  for (let above = row.parent; above?.type === 'tag'; above = above.parent) if (above.name === 'table') return above
  return null
}

const cellsOf = (row: Element) => elements(row).filter(({ name }) => name === 'td' || name === 'th')
const spanOf = ({ attribs }: Element, side: 'rowspan' | 'colspan') =>
  Math.min(200, Math.max(1, Number.parseInt(attribs[side] ?? '1', 10) || 1))

/** The tables already laid out, so that a table of a thousand rows is laid out once. */
export type Grids = Map<Element, Map<Element, LabelledCell[]>>

/** The cells of a row beside the headers of their columns; a cell that spans several rows is a cell of each. */
export function labelledCells(row: Element, grids: Grids): LabelledCell[] {
  const table = tableAround(row)
  if (table === null) return []
  let grid = grids.get(table)
  if (grid === undefined) {
    grid = layOutTable(table)
    grids.set(table, grid)
  }
  return grid.get(row) ?? []
}

function layOutTable(table: Element): Map<Element, LabelledCell[]> {
  const rows = rowsOf(table)
  const headerRow = rows.slice(0, 6).find(isHeaderRow)
  const headers: string[] = []
  for (const cell of headerRow ? cellsOf(headerRow) : []) {
    for (let times = spanOf(cell, 'colspan'); times > 0; times--) headers.push(printedText(cell))
  }
  const grid = new Map<Element, LabelledCell[]>()
  const hanging: { cell: LabelledCell; rows: number }[] = []
  for (const row of rows) {
    const labelled: LabelledCell[] = []
    const takeHanging = () => {
      for (let held = hanging[labelled.length]; held !== undefined && held.rows > 0; held = hanging[labelled.length]) {
        held.rows--
        labelled.push(held.cell)
      }
    }
    for (const element of cellsOf(row)) {
      takeHanging()
      const cell = {
        header: headers[labelled.length] ?? element.attribs['data-label'] ?? element.attribs['data-th'] ?? '',
        text: printedText(element),
        element,
      }
      const rowsSpanned = spanOf(element, 'rowspan')
      for (let times = spanOf(element, 'colspan'); times > 0; times--) {
        if (rowsSpanned > 1) hanging[labelled.length] = { cell, rows: rowsSpanned - 1 }
        labelled.push(cell)
      }
    }
    takeHanging()
    if (row !== headerRow) grid.set(row, [...new Set(labelled)])
  }
  return grid
}

/** A row of `th`, or a row without links or figures whose cells are as short as labels. */
function isHeaderRow(row: Element): boolean {
  const cells = cellsOf(row)
  const texts = cells.map((cell) => printedText(cell))
  if (cells.length < 2 || texts.filter(Boolean).length < 2) return false
  if (cells.every(({ name }) => name === 'th')) return true
  return texts.every((text) => text.length < 40 && !/\d/.test(text)) && !holdsLink(row)
}

function holdsLink(element: Element): boolean {
  return elements(element).some(
    (child) => (child.name === 'a' && child.attribs['href'] !== undefined) || holdsLink(child),
  )
}
