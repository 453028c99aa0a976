import { type CsvCell, csvLines } from '../../publish/csv.ts'
import { UsageError } from '../errors.ts'
import { switchFlag } from '../flags.ts'
import type { Output } from './output.ts'
import { renderTable, type TableColumn } from './table.ts'

export type RowFormat = 'table' | 'json' | 'csv'

/** The flags of every command that answers with rows. */
export const rowFormatFlags = {
  json: switchFlag('--json', 'print a JSON array, one row a line, with every field'),
  csv: switchFlag('--csv', 'print CSV with a heading; cells cannot act as formulas'),
}

/** @throws UsageError where both are given */
export function rowFormat(flags: { json: boolean; csv: boolean }): RowFormat {
  if (flags.json && flags.csv) throw new UsageError('--json and --csv exclude each other.', 'Give one of them.')
  return flags.json ? 'json' : flags.csv ? 'csv' : 'table'
}

export interface RowColumn<Row> extends TableColumn {
  /** Heading of the CSV column. */
  name: string
  value(row: Row): string | number | null
  /** The value as people read it, where that differs. */
  inWords?(row: Row): string | number | null
  /** Left out of the table for people. */
  csvOnly?: true
}

/** Rows that are turned to text at once; CSV and JSON of any length are written batch by batch. */
const BATCH = 500

/**
 * Prints rows: a table for people, else all of them as a JSON array (the rows as they are) or CSV (the columns).
 * @param whenEmpty what to tell a person where there is no row: what was searched, what to try
 */
export async function printRows<Row>(
  output: Output,
  format: RowFormat,
  columns: RowColumn<Row>[],
  rows: Row[],
  whenEmpty: string,
): Promise<void> {
  if (format === 'json') return printJsonArray(output, rows)
  if (format === 'csv') return printCsv(output, columns, rows)
  if (rows.length === 0) return output.line(whenEmpty)
  const inWords = (column: RowColumn<Row>, row: Row) => (column.inWords ?? column.value)(row)
  const isStated = (column: RowColumn<Row>): boolean => rows.some((row) => (inWords(column, row) ?? '') !== '')
  const shown = columns.filter((column) => !column.csvOnly && isStated(column))
  const cells = rows.map((row) => shown.map((column) => inWords(column, row)))
  await output.line(renderTable(shown, cells, output))
}

/** A JSON array with one element a line: one document for a parser, lines for grep. */
export async function printJsonArray(output: Output, rows: Iterable<unknown> | AsyncIterable<unknown>): Promise<void> {
  let separator = '[\n'
  for await (const row of rows) {
    await output.write(`${separator}${JSON.stringify(row)}`)
    separator = ',\n'
  }
  await output.line(separator === '[\n' ? '[]' : '\n]')
}

async function printCsv<Row>(output: Output, columns: RowColumn<Row>[], rows: Row[]): Promise<void> {
  await output.write(csvLines([columns.map((column) => column.name)]))
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch: CsvCell[][] = rows.slice(start, start + BATCH).map((row) => columns.map((column) => column.value(row)))
    await output.write(csvLines(batch))
  }
}
