import { getTableColumns, type InferSelectModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Connection } from './connection.ts'

/**
 * Every column of a table but its row number and what SQLite generates. Nothing may be left out, so that a statement can
 * be prepared once. Columns that drizzle encodes (JSON, boolean, numeric) are NOT NULL throughout or not used, since it would
 * write a null as the word `null`, or as 0.
 */
export type NewRow<Table extends SQLiteTable> = Omit<InferSelectModel<Table>, 'id' | 'datedOn' | 'endsOn'>

interface OnConflict<Table extends SQLiteTable> {
  /** The columns of the unique key. */
  target: SQLiteColumn[]
  /** The columns that take the new value; none to leave the row as it is. */
  update: (keyof NewRow<Table> & string)[]
}

function isGiven(column: SQLiteColumn): boolean {
  return column.name !== 'id' && column.generated === undefined
}

function insert<Table extends SQLiteTable>(connection: Connection, table: Table, onConflict?: OnConflict<Table>) {
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table)).filter(([, column]) => isGiven(column))
  const values = Object.fromEntries(columns.map(([key]) => [key, sql.placeholder(key)]))
  const statement = connection.insert(table).values(values as Table['$inferInsert'])
  if (!onConflict) return statement
  if (onConflict.update.length === 0) return statement.onConflictDoNothing({ target: onConflict.target })
  const set: Record<string, SQL> = {}
  for (const [key, column] of columns) {
    if ((onConflict.update as string[]).includes(key)) set[key] = sql.raw(`excluded.${column.name}`)
  }
  return statement.onConflictDoUpdate({ target: onConflict.target, set: set as never })
}

/** Prepares one insertion, reused for every row: building a query a row takes seven times as long. */
export function prepareInsert<Table extends SQLiteTable>(
  connection: Connection,
  table: Table,
  onConflict?: OnConflict<Table>,
): (row: NewRow<Table>) => void {
  const statement = insert(connection, table, onConflict).prepare()
  return (row) => {
    statement.run(row as Record<string, unknown>)
  }
}

/** As `prepareInsert`, for tables with a row number: gives the id of the row inserted or updated. */
export function prepareInsertWithId<Table extends SQLiteTable & { id: SQLiteColumn }>(
  connection: Connection,
  table: Table,
  onConflict?: OnConflict<Table>,
): (row: NewRow<Table>) => number {
  const statement = insert(connection, table, onConflict).returning({ id: table.id }).prepare()
  return (row) => {
    const written = statement.get(row as Record<string, unknown>) as { id: number } | undefined
    if (written === undefined) throw new Error('an insertion gave no row')
    return written.id
  }
}
