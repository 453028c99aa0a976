// What must hold of a database before anybody else gets it.
import { openDatabase } from '../../db/database.ts'
import { readOnlySql } from '../../src/query/sql.ts'

/** Tables that only grow: nothing that was found is ever deleted. */
const GROWING = [
  'authorities',
  'disclosure_logs',
  'runs',
  'captures',
  'documents',
  'responses',
  'response_revisions',
  'log_entries',
  'run_logs',
  'issues',
  'watch_reports',
] as const

/** Opens the database to write, which brings its tables up to date and takes in what a killed run left in the write-ahead log. */
function settle(file: string): void {
  openDatabase(file).close()
}

function ask(file: string, sql: string): (string | number | null)[][] {
  const database = openDatabase(file, { readOnly: true })
  try {
    const asked = readOnlySql(database, sql)
    if (!asked.ok) throw new Error(asked.problem.message)
    return asked.value.rows
  } finally {
    database.close()
  }
}

/** Rows of each table that only grows. */
export function countRows(file: string): Record<string, number> {
  settle(file)
  const counts = GROWING.map((table) => `SELECT '${table}', count(*) FROM ${table}`)
  return Object.fromEntries(ask(file, counts.join(' UNION ALL ')).map(([table, rows]) => [String(table), Number(rows)]))
}

/** What SQLite finds wrong with its own pages, and rows that refer to rows that are not there; nothing where all is well. */
export function findDamage(file: string): string[] {
  settle(file)
  const pages = ask(file, 'SELECT integrity_check FROM pragma_integrity_check LIMIT 20').map(([message]) =>
    String(message),
  )
  const references = ask(file, 'SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 20').map(
    ([table, row, parent]) => `${table}: row ${row} refers to a missing row of ${parent}`,
  )
  return [...pages.filter((message) => message !== 'ok'), ...references]
}

/** The tables that have fewer rows than before. */
export function findLosses(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.entries(before)
    .filter(([table, rows]) => (after[table] ?? 0) < rows)
    .map(([table, rows]) => `${table} had ${rows} rows and has ${after[table] ?? 0}`)
}
