import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection } from './connection.ts'
import { DatabaseError } from './database-error.ts'
import { createViews, dropViews, viewsAreCurrent } from './views.ts'

/** Beside this file, in the sources as in dist/. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/** The table in which drizzle keeps what it applied. */
const JOURNAL = '__drizzle_migrations'

type Migration = ReturnType<typeof readMigrationFiles>[number]

interface Applied {
  hash: string
  created_at: number
}

/** Where a database stands beside this version of trustlog. */
export type SchemaState = 'current' | 'behind' | 'newer' | 'foreign'

function tableExists(connection: Connection, name: string): boolean {
  return (
    connection.$client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined
  )
}

function applied(connection: Connection): Applied[] {
  if (!tableExists(connection, JOURNAL)) return []
  return connection.$client.prepare<[], Applied>(`SELECT hash, created_at FROM ${JOURNAL} ORDER BY created_at`).all()
}

function pending(connection: Connection, migrations: Migration[]): Migration[] {
  const known = new Set(applied(connection).map((migration) => migration.hash))
  return migrations.filter((migration) => !known.has(migration.hash))
}

/** Compares a database with the migrations that this version knows, without changing it. */
export function schemaState(connection: Connection, folder = MIGRATIONS_FOLDER): SchemaState {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  const known = new Set(migrations.map((migration) => migration.hash))
  const inDatabase = applied(connection)
  if (inDatabase.some((migration) => !known.has(migration.hash))) return 'newer'
  if (inDatabase.length === 0) {
    const tables = connection.$client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1").get()
    return tables === undefined ? 'behind' : 'foreign'
  }
  return inDatabase.length === migrations.length && viewsAreCurrent(connection) ? 'current' : 'behind'
}

function apply(connection: Connection, migrations: Migration[]): void {
  const client = connection.$client
  client.exec(
    `CREATE TABLE IF NOT EXISTS ${JOURNAL} (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric NOT NULL)`,
  )
  const record = client.prepare(`INSERT INTO ${JOURNAL} (hash, created_at) VALUES (?, ?)`)
  // A rebuilt table is renamed under the views that name it, which SQLite refuses; they are built anew from views.ts.
  dropViews(connection)
  for (const migration of migrations) {
    for (const statement of migration.sql) client.exec(statement)
    record.run(migration.hash, migration.folderMillis)
  }
  createViews(connection)
  const broken = client.pragma('foreign_key_check') as { table: string }[]
  const tables = [...new Set(broken.map((row) => row.table))]
  if (tables.length > 0) throw new Error(`the migration leaves rows without their parents in ${tables.join(', ')}`)
}

/**
 * Brings a database up to date, all or nothing.
 *
 * Foreign keys are off meanwhile and checked at the end, since a migration that rebuilds a table would otherwise delete
 * its children's rows. The write lock is taken before the journal is read, so that two processes that open a new
 * database at once do not both create its tables (drizzle's own migrator reads first).
 * @throws DatabaseError of kind `newer` or `foreign`, the file left as it was.
 */
export function migrate(connection: Connection, file: string, folder = MIGRATIONS_FOLDER): void {
  const client = connection.$client
  refuseUnlessOurs(schemaState(connection, folder), file)
  if (schemaState(connection, folder) === 'current') return
  client.pragma('foreign_keys = OFF')
  try {
    client
      .transaction(() => {
        refuseUnlessOurs(schemaState(connection, folder), file)
        apply(connection, pending(connection, readMigrationFiles({ migrationsFolder: folder })))
      })
      .immediate()
  } finally {
    client.pragma('foreign_keys = ON')
  }
}

/** @throws DatabaseError for a database of another program or of a newer trustlog. */
export function refuseUnlessOurs(state: SchemaState, file: string): void {
  if (state === 'newer') {
    throw new DatabaseError('newer', file, 'The database was written by a newer version of trustlog.')
  }
  if (state === 'foreign') {
    throw new DatabaseError('foreign', file, 'The file is a database, but not one of trustlog.')
  }
}
