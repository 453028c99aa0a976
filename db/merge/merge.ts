import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Connection, connect, keepTemporaryInFiles } from '../connection.ts'
import { asDatabaseError, asErrorOfReading, DatabaseError } from '../database-error.ts'
import { forgetting } from '../forgetting.ts'
import { refuseUnlessOurs, schemaState } from '../migrate.ts'
import { publisher } from '../publication.ts'
import { searchIndex } from '../search.ts'
import { numberRunsByStart, orderCapturesByTime } from './order.ts'
import { mergeRevisions } from './revisions.ts'
import { mergeRows } from './rows.ts'
import { LAST_CRAWLED, LAST_RUN, MERGED_AFTER_REVISIONS, MERGED_BEFORE_REVISIONS } from './tables.ts'

/** How many rows were taken over. */
export interface MergeCounts {
  runs: number
  captures: number
  documents: number
  responses: number
  revisions: number
  /** Responses that were taken out again, since one of the two had forgotten them. */
  forgotten: number
}

export interface Merging {
  /**
   * Takes over what another database holds and this one does not, in one transaction. The same keys as a crawl's tell what is
   * the same, so that databases may be merged in any order and any number of times; only row numbers may differ then.
   * A crawl may not be at work here (see `lockForCrawl`).
   * @throws DatabaseError where the other one is missing, of another schema, or has read the same bytes into another text
   */
  merge(file: string): MergeCounts
}

export function merging(connection: Connection, ownFile: string): Merging {
  return {
    merge: (file) => {
      const path = resolve(file)
      if (!existsSync(path)) throw new DatabaseError('missing', path, 'There is no database there.')
      if (realpathSync(path) === realpathSync(ownFile)) {
        throw new DatabaseError('same_file', path, 'A database cannot be merged into itself.')
      }
      try {
        refuseUnlessMergeable(path)
        const all = connection.$client.transaction(() =>
          searchIndex(connection).together(() => mergeAll(connection, path)),
        )
        const counts = keepTemporaryInFiles(connection, () => withAttached(connection, path, () => all.immediate()))
        if (counts.forgotten > 0) forgetting(connection).finish()
        return counts
      } catch (error) {
        throw asDatabaseError(error, path)
      }
    },
  }
}

function refuseUnlessMergeable(path: string): void {
  try {
    refuseOtherSchema(path)
  } catch (error) {
    throw asErrorOfReading(error, path)
  }
}

/** Read as it is: a database that is somebody else's is not brought up to date behind their back. */
function refuseOtherSchema(path: string): void {
  const other = connect(path, { readOnly: true })
  try {
    const state = schemaState(other)
    refuseUnlessOurs(state, path)
    if (state === 'behind') {
      throw new DatabaseError('older_schema', path, 'The database was written by an older version of trustlog.')
    }
  } finally {
    other.$client.close()
  }
}

function withAttached<Value>(connection: Connection, path: string, work: () => Value): Value {
  const client = connection.$client
  client.prepare('ATTACH ? AS theirs').run(path)
  try {
    return work()
  } finally {
    const tables = client.prepare<[], string>("SELECT name FROM temp.sqlite_master WHERE type = 'table'").pluck().all()
    for (const table of tables) client.exec(`DROP TABLE temp."${table}"`)
    client.exec('DETACH theirs')
  }
}

/** Facts count their offsets in a document's text: two texts of the same bytes cannot both be kept. */
function refuseOtherTexts({ $client }: Connection, path: string): void {
  const different = $client
    .prepare<[], string>(
      `SELECT ours.sha256 FROM main.documents ours JOIN theirs.documents theirs ON theirs.sha256 = ours.sha256
       WHERE ours.text <> theirs.text AND ours.text <> '' AND theirs.text <> '' LIMIT 1`,
    )
    .pluck()
    .get()
  if (different === undefined) return
  throw new DatabaseError('other_texts', path, `Document ${different} was read into another text than here.`)
}

function noteLastCrawls({ $client }: Connection): void {
  for (const [side, database] of [['ours', 'main'] as const, ['theirs', 'theirs'] as const]) {
    $client.exec(`CREATE TEMP TABLE crawled_${side} AS ${LAST_CRAWLED.replaceAll('{database}', database)}`)
    $client.exec(`CREATE TEMP TABLE run_${side} AS ${LAST_RUN.replaceAll('{database}', database)}`)
  }
}

function mergeAll(connection: Connection, path: string): MergeCounts {
  refuseOtherTexts(connection, path)
  noteLastCrawls(connection)
  const lastCapture = connection.$client
    .prepare<[], number>('SELECT ifnull(max(id), 0) FROM main.captures')
    .pluck()
    .get()
  const taken = new Map(MERGED_BEFORE_REVISIONS.map((table) => [table.name, mergeRows(connection, table)]))
  const revisions = mergeRevisions(connection)
  for (const table of MERGED_AFTER_REVISIONS) mergeRows(connection, table)
  orderCapturesByTime(connection, lastCapture ?? 0)
  if (count(taken, 'runs') > 0) numberRunsByStart(connection)
  const publish = publisher(connection)
  for (const responseId of revisions.touched) publish(responseId)
  const returned = forgetting(connection).carryOutAgain()
  return {
    runs: count(taken, 'runs'),
    captures: count(taken, 'captures'),
    documents: count(taken, 'documents'),
    responses: count(taken, 'responses'),
    revisions: revisions.taken,
    forgotten: returned,
  }
}

function count(taken: Map<string, number>, table: string): number {
  return taken.get(table) ?? 0
}
