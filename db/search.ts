import type { Connection } from './connection.ts'
import { heldToBeIndexed, type IndexedResponse, type IndexedTexts, indexedTexts } from './indexed-response.ts'
import { digestOf } from './text-digest.ts'

/** By which the index tells words and cuts their endings; the migration says the same. */
export const TOKENIZER = 'porter unicode61'

export interface SearchIndex {
  /**
   * Writes a response's row of the full-text index from its current revision, or removes it where none is published; to be
   * called in the same transaction. Within `together` it is written when that ends.
   * @param says what was just written of it, so that it need not be read
   */
  index(responseId: number, says?: () => IndexedResponse): void
  /**
   * Runs the work of a transaction and then writes the rows of all responses that it touched, in one go: FTS5 puts what it
   * gathers in memory on the disk, in a piece to be merged later, at every savepoint and every row out of order.
   */
  together<Value>(work: () => Value): Value
  /** Responses whose row is missing or not what `index` would write, and numbers of rows that belong to no response. */
  stale(): Iterable<number>
}

/**
 * What a reader would search: title, questions, answers, and the documents' reading text without the letterheads and menus
 * behind it (`substr` counts characters where `reading_end` counts UTF-16 units, which may let a few characters more in).
 * The index keeps no copy of these texts; whoever shows one reads it here.
 */
export const SEARCHED_TEXTS = `
SELECT
  r.id AS response_id,
  r.title AS title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id) AS questions,
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id) AS answers,
  (
    SELECT group_concat(substr(d.text, 1, d.reading_end), char(10) || char(10) ORDER BY placed.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) placed
    JOIN documents d ON d.sha256 = placed.document_sha256
  ) AS document_text
FROM responses r
WHERE r.current_revision_id IS NOT NULL`

const INSERT_ROW = `
INSERT INTO response_search (rowid, title, questions, answers, document_text, facets, digest) VALUES (?, ?, ?, ?, ?, ?, ?)`

/** Every published response with the digest of the texts and facets from which its row was written, null where it has none. */
const WRITTEN_ROWS = `
SELECT r.id, s.digest FROM responses r LEFT JOIN response_search s ON s.rowid = r.id WHERE r.current_revision_id IS NOT NULL`

const ROWS_OF_NONE =
  'SELECT rowid FROM response_search WHERE rowid NOT IN (SELECT id FROM responses WHERE current_revision_id IS NOT NULL)'

type Text = string | null
type WrittenRow = [
  responseId: number,
  title: Text,
  questions: Text,
  answers: Text,
  documentText: Text,
  facets: string,
  digest: string,
]

/** One a connection, so that all who write through it write together. */
const indexes = new WeakMap<Connection, SearchIndex>()

export function searchIndex(connection: Connection): SearchIndex {
  const known = indexes.get(connection)
  if (known) return known
  const index = createSearchIndex(connection)
  indexes.set(connection, index)
  return index
}

function digestOfRow({ title, questions, answers, documentText, facets }: IndexedTexts): string {
  return digestOf([title, questions, answers, documentText, facets])
}

function createSearchIndex(connection: Connection): SearchIndex {
  const { $client } = connection
  const remove = $client.prepare<[number]>('DELETE FROM response_search WHERE rowid = ?')
  const insert = $client.prepare<WrittenRow>(INSERT_ROW)
  const held = heldToBeIndexed(connection)
  /** Of the transaction that is open, with what they say where it was told; null where each row is written at once. */
  let touched: Map<number, (() => IndexedResponse) | undefined> | null = null

  function write(responseId: number, says: (() => IndexedResponse) | undefined): void {
    remove.run(responseId)
    const response = says ? says() : held(responseId)
    if (response === null) return
    const texts = indexedTexts(response)
    const { title, questions, answers, documentText, facets } = texts
    insert.run(responseId, title, questions, answers, documentText, facets, digestOfRow(texts))
  }

  function* stale(): Iterable<number> {
    const rows = $client.prepare<[], [responseId: number, digest: string | null]>(WRITTEN_ROWS).raw()
    for (const [responseId, digest] of rows.iterate()) {
      const response = held(responseId)
      if (response && digestOfRow(indexedTexts(response)) !== digest) yield responseId
    }
    yield* $client.prepare<[], number>(ROWS_OF_NONE).pluck().iterate()
  }

  return {
    stale,
    index: (responseId, says) => {
      if (touched) touched.set(responseId, says)
      else write(responseId, says)
    },
    together: (work) => {
      if (touched) return work()
      touched = new Map()
      try {
        const value = work()
        const inOrder = [...touched].sort(([one], [other]) => one - other)
        for (const [responseId, says] of inOrder) write(responseId, says)
        return value
      } finally {
        touched = null
      }
    },
  }
}
