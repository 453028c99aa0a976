import { getTableColumns, getTableName, type InferSelectModel } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Connection } from './connection.ts'

/** What SQLite generates. */
type GeneratedColumn<Table extends SQLiteTable> = {
  [Key in keyof Table['_']['columns']]: Table['_']['columns'][Key]['_']['generated'] extends undefined ? never : Key
}[keyof Table['_']['columns']]

/**
 * Every column of a table but its row number and what SQLite generates. Nothing may be left out, so that a statement can
 * be prepared once.
 */
export type NewRow<Table extends SQLiteTable> = Omit<InferSelectModel<Table>, 'id' | GeneratedColumn<Table>>

interface OnConflict<Table extends SQLiteTable> {
  /** The columns of the unique key. */
  target: SQLiteColumn[]
  /** The columns that take the new value; none to leave the row as it is. */
  update: (keyof NewRow<Table> & string)[]
}

interface Insertion<Table extends SQLiteTable> {
  sql: string
  /** The row's values in the order of the statement; what else the object holds is passed over. */
  values(row: NewRow<Table>): unknown[]
}

function isGiven(column: SQLiteColumn): boolean {
  return column.name !== 'id' && column.generated === undefined
}

/** Text and numbers are kept as they are; JSON and truth are not. */
function isEncoded(column: SQLiteColumn): boolean {
  return column.dataType === 'json' || column.dataType === 'boolean'
}

/** The statement is written here, since filling in drizzle's placeholders takes longer than SQLite does for the row. */
function insertion<Table extends SQLiteTable>(table: Table, onConflict?: OnConflict<Table>): Insertion<Table> {
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table)).filter(([, column]) => isGiven(column))
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const sql = `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`
  const keys = columns.map(([key]) => key)
  const encoded = columns.flatMap(([, column], index) => (isEncoded(column) ? [{ column, index }] : []))
  const values = (row: NewRow<Table>) => {
    const given = row as Record<string, unknown>
    const stored = keys.map((key) => given[key])
    for (const { column, index } of encoded) {
      const value = stored[index]
      // Most lists of most rows are empty.
      if (value !== null)
        stored[index] = Array.isArray(value) && value.length === 0 ? '[]' : column.mapToDriverValue(value)
    }
    return stored
  }
  if (!onConflict) return { sql, values }
  const target = onConflict.target.map((column) => `"${column.name}"`).join(', ')
  const set = columns
    .filter(([key]) => (onConflict.update as string[]).includes(key))
    .map(([, column]) => `"${column.name}" = excluded."${column.name}"`)
  const action = set.length === 0 ? 'NOTHING' : `UPDATE SET ${set.join(', ')}`
  return { sql: `${sql} ON CONFLICT (${target}) DO ${action}`, values }
}

/** Prepares one insertion, reused for every row: building a query a row takes seven times as long. */
export function prepareInsert<Table extends SQLiteTable>(
  { $client }: Connection,
  table: Table,
  onConflict?: OnConflict<Table>,
): (row: NewRow<Table>) => void {
  const { sql, values } = insertion(table, onConflict)
  const statement = $client.prepare<unknown[]>(sql)
  return (row) => {
    statement.run(...values(row))
  }
}

/** As `prepareInsert`, for tables with a row number: gives the id of the row, or null where one with its key is there already. */
export function prepareInsertOfNew<Table extends SQLiteTable & { id: SQLiteColumn }>(
  { $client }: Connection,
  table: Table,
  key: SQLiteColumn[],
): (row: NewRow<Table>) => number | null {
  const { sql, values } = insertion(table, { target: key, update: [] })
  const statement = $client.prepare<unknown[]>(sql)
  return (row) => {
    const { changes, lastInsertRowid } = statement.run(...values(row))
    return changes === 0 ? null : Number(lastInsertRowid)
  }
}

/** As `prepareInsert`, for tables with a row number: gives the id of the row inserted or updated. */
export function prepareInsertWithId<Table extends SQLiteTable & { id: SQLiteColumn }>(
  { $client }: Connection,
  table: Table,
  onConflict?: OnConflict<Table>,
): (row: NewRow<Table>) => number {
  const { sql, values } = insertion(table, onConflict)
  if (!onConflict) {
    const statement = $client.prepare<unknown[]>(sql)
    return (row) => Number(statement.run(...values(row)).lastInsertRowid)
  }
  const statement = $client.prepare<unknown[], number>(`${sql} RETURNING id`).pluck()
  return (row) => {
    const id = statement.get(...values(row))
    if (id === undefined) throw new Error('an insertion gave no row')
    return id
  }
}
