import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * The values of a column, each once and in order, from its index: SQLite goes from one to the next, where DISTINCT would read
 * every row. A query of one column, `name`.
 */
export function distinctValues(column: SQLiteColumn): SQL {
  const { table } = column
  return sql`
    WITH RECURSIVE names (name) AS (
      SELECT min(${column}) FROM ${table}
      UNION ALL SELECT (SELECT min(${column}) FROM ${table} WHERE ${column} > names.name) FROM names WHERE names.name IS NOT NULL
    ) SELECT names.name FROM names WHERE names.name IS NOT NULL`
}
