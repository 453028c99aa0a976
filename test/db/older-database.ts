import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, connect } from '../../db/connection.ts'
import { MIGRATIONS_FOLDER, migrate } from '../../db/migrate.ts'
import { publish, sampleDatabase, temporaryFolder } from './sample.ts'

/** The first migrations alone, as the folder of an older version. */
function folderOfFirst(migrations: number): string {
  const folder = join(temporaryFolder(), 'migrations')
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true })
  const journalFile = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, migrations) }))
  return folder
}

/** Copies what both versions know, table by table; the full-text index, which is written anew, is left out. */
function takeRows({ $client: client }: Connection, from: string): void {
  client.exec(`ATTACH '${from}' AS newer`)
  const columns = (of: 'main' | 'newer', table: string): string[] =>
    client.prepare<[string, string], string>('SELECT name FROM pragma_table_info(?, ?)').pluck().all(table, of)
  const tables = client
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'response_search%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all()
  for (const table of tables) {
    const known = new Set(columns('newer', table))
    const both = columns('main', table)
      .filter((column) => known.has(column))
      .map((column) => `"${column}"`)
    client.exec(`INSERT INTO main."${table}" (${both}) SELECT ${both} FROM newer."${table}"`)
  }
  client.exec('DETACH newer')
}

/** The migrations of the version that `olderDatabase` is of: before the full-text index was written anew, and before totals. */
export const OLDER_MIGRATIONS = 19

/** A database as an older version left it, with so many responses. @returns its file */
export function olderDatabase(responses: number): string {
  const newer = sampleDatabase()
  newer.transaction(() => {
    for (let number = 1; number <= responses; number += 1) {
      publish(newer, { reference: `${number}`, text: `Letter ${number} is about firewalls.` })
    }
  })
  const file = join(temporaryFolder(), 'older.db')
  const connection = connect(file, { readOnly: false })
  try {
    connection.$client.pragma('journal_mode = WAL')
    migrate(connection, file, { folder: folderOfFirst(OLDER_MIGRATIONS) })
    connection.$client.pragma('foreign_keys = OFF')
    takeRows(connection, newer.file)
  } finally {
    connection.$client.close()
  }
  return file
}
