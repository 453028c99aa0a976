import Table from 'cli-table3'
import { type Output, oneLine, textWidth } from './output.ts'
import { cut, paragraph } from './wrap.ts'

export interface TableColumn {
  heading: string
  align?: 'left' | 'right'
  /** Running text: gives way first where the terminal is narrow, and takes several lines instead of being cut. */
  wraps?: boolean
  /** Left out, the last one first, where the terminal has no room for it. */
  optional?: boolean
}

/** Running text narrower than this is hard to read; anything narrower than the second says nothing. */
const NARROWEST_TEXT = 14
const NARROWEST = 6
/** Longest cell of a piped table; `--json` and `--csv` give all of it. */
const LONGEST_PIPED = 120

/**
 * A table for people. On a terminal it fits the width: running text gives way first, then optional columns are left out;
 * where references, dates and amounts had to be cut all the same, each row is a list of its cells instead. Piped it is
 * plain: one line a row, columns parted by two spaces.
 */
export function renderTable(columns: TableColumn[], rows: (string | number | null)[][], output: Output): string {
  const cells = rows.map((row) => row.map((value) => (value === null ? '' : oneLine(String(value)))))
  const { bold } = output.colours
  if (output.width === null) {
    const short = cells.map((row) => row.map((cell) => cut(cell, LONGEST_PIPED)))
    return layOut(columns, short, naturalWidths(columns, short), bold)
  }
  const natural = naturalWidths(columns, cells)
  const kept = columnsWithRoom(columns, natural, output.width)
  if (kept === null) return listed(columns, cells, output.width, bold)
  const widths = fitWidths(
    kept.map((index) => ({ natural: natural[index] ?? 0, least: leastWidth(columns[index], natural[index] ?? 0) })),
    output.width - 2 * (kept.length - 1),
  )
  const pick = <Value>(values: Value[]): Value[] => values.filter((_, index) => kept.includes(index))
  return layOut(pick(columns), cells.map(pick), widths, bold)
}

/** Running text may be narrowed, the rest (references, dates, amounts) should stay whole. */
function leastWidth(column: TableColumn | undefined, natural: number): number {
  return column?.wraps ? Math.min(natural, NARROWEST_TEXT) : natural
}

/** Each row as lines of heading and cell, those that say something, a blank line between rows. */
function listed(columns: TableColumn[], rows: string[][], width: number, bold: (text: string) => string): string {
  const headings = Math.max(...columns.map(({ heading }) => textWidth(heading)))
  const entry = (row: string[]): string =>
    columns
      .flatMap(({ heading }, index) => {
        const cell = row[index] ?? ''
        const label = heading.padEnd(headings)
        return cell === ''
          ? []
          : [paragraph(cell, width, ' '.repeat(headings + 2), `${label}  `).replace(label, bold(label))]
      })
      .join('\n')
  return rows.map(entry).join('\n\n')
}

/**
 * Indexes of the columns that are shown: optional ones go, the last first, until the others fit at their least width.
 * @returns null where these are too wide all the same, and more than running text would have to be cut
 */
function columnsWithRoom(columns: TableColumn[], natural: number[], width: number): number[] | null {
  const kept = columns.map((_, index) => index)
  const needed = (): number =>
    kept.reduce((sum, index) => sum + leastWidth(columns[index], natural[index] ?? 0) + 2, -2)
  while (needed() > width) {
    const last = kept.findLastIndex((index) => columns[index]?.optional)
    if (last < 0) return null
    kept.splice(last, 1)
  }
  return kept
}

function naturalWidths(columns: TableColumn[], rows: string[][]): number[] {
  return columns.map((column, index) =>
    Math.max(textWidth(column.heading), ...rows.map((row) => textWidth(row[index] ?? ''))),
  )
}

/**
 * Takes columns off the widest that can give, one at a time, until the sum fits; where all are at their least and it
 * still does not, off the widest of all.
 */
export function fitWidths(columns: { natural: number; least: number }[], available: number): number[] {
  const widths = columns.map(({ natural }) => natural)
  let excess = widths.reduce((sum, width) => sum + width, 0) - available
  for (const least of [columns.map((column) => column.least), columns.map(() => NARROWEST)]) {
    while (excess > 0) {
      const giving = widths.map((width, index) => (width > (least[index] ?? NARROWEST) ? width : 0))
      const widest = Math.max(0, ...giving)
      if (widest === 0) break
      widths[giving.indexOf(widest)] = widest - 1
      excess -= 1
    }
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
