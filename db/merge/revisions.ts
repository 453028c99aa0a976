import type { Connection } from '../connection.ts'
import { mergeDocumentLists } from './document-lists.ts'
import { columnsOf, noteRows, quoted, takeOver } from './rows.ts'
import { PARTS_OF_PARTS, PARTS_OF_REVISIONS, REVISIONS } from './tables.ts'

/*
 * A revision is known by its response, the run that saw it, when, and its content (and, where one run saw the same content
 * twice with another between, by which time that was). The revisions of a response are those of both databases, in the order
 * in which they were seen, numbered anew. What hangs on a revision is taken over with it, whole.
 */

/** Above every number that a revision has: where new ones wait to be put in their place. */
const WAITING = 1_000_000
const PLACED = 2_000_000

const KEY = ['response_id', 'run_id', 'seen_at', 'content_hash', 'occurrence'] as const
const SAME_KEY = KEY.map((column) => `ours.${column} IS theirs.${column}`).join(' AND ')

/** The keys of all revisions of the other database, in this one's row numbers, and of those here that may be the same. */
function noteKeys(connection: Connection): void {
  const client = connection.$client
  const occurrence = (response: string, run: string) =>
    `row_number() OVER (PARTITION BY ${response}, ${run}, v.seen_at, v.content_hash ORDER BY v.number) AS occurrence`
  client.exec(`
    DROP TABLE IF EXISTS temp.their_keys;
    DROP TABLE IF EXISTS temp.our_keys;
    CREATE TEMP TABLE their_keys AS
    SELECT v.id, r.ours AS response_id, u.ours AS run_id, v.seen_at, v.content_hash, v.number, ${occurrence('v.response_id', 'v.run_id')}
    FROM theirs.${REVISIONS} v JOIN temp.here_responses r ON r.theirs = v.response_id LEFT JOIN temp.here_runs u ON u.theirs = v.run_id;
    CREATE TEMP TABLE our_keys AS
    SELECT v.id, v.response_id, v.run_id, v.seen_at, v.content_hash, ${occurrence('v.response_id', 'v.run_id')}
    FROM main.${REVISIONS} v WHERE v.response_id IN (SELECT ours FROM temp.here_responses);
    CREATE INDEX temp.our_keys_response ON our_keys (response_id, content_hash);
  `)
  noteRows(
    connection,
    'same_revisions',
    `SELECT theirs.id, ours.id FROM temp.their_keys theirs JOIN temp.our_keys ours ON ${SAME_KEY}`,
  )
}

/** Which log knows best whether a revision is held back: the one through which its letter or page was found. */
function logOf(database: 'main' | 'theirs', revision: string): string {
  return `(SELECT e.log_slug FROM ${database}.response_documents d JOIN ${database}.log_entries e ON e.id = d.entry_id
    WHERE d.revision_id = ${revision} AND d.position = 0)`
}

/** Of revisions that both hold, the reading of the better extractor wins, and who crawled the log last says whether it is held back. */
function settleSameRevisions(connection: Connection): void {
  const client = connection.$client
  const read = columnsOf(connection, REVISIONS).filter(
    (column) =>
      !['response_id', 'run_id', 'number', 'seen_at', 'content_hash', 'held_back'].map(quoted).includes(column),
  )
  const rank = (side: string) =>
    `(CAST(${side}.extractor_version AS INTEGER), ${['"extractor_version"', ...read].map((column) => `ifnull(${side}.${column}, -1)`).join(', ')})`
  noteRows(
    connection,
    'better_read',
    `SELECT s.theirs, s.ours FROM temp.here_same_revisions s
     JOIN theirs.${REVISIONS} theirs ON theirs.id = s.theirs JOIN main.${REVISIONS} ours ON ours.id = s.ours
     WHERE ${rank('theirs')} > ${rank('ours')}`,
  )
  client.exec(
    `UPDATE main.${REVISIONS} AS ours SET ${read.map((column) => `${column} = theirs.${column}`).join(', ')}
     FROM temp.here_better_read s JOIN theirs.${REVISIONS} theirs ON theirs.id = s.theirs WHERE ours.id = s.ours`,
  )
  const crawled = (side: 'ours' | 'theirs', database: 'main' | 'theirs') =>
    `(ifnull((SELECT c.at FROM temp.crawled_${side} c WHERE c.log_slug = ${logOf(database, `${side}.id`)}), ''), ${side}.held_back)`
  noteRows(
    connection,
    'other_publication',
    `SELECT s.theirs, s.ours FROM temp.here_same_revisions s
     JOIN theirs.${REVISIONS} theirs ON theirs.id = s.theirs JOIN main.${REVISIONS} ours ON ours.id = s.ours
     WHERE theirs.held_back <> ours.held_back AND ${crawled('theirs', 'theirs')} > ${crawled('ours', 'main')}`,
  )
  client.exec(
    `UPDATE main.${REVISIONS} SET held_back = 1 - held_back WHERE id IN (SELECT ours FROM temp.here_other_publication)`,
  )
}

