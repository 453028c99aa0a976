import Table from 'cli-table3'
import { type Output, oneLine, textWidth } from './output.ts'
import { cut } from './wrap.ts'

export interface TableColumn {
  heading: string
  align?: 'left' | 'right'
  /** May take several lines on a terminal instead of being cut. */
  wraps?: boolean
}

/** Narrower than this a column says nothing. */
const NARROWEST = 6
/** Longest cell of a piped table; `--json` and `--csv` give all of it. */
const LONGEST_PIPED = 120

/**
 * A table for people. On a terminal it fits the width: the widest columns give way first, their cells wrapped or cut with
 * `…`. Piped it is plain: one line a row, columns parted by two spaces.
 */
export function renderTable(columns: TableColumn[], rows: (string | number | null)[][], output: Output): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : oneLine(String(value)))))
  const { bold } = output.colours
  if (output.width === null) {
    const short = cells.map((row) => row.map((cell) => cut(cell, LONGEST_PIPED)))
    return layOut(columns, short, naturalWidths(columns, short), bold)
  }
  const widths = fitWidths(naturalWidths(columns, cells), output.width - 2 * (columns.length - 1))
  return layOut(columns, cells, widths, bold)
}

function naturalWidths(columns: TableColumn[], rows: string[][]): number[] {
  return columns.map((column, index) =>
    Math.max(textWidth(column.heading), ...rows.map((row) => textWidth(row[index] ?? ''))),
  )
}

/** Takes columns off the widest, one at a time, until the sum fits or all are at their narrowest. */
export function fitWidths(natural: number[], available: number): number[] {
  const widths = [...natural]
  let excess = widths.reduce((sum, width) => sum + width, 0) - available
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= NARROWEST) break
    widths[widths.indexOf(widest)] = widest - 1
    excess -= 1
  }
  return widths
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

function layOut(columns: TableColumn[], rows: string[][], widths: number[], bold: (text: string) => string): string {
  const table = new Table({
    chars: NO_BORDERS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: widths,
    colAligns: columns.map((column) => column.align ?? 'left'),
  })
  table.push(columns.map((column) => bold(column.heading)))
  for (const row of rows) {
    table.push(row.map((content, index) => ({ content, wordWrap: columns[index]?.wraps === true })))
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
