import Papa from 'papaparse'

export type CsvCell = string | number | boolean | null

/**
 * What makes a spreadsheet take a text for a formula (OWASP, "CSV injection"), behind white space, too, which some leave
 * out when they open a file. Papaparse's own pattern misses a formula with a line break in it.
 */
const FORMULA_START = /^(?:[\t\r\n]|[\s\u200b\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20])/

/**
 * Rows as CSV (RFC 4180, lines end in CR LF). A text cell that a spreadsheet would take for a formula gets a leading
 * apostrophe; numbers stay numbers, null is an empty cell.
 */
export function csvLines(rows: CsvCell[][]): string {
  return `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: FORMULA_START })}\r\n`
}
