import { connect } from './connection.ts'
import type { ViewRow } from './questions/publication.ts'
import type { DescribedView } from './questions/schema-description.ts'

/** A new SQLite file whose tables bear the names and columns of views, so that a question to those works on it as it is. */
export interface TableFile {
  /** Adds a table with its rows. Tables that refer to `response_list` come after it. */
  add(view: DescribedView, rows: Iterable<ViewRow>): void
  close(): void
}

const TYPES: Record<DescribedView['columns'][number]['type'], string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
  date: 'TEXT',
  instant: 'TEXT',
  json: 'TEXT',
}
/** By what people most often ask. */
const INDEXED = new Set([
  'response_id',
  'ods_code',
  'dated_on',
  'expiry_date',
  'supplier_name',
  'category',
  'provision',
  'outcome',
])

/** Opens a file that does not exist yet. The same rows make the same bytes. */
export function createTableFile(file: string): TableFile {
  const { $client: client } = connect(file, { readOnly: false })
  // Nobody else reads it before it is whole.
  client.pragma('journal_mode = MEMORY')
  return {
    add: ({ name, columns }, rows) => {
      const key = keyOf(columns.map((column) => column.name))
      const declared = columns.map((column, index) => {
        const comma = index < columns.length - 1 ? ',' : ''
        const isKey = column.name === key ? ' PRIMARY KEY' : ''
        const refers = column.name === 'response_id' && !isKey ? ' REFERENCES response_list (response_id)' : ''
        return `  ${column.name} ${TYPES[column.type]}${isKey}${refers}${comma} -- ${column.meaning}`
      })
      client.transaction(() => {
        client.exec(`CREATE TABLE ${name} (\n${declared.join('\n')}\n)`)
        const insert = client.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`)
        for (const row of rows) insert.run(columns.map((column) => row[column.name] ?? null))
        for (const column of columns.filter((column) => INDEXED.has(column.name) && column.name !== key)) {
          client.exec(`CREATE INDEX ${name}_${column.name} ON ${name} (${column.name})`)
        }
      })()
    },
    close: () => client.close(),
  }
}

/** The column that tells the rows of a view apart; null for a view that has none. */
export function keyOf(columns: readonly string[]): string | null {
  return ['id', 'response_id'].find((name) => columns.includes(name)) ?? null
}
