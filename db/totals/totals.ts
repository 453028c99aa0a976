import { and, isNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { responses } from '../schema.ts'

/** One table of totals, and how its rows are made. */
export interface Totals {
  table: SQLiteTable & { odsCode: SQLiteColumn }
  /**
   * The queries that give the rows of some trusts, in the order of the table's columns.
   * @param ofTrusts the condition on `responses`
   */
  rows(ofTrusts: SQL | undefined): SQL[]
}

/** The condition on `responses` that they are of these trusts, and still published. */
export function stillPublished(ofTrusts: SQL | undefined): SQL | undefined {
  return and(ofTrusts, isNull(responses.withdrawnAt))
}
