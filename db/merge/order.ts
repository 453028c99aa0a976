import type { Connection } from '../connection.ts'
import { columnsOf } from './rows.ts'

/*
 * Row numbers of runs and captures say what came later, so that what was taken over from another database must stand in the
 * order of time as if it had been collected here.
 */

/** Numbers the runs by when they were started. Where the other database's are all later, nobody's number changes. */
export function numberRunsByStart(connection: Connection): void {
  const client = connection.$client
  const moved = client
    .prepare<[], { id: number; place: number }>(
      `SELECT s.id, i.id AS place
       FROM (SELECT id, row_number() OVER (ORDER BY started_at, command, id) AS n FROM main.runs) s
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM main.runs) i ON i.n = s.n WHERE i.id <> s.id`,
    )
    .all()
  if (moved.length === 0) return
  client.pragma('defer_foreign_keys = ON')
  const columns = [{ table: 'runs', column: 'id' }, ...columnsNaming(connection, 'runs')]
  // By way of negative numbers, so that no two rows have one number meanwhile.
  for (const { table, column } of columns) {
    const move = client.prepare(`UPDATE main.${table} SET ${column} = ? WHERE ${column} = ?`)
    for (const { id, place } of moved) move.run(-place, id)
    client.exec(`UPDATE main.${table} SET ${column} = -${column} WHERE ${column} < 0`)
  }
}

/** The columns that refer to a table. */
function columnsNaming(connection: Connection, parent: string): { table: string; column: string }[] {
  return connection.$client
    .prepare<[string], { table: string; column: string }>(
      `SELECT t.name AS "table", k."from" AS column FROM main.sqlite_master t, pragma_foreign_key_list(t.name) k
       WHERE t.type = 'table' AND k."table" = ? ORDER BY 1, 2`,
    )
    .all(parent)
}

/** Moves the captures of an address behind one another where later ones were there before. @param known the last before the merge */
export function orderCapturesByTime(connection: Connection, known: number): void {
  const client = connection.$client
  const columns = columnsOf(connection, 'captures').join(', ')
  client.exec('DROP TABLE IF EXISTS temp.disordered')
  client.exec('CREATE TEMP TABLE disordered (id INTEGER PRIMARY KEY)')
  client
    .prepare(
      `INSERT INTO temp.disordered SELECT id FROM main.captures WHERE url IN (
         SELECT n.url FROM main.captures n WHERE n.id > ? AND EXISTS (
           SELECT 1 FROM main.captures o WHERE o.url = n.url AND o.id < n.id AND o.fetched_at > n.fetched_at))`,
    )
    .run(known)
  client.exec(
    `INSERT INTO main.captures (${columns})
     SELECT ${columns} FROM main.captures WHERE id IN (SELECT id FROM temp.disordered) ORDER BY url, fetched_at, id`,
  )
  client.exec('DELETE FROM main.captures WHERE id IN (SELECT id FROM temp.disordered)')
}
