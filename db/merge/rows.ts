import type { Connection } from '../connection.ts'

/*
 * Two databases are merged table by table. A row is known by its key, in the words of the field and never by its row number;
 * rows that only one database holds are taken over, and of those that both hold the columns are settled group by group,
 * always by a greatest or a least. So it does not matter which database is merged into which, in what order, or how often.
 *
 * The other database is attached as `theirs`. What its row numbers are here is kept in temporary tables, `here_<table>`.
 */

/** The two rows that are compared: the other database's, and the one held here. */
export type Side = 'theirs' | 'ours'

/** Columns of a row that both databases hold, which are settled together. */
export interface ColumnGroup {
  /** `others`: all that no group names and that are not part of the key, so that a column added later is carried too. */
  columns: readonly string[] | 'others'
  /** The row that has the greatest of these (or the least) gives all columns of the group; the columns themselves come last. */
  by?: (side: Side) => string[]
  least?: true
}

export interface MergedTable {
  name: string
  /** The columns that say which row it is; `all` where a row is nothing but what it says. */
  key: readonly string[] | 'all'
  /** Columns that hold row numbers of another merged table. */
  references?: Record<string, string>
  groups?: readonly ColumnGroup[]
  /** Columns that refer to what is merged later; empty until then. */
  derived?: readonly string[]
  /** Columns that repeat what the published revision says; written again once all revisions are there. */
  publication?: readonly string[]
  /** Columns that no greatest or least settles, with the expression that does. */
  settled?: Record<string, string>
}

/** Columns that are written: neither row numbers nor what SQLite generates. */
export function columnsOf(connection: Connection, table: string): string[] {
  const columns = connection.$client.pragma(`table_xinfo("${table}")`) as { name: string; hidden: number }[]
  return columns.filter(({ name, hidden }) => hidden === 0 && name !== 'id').map(({ name }) => quoted(name))
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '')}"`
}

/** A row of the other database in this one's row numbers, for `FROM`. */
function incomingRows(columns: readonly string[], { name, references = {} }: MergedTable): string {
  const selected = columns.map((column) => {
    const parent = references[unquoted(column)]
    return parent === undefined ? `t.${column}` : `here_${parent}_${unquoted(column)}.ours AS ${column}`
  })
  const joins = Object.entries(references).map(
    ([column, parent]) =>
      `LEFT JOIN temp.here_${parent} here_${parent}_${column} ON here_${parent}_${column}.theirs = t.${quoted(column)}`,
  )
  return `(SELECT t.rowid AS their_row, ${selected.join(', ')} FROM theirs.${name} t ${joins.join(' ')})`
}

function unquoted(column: string): string {
  return column.slice(1, -1)
}

/** Nulls come first, before numbers and words alike; no column that is compared holds a negative number. */
function comparable(expressions: readonly string[]): string {
  return `(${expressions.map((expression) => `ifnull(${expression}, -1)`).join(', ')})`
}

/** Settles the rows that both databases hold, all groups in one statement, so that each sees the rows as they were. */
function settleRows(connection: Connection, table: MergedTable, columns: readonly string[], incoming: string): void {
  const { groups = [], settled = {}, publication = [] } = table
  const key = keyOf(table, columns)
  const named = new Set([
    ...key,
    ...groups.flatMap((group) => (group.columns === 'others' ? [] : group.columns.map(quoted))),
    ...publication.map(quoted),
    ...Object.keys(settled).map(quoted),
  ])
  const assignments: string[] = []
  const changes: string[] = []
  for (const { columns: ofGroup, by = () => [], least } of groups) {
    const taken = ofGroup === 'others' ? columns.filter((column) => !named.has(column)) : ofGroup.map(quoted)
    const ranked = (side: Side) => comparable([...by(side), ...taken.map((column) => `${side}.${column}`)])
    const wins = `${ranked('theirs')} ${least ? '<' : '>'} ${ranked('ours')}`
    for (const column of taken)
      assignments.push(`${column} = CASE WHEN ${wins} THEN theirs.${column} ELSE ours.${column} END`)
    changes.push(wins)
  }
  for (const [column, expression] of Object.entries(settled)) {
    assignments.push(`${quoted(column)} = ${expression}`)
    changes.push(`theirs.${quoted(column)} IS NOT ours.${quoted(column)}`)
  }
  if (assignments.length === 0) return
  connection.$client.exec(
    `UPDATE main.${table.name} AS ours SET ${assignments.join(', ')} FROM ${incoming} AS theirs
     WHERE ${sameKey(key)} AND (${changes.join(' OR ')})`,
  )
}

