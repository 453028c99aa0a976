// Refuses to pass on a database that is damaged, or that has lost what the night began with.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { countRows, findDamage, findLosses } from './database-checks.ts'
import { Beginning, type Places } from './places.ts'

/** @throws naming what is damaged or lost. */
export async function verify(places: Places): Promise<string> {
  if (!existsSync(places.database)) throw new Error(`There is no ${places.database}: nothing was crawled.`)
  const beginning = Beginning.parse(JSON.parse(await readFile(places.beginning, 'utf8')))
  const damage = findDamage(places.database)
  if (damage.length > 0) throw new Error(['The database is damaged.', ...damage].join('\n'))
  const rows = countRows(places.database)
  const losses = findLosses(beginning.rows, rows)
  if (losses.length > 0) throw new Error(['The database has lost rows.', ...losses].join('\n'))
  return `Whole: ${Object.entries(rows)
    .map(([table, count]) => `${count} ${table.replaceAll('_', ' ')}`)
    .join(', ')}.`
}
