import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'

/** One table of totals, and how its rows are made. */
export interface Totals {
  table: SQLiteTable & { odsCode: SQLiteColumn }
  /**
   * The queries that give the rows of some trusts, in the order of the table's columns.
   * @param ofTrusts the condition on `responses`: of these trusts, and still published
   */
  rows(ofTrusts: SQL | undefined): SQL[]
}