function keyOf({ key }: MergedTable, columns: readonly string[]): readonly string[] {
  return key === 'all' ? columns : key.map(quoted)
}

function sameKey(key: readonly string[]): string {
  return key.map((column) => `ours.${column} IS theirs.${column}`).join(' AND ')
}

/**
 * Merges a table and notes where the other database's rows are here. Tables that it refers to must have been merged.
 * @returns how many rows were taken over
 */
export function mergeRows(connection: Connection, table: MergedTable): number {
  const { name, derived = [] } = table
  const client = connection.$client
  const columns = columnsOf(connection, name).filter((column) => !derived.includes(unquoted(column)))
  const key = keyOf(table, columns)
  const incoming = incomingRows(columns, table)
  settleRows(connection, table, columns, incoming)
  const { changes } = client
    .prepare(
      `INSERT INTO main.${name} (${columns.join(', ')})
       SELECT ${columns.map((column) => `theirs.${column}`).join(', ')} FROM ${incoming} AS theirs
       WHERE NOT EXISTS (SELECT 1 FROM main.${name} AS ours WHERE ${sameKey(key)}) ORDER BY theirs.their_row`,
    )
    .run()
  if (table.key !== 'all' && hasRowNumber(connection, name)) {
    noteRows(
      connection,
      name,
      `SELECT theirs.their_row, min(ours.rowid) FROM ${incoming} AS theirs JOIN main.${name} AS ours ON ${sameKey(key)} GROUP BY 1`,
    )
  }
  return changes
}

function hasRowNumber(connection: Connection, table: string): boolean {
  const columns = connection.$client.pragma(`table_xinfo("${table}")`) as { name: string }[]
  return columns.some(({ name }) => name === 'id')
}

/** Keeps, in `here_<table>`, which row here is which of theirs. `pairs` selects theirs and ours. */
export function noteRows(connection: Connection, table: string, pairs: string): void {
  const client = connection.$client
  client.exec(`DROP TABLE IF EXISTS temp.here_${table}`)
  client.exec(`CREATE TEMP TABLE here_${table} (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL)`)
  client.exec(`INSERT INTO temp.here_${table} ${pairs}`)
}

/**
 * Takes over the rows that hang on rows which were taken over whole, such as the facts of a revision.
 * @param parents a temporary table of pairs, `theirs` and `ours`: whose rows are taken, and where they go
 */
export function takeOver(
  connection: Connection,
  table: { name: string; parent: string; references?: Record<string, string> },
  parents: string,
): void {
  const columns = columnsOf(connection, table.name)
  const parent = quoted(table.parent)
  const { name, references = {} } = table
  const incoming = incomingRows(
    columns.filter((column) => column !== parent),
    { name, key: 'all', references },
  )
  const others = columns.filter((column) => column !== parent)
  connection.$client.exec(
    `INSERT INTO main.${name} (${parent}, ${others.join(', ')})
     SELECT p.ours, ${others.map((column) => `theirs.${column}`).join(', ')}
     FROM temp.${parents} p JOIN theirs.${name} c ON c.${parent} = p.theirs JOIN ${incoming} AS theirs ON theirs.their_row = c.rowid
     ORDER BY c.rowid`,
  )
}