/** @returns how many revisions were taken over */
function takeNewRevisions(connection: Connection): number {
  const client = connection.$client
  const columns = columnsOf(connection, REVISIONS).filter(
    (column) => !['response_id', 'run_id', 'number'].map(quoted).includes(column),
  )
  const { changes } = client
    .prepare(
      `INSERT INTO main.${REVISIONS} (response_id, run_id, number, ${columns.join(', ')})
       SELECT k.response_id, k.run_id, ${WAITING} + k.number, ${columns.map((column) => `v.${column}`).join(', ')}
       FROM temp.their_keys k JOIN theirs.${REVISIONS} v ON v.id = k.id
       WHERE k.id NOT IN (SELECT theirs FROM temp.here_same_revisions) ORDER BY k.id`,
    )
    .run()
  noteRows(
    connection,
    'new_revisions',
    `SELECT k.id, v.id FROM temp.their_keys k JOIN main.${REVISIONS} v ON v.response_id = k.response_id AND v.number = ${WAITING} + k.number`,
  )
  return changes
}

/** Takes over what hangs on new revisions, and, read by a better extractor, on some that were there. */
function takeParts(connection: Connection): void {
  const client = connection.$client
  const facts = PARTS_OF_REVISIONS.filter(({ name }) => name !== 'response_documents')
  const read = 'SELECT ours FROM temp.here_better_read'
  client.exec(`UPDATE main.compared_requests SET revision_id = 0 WHERE revision_id IN (${read})`)
  for (const { name, parent, of } of PARTS_OF_PARTS) {
    client.exec(
      `DELETE FROM main.${name} WHERE ${parent} IN (SELECT id FROM main.${of} WHERE revision_id IN (${read}))`,
    )
  }
  for (const { name, parent } of facts) client.exec(`DELETE FROM main.${name} WHERE ${parent} IN (${read})`)
  noteRows(
    connection,
    'taken',
    'SELECT theirs, ours FROM temp.here_new_revisions UNION SELECT theirs, ours FROM temp.here_better_read',
  )
  for (const part of PARTS_OF_REVISIONS) {
    takeOver(connection, part, part.name === 'response_documents' ? 'here_new_revisions' : 'here_taken')
  }
  for (const part of PARTS_OF_PARTS) {
    noteRows(
      connection,
      part.of,
      `SELECT theirs.id, ours.id FROM temp.here_taken t JOIN theirs.${part.of} theirs ON theirs.revision_id = t.theirs
       JOIN main.${part.of} ours ON ours.revision_id = t.ours AND ours.position = theirs.position`,
    )
    takeOver(connection, part, `here_${part.of}`)
  }
}

/** Numbers the revisions of responses that got new ones from 1, in the order in which they were seen. */
function numberAnew(connection: Connection): void {
  connection.$client.exec(`
    UPDATE main.${REVISIONS} AS v SET number = ${PLACED} + o.place
    FROM (
      SELECT w.id, row_number() OVER (PARTITION BY w.response_id ORDER BY w.seen_at, u.started_at, u.command, w.number) AS place
      FROM main.${REVISIONS} w LEFT JOIN main.runs u ON u.id = w.run_id
      WHERE w.response_id IN (SELECT response_id FROM main.${REVISIONS} WHERE number > ${WAITING})
    ) o WHERE v.id = o.id;
    UPDATE main.${REVISIONS} SET number = number - ${PLACED} WHERE number > ${PLACED};
  `)
}

/**
 * Merges the revisions with all that hangs on them. Responses, entries, documents and runs must have been merged.
 * @returns how many revisions were taken over, and the responses that may now say something else
 */
export function mergeRevisions(connection: Connection): { taken: number; touched: number[] } {
  noteKeys(connection)
  settleSameRevisions(connection)
  const taken = takeNewRevisions(connection)
  takeParts(connection)
  const relisted = mergeDocumentLists(connection)
  const touched = connection.$client
    .prepare<[string], number>(
      `SELECT DISTINCT response_id FROM main.${REVISIONS} WHERE id IN (
         SELECT ours FROM temp.here_new_revisions UNION SELECT ours FROM temp.here_better_read
         UNION SELECT ours FROM temp.here_other_publication UNION SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(relisted))
  numberAnew(connection)
  return { taken, touched }
}
