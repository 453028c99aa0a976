import Database from 'better-sqlite3'

/** Every row of every table of a database file, to be compared with another's. */
export function dumpOf(file: string): Record<string, unknown[]> {
  const client = new Database(file, { readonly: true })
  try {
    const tables = client
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'response_search_%'",
      )
      .all()
    // The keys of requests and the totals have no row numbers.
    const columns = (name: string) => (/^request_keys$|_totals$/.test(name) ? '*' : 'rowid, *')
    return Object.fromEntries(
      tables.map(({ name }) => [name, client.prepare(`SELECT ${columns(name)} FROM "${name}"`).all()]),
    )
  } finally {
    client.close()
  }
}
