import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/*
 * Which rows make a page is found from the tables, by index, as numbers in the page's order; then the rows are read for these.
 */

/** The condition that a column has one of these values, however many: a JSON list is one variable to SQLite. */
export function isOneOf(column: SQLWrapper, values: readonly (number | string)[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`
}

/** The rows with these numbers, in the order of the numbers; one that no row has is passed over. */
export function inOrderOf<Row>(
  numbers: readonly number[],
  rows: readonly Row[],
  numberOf: (row: Row) => number,
): Row[] {
  const byNumber = new Map(rows.map((row) => [numberOf(row), row]))
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}
