import { type Connection, connect } from '../connection.ts'
import { migrate } from '../migrate.ts'
import { VIEWS } from '../views.ts'
import { TABLE_NOTES } from './schema-text.ts'

/** `date` is a day, a month or a year (2026-03-31, 2026-03, 2026), `instant` a UTC time, `json` an array or object. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant' | 'json'

export interface DescribedColumn {
  name: string
  type: ColumnType
  meaning: string
}

export interface DescribedView {
  name: string
  meaning: string
  columns: DescribedColumn[]
}

export interface DescribedTable {
  name: string
  meaning: string
  columns: { name: string; type: string; isKey: boolean; references: string | null }[]
}

interface ColumnInfo {
  name: string
  type: string
  pk: number
  hidden: number
}

/** What the database consists of, as its own statements say. Needs no database file. */
export function describeSchema(): { views: DescribedView[]; tables: DescribedTable[] } {
  const connection = connect(':memory:', { readOnly: false })
  try {
    migrate(connection, ':memory:')
    return {
      views: Object.entries(VIEWS).map(([name, sql]) => describeView(connection, name, sql)),
      tables: Object.entries(TABLE_NOTES).map(([name, meaning]) => describeTable(connection, name, meaning)),
    }
  } finally {
    connection.$client.close()
  }
}

function columnsOf({ $client }: Connection, name: string): ColumnInfo[] {
  return $client.prepare<[string], ColumnInfo>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)').all(name)
}

function describeView(connection: Connection, name: string, sql: string): DescribedView {
  const [head = '', ...lines] = sql.split('\n')
  const columns = columnsOf(connection, name)
  const meanings = meaningsOf(lines, new Set(columns.map((column) => column.name)))
  return {
    name,
    meaning: head.split(' -- ')[1] ?? '',
    columns: columns.map((column) => {
      const meaning = meanings.get(column.name) ?? ''
      return { name: column.name, type: typeOf(column, meaning), meaning }
    }),
  }
}

/** The comment behind a column, or on the line above its expression. */
function meaningsOf(lines: readonly string[], columns: ReadonlySet<string>): Map<string, string> {
  const meanings = new Map<string, string>()
  let above: string | null = null
  for (const line of lines) {
    const at = line.indexOf('-- ')
    const code = (at < 0 ? line : line.slice(0, at)).trim()
    const comment = at < 0 ? null : line.slice(at + 3).replace(/,$/, '')
    if (code === '') {
      above = comment
      continue
    }
    const name = /(\w+),?$/.exec(code)?.[1] ?? ''
    if (!columns.has(name) || meanings.has(name)) continue
    meanings.set(name, comment ?? above ?? '')
    above = null
  }
  return meanings
}

function typeOf({ name, type }: ColumnInfo, meaning: string): ColumnType {
  if (/\bJSON\b/.test(meaning)) return 'json'
  if (meaning.startsWith('1 where')) return 'boolean'
  if (type === 'INTEGER' || meaning.startsWith('how many')) return 'integer'
  if (type === 'REAL') return 'number'
  if (name.endsWith('_at')) return 'instant'
  return /_(?:on|date)$/.test(name) ? 'date' : 'text'
}

function describeTable(connection: Connection, name: string, meaning: string): DescribedTable {
  const references = new Map(
    connection.$client
      .prepare<[string], { from: string; table: string; to: string }>(
        'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)',
      )
      .all(name)
      .map((key) => [key.from, `${key.table}.${key.to}`]),
  )
  // Hidden columns of value 1 are a virtual table's own.
  const columns = columnsOf(connection, name).filter(({ hidden }) => hidden !== 1)
  return {
    name,
    meaning,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type.toLowerCase(),
      isKey: column.pk > 0,
      references: references.get(column.name) ?? null,
    })),
  }
}
