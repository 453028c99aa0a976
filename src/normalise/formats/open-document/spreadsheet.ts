import { attribute, child, children, nameOf, numberOf } from '../docx/xml.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import type { Reader } from '../reader.ts'
import { MOST_COLUMNS, MOST_ROWS_READ, type Sheet, type SheetCell } from '../spreadsheet/sheet.ts'
import { draftWorkbook } from '../spreadsheet/workbook.ts'
import { takeOutHiddenParts } from './hidden-parts.ts'
import { type OpenDocument, withOpenDocument } from './package.ts'

/** Reads an OpenDocument spreadsheet (ODS); its cells carry their values as shown. */
export const readOpenDocumentSpreadsheet: Reader = (source) =>
  withOpenDocument(source, 'spreadsheet', (document) => {
    const warnings = takeOutHiddenParts(document)
    const hiddenStyles = hiddenTableStyles(document)
    const sheets = children(document.body, 'table').map((table) => readSheet(table, hiddenStyles))
    return draftWorkbook(document.title, sheets, warnings)
  })

function hiddenTableStyles({ content }: OpenDocument): Set<string> {
  const hidden = new Set<string>()
  for (const style of children(child(content, 'automatic-styles'), 'style')) {
    const display = attribute(child(style, 'table-properties'), 'display')
    if (display === 'false') hidden.add(attribute(style, 'name') ?? '')
  }
  return hidden
}

function readSheet(table: MarkupElement, hiddenStyles: Set<string>): Sheet {
  const sheet: Sheet = {
    name: attribute(table, 'name') ?? '',
    visibility: hiddenStyles.has(attribute(table, 'style-name') ?? '') ? 'hidden' : 'visible',
    cells: [],
    merged: [],
    hiddenRows: new Set(),
    hiddenColumns: hiddenColumns(table),
    goesOn: false,
  }
  for (const row of partsOf(table, 'table-row')) {
    if (sheet.cells.length >= MOST_ROWS_READ) {
      sheet.goesOn = true
      break
    }
    addRow(sheet, row)
  }
  return sheet
}

/** Adds a row as often as it is repeated; a repeated blank row, such as the last of a sheet, once. */
function addRow(sheet: Sheet, row: MarkupElement): void {
  const at = sheet.cells.length
  const cells = readCells(sheet, row, at)
  const repeated = cells.some((cell) => cell !== null) ? (numberOf(attribute(row, 'number-rows-repeated')) ?? 1) : 1
  const until = Math.min(at + repeated, MOST_ROWS_READ)
  if (until < at + repeated) sheet.goesOn = true
  for (let next = at; next < until; next++) {
    sheet.cells.push(cells)
    if (isHidden(row)) sheet.hiddenRows.add(next)
  }
}

function readCells(sheet: Sheet, row: MarkupElement, at: number): (SheetCell | null)[] {
  const cells: (SheetCell | null)[] = []
  for (const element of childElements(row)) {
    const name = nameOf(element)
    if (name !== 'table-cell' && name !== 'covered-table-cell') continue
    const column = cells.length
    if (column >= MOST_COLUMNS) break
    const [down, right] = [spanOf(element, 'number-rows-spanned'), spanOf(element, 'number-columns-spanned')]
    if (down > 1 || right > 1) {
      sheet.merged.push({ top: at, left: column, bottom: at + down - 1, right: column + right - 1 })
    }
    const cell = name === 'table-cell' ? readCell(element) : null
    const until = Math.min(column + (numberOf(attribute(element, 'number-columns-repeated')) ?? 1), MOST_COLUMNS)
    for (let next = column; next < until; next++) cells.push(cell)
  }
  return cells
}

function spanOf(element: MarkupElement, name: string): number {
  return numberOf(attribute(element, name)) ?? 1
}

function readCell(element: MarkupElement): SheetCell | null {
  const text = children(element, 'p').map(textBelow).join('\n')
  return text.trim() === '' ? null : { text, isWords: attribute(element, 'value-type') === 'string' }
}

function textBelow(element: MarkupElement): string {
  return element.children
    .map((node) => {
      if (node.type === 'text') return node.data
      if (!('attribs' in node)) return ''
      const name = nameOf(node)
      return name === 's' || name === 'tab' || name === 'line-break' ? ' ' : textBelow(node)
    })
    .join('')
}

function hiddenColumns(table: MarkupElement): Set<number> {
  const hidden = new Set<number>()
  let at = 0
  for (const column of partsOf(table, 'table-column')) {
    const until = Math.min(at + (numberOf(attribute(column, 'number-columns-repeated')) ?? 1), MOST_COLUMNS)
    for (; at < until; at++) if (isHidden(column)) hidden.add(at)
  }
  return hidden
}

/** Rows or columns, those in groups and headers among them. */
function partsOf(table: MarkupElement, name: 'table-row' | 'table-column'): MarkupElement[] {
  return childElements(table).flatMap((element) => {
    const own = nameOf(element)
    if (own === name) return [element]
    return /^table-(?:header-)?(?:rows|columns)$|^table-(?:row|column)-group$/.test(own) ? partsOf(element, name) : []
  })
}

/** Hidden by hand or by a filter. */
function isHidden(element: MarkupElement): boolean {
  const visibility = attribute(element, 'visibility')
  return visibility === 'collapse' || visibility === 'filter'
}
