import type { Connection } from './connection.ts'
import { FACETS } from './facets.ts'
import { digestOf, TEXT_DIGEST } from './text-digest.ts'
import { UNCITED_TEXT } from './uncited-text.ts'

export interface SearchIndex {
  /**
   * Writes a response's row of the full-text index from its current revision, or removes it where none is published; to be
   * called in the same transaction. Within `together` it is written when that ends.
   */
  index(responseId: number): void
  /**
   * Runs the work of a transaction and then writes the rows of all responses that it touched, in one go: FTS5 puts what it
   * gathers in memory on the disk, in a piece to be merged later, at every savepoint and every row out of order.
   */
  together<Value>(work: () => Value): Value
  /** Responses whose row is missing or not what `index` would write, and numbers of rows that belong to no response. */
  stale(): Iterable<number>
}

/** @param documentText of document `d`, as SQL */
function searchedTexts(documentText: string): string {
  return `
SELECT
  r.id AS response_id,
  r.title AS title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id) AS questions,
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id) AS answers,
  (
    SELECT group_concat(${documentText}, char(10) || char(10) ORDER BY placed.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) placed
    JOIN documents d ON d.sha256 = placed.document_sha256
  ) AS document_text
FROM responses r
WHERE r.current_revision_id IS NOT NULL`
}

/**
 * What a reader would search: title, questions, answers, and the documents' reading text without the letterheads and menus
 * behind it (`substr` counts characters where `reading_end` counts UTF-16 units, which may let a few characters more in).
 * The index keeps no copy of these texts; whoever shows one reads it here.
 */
export const SEARCHED_TEXTS = searchedTexts('substr(d.text, 1, d.reading_end)')

/** What the questions and answers of response `r` quote from document `d`. */
const CITATIONS = `
SELECT json_group_array(json_array(start_offset, end_offset, nullif(text, quote))) FROM (
  SELECT start_offset, end_offset, text, quote, document_sha256 FROM questions WHERE revision_id = r.current_revision_id
  UNION ALL
  SELECT start_offset, end_offset, text, quote, document_sha256 FROM answers WHERE revision_id = r.current_revision_id
) WHERE document_sha256 = d.sha256`

/**
 * The same as the index has it: questions and answers are quoted from the documents, whose column has only the words around
 * them, so that each word is gathered and ranked once. Who asks for a word of the documents asks for it in all three.
 */
const INDEXED_TEXTS = searchedTexts(`${UNCITED_TEXT}(d.text, d.reading_end, (${CITATIONS}))`)

const CURRENT_ROW = `
SELECT t.response_id, t.title, t.questions, t.answers, t.document_text, ${FACETS} AS facets
FROM (${INDEXED_TEXTS}) t JOIN responses r ON r.id = t.response_id WHERE t.response_id = ?`

const INSERT_ROW = `
INSERT INTO response_search (rowid, title, questions, answers, document_text, facets, digest) VALUES (?, ?, ?, ?, ?, ?, ?)`

/** Responses whose row is missing or was written from other texts, and rows of none that is published. */
const STALE_ROWS = `
SELECT t.response_id FROM (${INDEXED_TEXTS}) t
LEFT JOIN response_search s ON s.rowid = t.response_id
WHERE s.digest IS NOT ${TEXT_DIGEST}(t.title, t.questions, t.answers, t.document_text)
UNION ALL
SELECT rowid FROM response_search WHERE rowid NOT IN (SELECT id FROM responses WHERE current_revision_id IS NOT NULL)`

type Text = string | null
type IndexedRow = [responseId: number, title: Text, questions: Text, answers: Text, documentText: Text, facets: Text]
type WrittenRow = [...IndexedRow, digest: string]

/** One a connection, so that all who write through it write together. */
const indexes = new WeakMap<Connection, SearchIndex>()

export function searchIndex(connection: Connection): SearchIndex {
  const known = indexes.get(connection)
  if (known) return known
  const index = createSearchIndex(connection)
  indexes.set(connection, index)
  return index
}

function createSearchIndex({ $client }: Connection): SearchIndex {
  const remove = $client.prepare<[number]>('DELETE FROM response_search WHERE rowid = ?')
  const current = $client.prepare<[number], IndexedRow>(CURRENT_ROW).raw()
  const insert = $client.prepare<WrittenRow>(INSERT_ROW)
  /** Of the transaction that is open; null where each row is written at once. */
  let touched: Set<number> | null = null

  function write(responseId: number): void {
    remove.run(responseId)
    // Two statements, since one that inserts what it selects opens a savepoint of its own.
    const row = current.get(responseId)
    if (!row) return
    const [, title, questions, answers, documentText] = row
    insert.run(...row, digestOf([title, questions, answers, documentText]))
  }

  return {
    stale: () => $client.prepare<[], number>(STALE_ROWS).pluck().iterate(),
    index: (responseId) => {
      if (touched) touched.add(responseId)
      else write(responseId)
    },
    together: (work) => {
      if (touched) return work()
      touched = new Set()
      try {
        const value = work()
        for (const responseId of [...touched].sort((one, other) => one - other)) write(responseId)
        return value
      } finally {
        touched = null
      }
    },
  }
}
