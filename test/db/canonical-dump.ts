import Database from 'better-sqlite3'

/** Of SQLite, drizzle, the full-text index, and what is made anew: the comparison of requests, totals. */
const INNER_TABLES = /^(?:sqlite_|__drizzle|response_search_|(?:clusters|compared_requests|request_keys)$|\w+_totals$)/
/** What a run did, and when, is its own; everything else must not depend on how often a crawl was interrupted. */
const TABLES_OF_RUNS = /^(?:runs|run_|log_verifications)/
/** Columns that count or time. `dated_on` may be the day of the first crawl. */
const OF_THE_MOMENT = new Set([
  'id',
  'run_id',
  'fetched_at',
  'normalised_at',
  'seen_at',
  'first_seen_at',
  'last_seen_at',
  'last_checked_at',
  'created_at',
  'dated_on',
])
/** Times of which it matters only whether there is one. */
const WHETHER = new Set(['withdrawn_at', 'resolved_at', 'last_complete_sweep_at'])

/** What a row number stands for, by the column that holds it. */
const KEYS: Record<string, string> = {
  response_id: `SELECT id, ods_code || ' ' || coalesce(canonical_reference, content_key) AS key FROM responses`,
  revision_id: `SELECT v.id, r.ods_code || ' ' || coalesce(r.canonical_reference, r.content_key) || ' revision ' || v.number AS key
    FROM response_revisions v JOIN responses r ON r.id = v.response_id`,
  entry_id: `SELECT id, log_slug || ' ' || url AS key FROM log_entries`,
  run_id: `SELECT id, started_at || ' ' || command AS key FROM runs`,
  contract_id: `SELECT id, revision_id || ' contract ' || position AS key FROM contracts`,
}
const KEY_OF_COLUMN: Record<string, keyof typeof KEYS> = { current_revision_id: 'revision_id' }

type Row = Record<string, unknown>

/**
 * Everything that a database holds, in an order and in words that do not depend on when and in how many runs it was
 * collected: row numbers are replaced by what they stand for; times, runs and their numbers are left out.
 * With `moments` times and runs are not left out: all is compared but the row numbers.
 * @returns the rows of each table as JSON, sorted
 */
export function canonicalDump(file: string, { moments = false } = {}): Record<string, string[]> {
  const client = new Database(file, { readonly: true })
  try {
    const keys = Object.fromEntries(
      Object.entries(KEYS).map(([column, query]) => {
        const rows = client.prepare<[], { id: number; key: string }>(query).all()
        return [column, new Map(rows.map(({ id, key }) => [id, key]))]
      }),
    )
    const contractKeys = keys['contract_id'] ?? new Map()
    for (const [id, key] of contractKeys) {
      const [revision, ...rest] = key.split(' ')
      contractKeys.set(id, [keys['revision_id']?.get(Number(revision)), ...rest].join(' '))
    }
    const canonical = (row: Row): string =>
      JSON.stringify(
        Object.entries(row).flatMap(([column, value]) => {
          if (moments ? column === 'id' : OF_THE_MOMENT.has(column)) return []
          if (!moments && WHETHER.has(column)) return [[column, value !== null]]
          const key = keys[KEY_OF_COLUMN[column] ?? column]
          return [[column, key && typeof value === 'number' ? key.get(value) : value]]
        }),
      )
    const tables = client
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all()
      .filter(({ name }) => !INNER_TABLES.test(name) && (moments || !TABLES_OF_RUNS.test(name)))
    return Object.fromEntries(
      tables.map(({ name }) => {
        const columns = name === 'response_search' ? 'rowid AS response_id, *' : '*'
        return [name, client.prepare<[], Row>(`SELECT ${columns} FROM "${name}"`).all().map(canonical).sort()]
      }),
    )
  } finally {
    client.close()
  }
}

/** What stands in one dump and not in the other: `+ table row` in the first only, `- table row` in the second only. */
export function dumpDifferences(dump: Record<string, string[]>, other: Record<string, string[]>): string[] {
  const without = (sign: string, rows: Record<string, string[]>, known: Record<string, string[]>): string[] =>
    Object.entries(rows).flatMap(([table, lines]) => {
      const left = new Map<string, number>()
      for (const line of known[table] ?? []) left.set(line, (left.get(line) ?? 0) + 1)
      return lines.flatMap((line) => {
        const times = left.get(line) ?? 0
        left.set(line, times - 1)
        return times > 0 ? [] : [`${sign} ${table} ${line}`]
      })
    })
  return [...without('+', dump, other), ...without('-', other, dump)]
}
