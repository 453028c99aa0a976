import type { Connection } from '../connection.ts'
import { columnsOf } from './rows.ts'

/** A document in the list of a revision, by words that both databases share. */
interface ListedDocument {
  position: number
  entry_id: number
  log_slug: string
  entry_url: string
  role: string
  document_sha256: string
  url: string
  /** JSON. */
  member_path: string
}

/** Same publications in both lists are one; lists are equal when they name the same ones in the same order. */
function nameOf({ log_slug, entry_url, role, document_sha256, url, member_path }: ListedDocument): string {
  return JSON.stringify([log_slug, entry_url, role, document_sha256, url, member_path])
}

/** Code units, so that no machine's language sorts in its own way. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

/**
 * The documents of two lists of one revision: a further listing of a case attaches its documents to the revision, and each
 * database may know of another one. Equal lists stay as they are. Otherwise the listing that the revision was read from
 * comes first, the others by their address, each with its documents in their own order; so it does not matter which list is merged
 * into which, or when.
 */
function mergedList(ours: readonly ListedDocument[], theirs: readonly ListedDocument[]): readonly ListedDocument[] {
  if (JSON.stringify(ours.map(nameOf)) === JSON.stringify(theirs.map(nameOf))) return ours
  const listing = ({ log_slug, entry_url }: ListedDocument) => `${log_slug} ${entry_url}`
  const [first = ''] = [ours, theirs].flatMap(([letter]) => (letter ? [listing(letter)] : [])).sort(compare)
  const all = new Map<string, ListedDocument & { place: number }>()
  for (const list of [ours, theirs]) {
    const places = new Map<string, number>()
    for (const document of list) {
      const place = places.get(listing(document)) ?? 0
      places.set(listing(document), place + 1)
      const held = all.get(nameOf(document))
      if (held === undefined || place < held.place) all.set(nameOf(document), { ...document, place })
    }
  }
  return [...all.values()].toSorted(
    (one, other) =>
      Number(listing(other) === first) - Number(listing(one) === first) ||
      compare(listing(one), listing(other)) ||
      one.place - other.place ||
      compare(nameOf(one), nameOf(other)),
  )
}

/** Revisions that both databases hold, and whose lists name other documents. */
const OTHER_LISTS = `
SELECT s.theirs, s.ours FROM temp.here_same_revisions s
WHERE (SELECT count(*) FROM main.response_documents d WHERE d.revision_id = s.ours)
  <> (SELECT count(*) FROM theirs.response_documents d WHERE d.revision_id = s.theirs)
OR EXISTS (
  SELECT 1 FROM theirs.response_documents d JOIN temp.here_log_entries e ON e.theirs = d.entry_id
  WHERE d.revision_id = s.theirs AND NOT EXISTS (
    SELECT 1 FROM main.response_documents o WHERE o.revision_id = s.ours AND o.position = d.position AND o.entry_id = e.ours
      AND o.role = d.role AND o.document_sha256 = d.document_sha256 AND o.url = d.url
      AND o.member_path = d.member_path
  )
)`

const OUR_LIST = `
SELECT d.*, e.log_slug, e.url AS entry_url FROM main.response_documents d JOIN main.log_entries e ON e.id = d.entry_id
WHERE d.revision_id = ? ORDER BY d.position`

const THEIR_LIST = `
SELECT d.*, h.ours AS entry_id, e.log_slug, e.url AS entry_url
FROM theirs.response_documents d JOIN temp.here_log_entries h ON h.theirs = d.entry_id JOIN main.log_entries e ON e.id = h.ours
WHERE d.revision_id = ? ORDER BY d.position`

/** Merges the lists of revisions that both databases hold. @returns the revisions whose list has changed */
export function mergeDocumentLists(connection: Connection): number[] {
  const client = connection.$client
  const ourList = client.prepare<[number], ListedDocument>(OUR_LIST)
  const theirList = client.prepare<[number], ListedDocument>(THEIR_LIST)
  const clear = client.prepare<[number]>('DELETE FROM main.response_documents WHERE revision_id = ?')
  const columns = columnsOf(connection, 'response_documents').map((column) => column.slice(1, -1))
  const insert = client.prepare(
    `INSERT INTO main.response_documents (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`,
  )
  return client
    .prepare<[], { theirs: number; ours: number }>(OTHER_LISTS)
    .all()
    .map(({ theirs, ours }) => {
      const merged = mergedList(ourList.all(ours), theirList.all(theirs))
      clear.run(ours)
      for (const [position, document] of merged.entries()) {
        insert.run({ ...document, revision_id: ours, position })
      }
      return ours
    })
}
