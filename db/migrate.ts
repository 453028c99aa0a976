import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Connection } from './connection.ts'
import { asDatabaseError, DatabaseError, ifPossible } from './database-error.ts'
import { defineTextDigest, TEXT_DIGEST } from './text-digest.ts'
import { totalsRepository } from './totals/keeping.ts'
import { type OnUpgrade, tellUpgrade, type UpgradeTeller } from './upgrade-progress.ts'
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

/** The words of migrations, by the time at which they were made: `0022_answers_without_index` is `answers without index`. */
function migrationNames(folder: string): Map<number, string> {
  const journal: { entries: { when: number; tag: string }[] } = JSON.parse(
    readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'),
  )
  return new Map(journal.entries.map(({ when, tag }) => [when, tag.replace(/^\d+_/, '').replaceAll('_', ' ')]))
}

/** Steps that follow when all migrations are applied. */
const REFERENCES = 'references between rows'
const FILE = 'writing it all into the file'
const TOTALS = 'totals of each trust'
const STEPS_AFTER_MIGRATIONS = [REFERENCES, FILE, TOTALS].length

/** So many responses are read between two words on how far it is. */
const RESPONSES_BETWEEN = 100

/** Runs a statement, telling how far it is where it reads the texts of all responses and makes a digest of each one's. */
function runTold({ $client: client }: Connection, statement: string, teller: UpgradeTeller): void {
  if (!statement.includes(`${TEXT_DIGEST}(`)) {
    client.exec(statement)
    return
  }
  const responses = client.prepare<[], number>('SELECT count(current_revision_id) FROM responses').pluck().get() ?? 0
  let done = 0
  defineTextDigest(client, () => {
    done += 1
    if (done % RESPONSES_BETWEEN === 0) teller.counted({ done, of: responses, what: 'responses' })
  })
  try {
    client.exec(statement)
  } finally {
    defineTextDigest(client)
  }
}

function checkReferences({ $client: client }: Connection, teller: UpgradeTeller): void {
  const tables = client.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  const check = client.prepare('SELECT 1 FROM pragma_foreign_key_check(?) LIMIT 1')
  const broken = tables.filter((table, index) => {
    teller.counted({ done: index, of: tables.length, what: 'tables' })
    return check.get(table) !== undefined
  })
  if (broken.length > 0) throw new Error(`the migration leaves rows without their parents in ${broken.join(', ')}`)
}

/** @returns what tells of the totals, which follow the transaction; null in a new database, or where only views are built anew */
function apply(connection: Connection, folder: string, onUpgrade: OnUpgrade): UpgradeTeller | null {
  const client = connection.$client
  const isNew = applied(connection).length === 0
  const migrations = pending(connection, readMigrationFiles({ migrationsFolder: folder }))
  // A rebuilt table is renamed under the views that name it, which SQLite refuses; they are built anew from views.ts.
  dropViews(connection)
  if (migrations.length === 0) {
    createViews(connection)
    return null
  }
  const names = migrationNames(folder)
  const teller = tellUpgrade(migrations.length + STEPS_AFTER_MIGRATIONS, isNew ? () => {} : onUpgrade)
  client.exec(
    `CREATE TABLE IF NOT EXISTS ${JOURNAL} (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric NOT NULL)`,
  )
  const record = client.prepare(`INSERT INTO ${JOURNAL} (hash, created_at) VALUES (?, ?)`)
  for (const migration of migrations) {
    teller.next(names.get(migration.folderMillis) ?? 'tables')
    for (const statement of migration.sql) runTold(connection, statement, teller)
    record.run(migration.hash, migration.folderMillis)
  }
  createViews(connection)
  teller.next(REFERENCES)
  checkReferences(connection, teller)
  // Told before it begins: the transaction ends when this returns.
  teller.next(FILE)
  return isNew ? null : teller
}

/** Writes the totals that a migration made outdated. What cannot be written now stays outdated, and is not read. */
function writeTotals(connection: Connection, teller: UpgradeTeller): void {
  teller.next(TOTALS)
  const totals = totalsRepository(connection)
  const outdated = totals.outdated()
  outdated.forEach((odsCode, index) => {
    teller.counted({ done: index, of: outdated.length, what: 'trusts' })
    ifPossible(() => totals.refresh(odsCode))
  })
}

/** A full disk as an error that says how much room is needed: the write-ahead log holds all that is written until the end. */
function withRoomNeeded(error: unknown, file: string): unknown {
  const known = asDatabaseError(error, file)
  if (!(known instanceof DatabaseError) || known.kind !== 'disk_full') return error
  const message = 'The disk is full: to be brought up to date, a database takes about as much room again as it has.'
  return new DatabaseError('disk_full', file, message, error)
}

/**
 * Brings a database up to date: its tables all or nothing, so that a process that is killed leaves it as it was; then its totals,
 * trust by trust.
 *
 * Foreign keys are off meanwhile and checked at the end, since a migration that rebuilds a table would otherwise delete
 * its children's rows. The write lock is taken before the journal is read, so that two processes that open a new
 * database at once do not both create its tables (drizzle's own migrator reads first).
 * @param options.onUpgrade is told how far it is, where the database was there before; what it throws undoes it all
 * @throws DatabaseError of kind `newer`, `foreign` or `disk_full`, the file left as it was.
 */
export function migrate(
  connection: Connection,
  file: string,
  { folder = MIGRATIONS_FOLDER, onUpgrade = () => {} }: { folder?: string; onUpgrade?: OnUpgrade } = {},
): void {
  const client = connection.$client
  refuseUnlessOurs(schemaState(connection, folder), file)
  if (schemaState(connection, folder) === 'current') return
  const isNew = applied(connection).length === 0
  client.pragma('foreign_keys = OFF')
  let teller: UpgradeTeller | null
  try {
    teller = client
      .transaction(() => {
        const state = schemaState(connection, folder)
        refuseUnlessOurs(state, file)
        return state === 'current' ? null : apply(connection, folder, onUpgrade)
      })
      .immediate()
  } catch (error) {
    throw isNew ? error : withRoomNeeded(error, file)
  } finally {
    client.pragma('foreign_keys = ON')
  }
  if (teller === null) return
  writeTotals(connection, teller)
  teller.finished()
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
