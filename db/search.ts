import type { Connection } from './connection.ts'

export interface SearchIndex {
  /** Writes a response's row of the full-text index from its current revision, or removes it where none is published; to be called in the same transaction. */
  index(responseId: number): void
  /** Responses whose row is missing or not what `index` would write, and numbers of rows that belong to no response. */
  stale(): Iterable<number>
}

/**
 * The index holds what a reader would search: title, questions, answers, and the documents' reading text without the
 * letterheads and menus behind it (`substr` counts characters where `reading_end` counts UTF-16 units, which may let a
 * few characters more in).
 */
const CURRENT_ROWS = `
SELECT
  r.id AS response_id,
  r.title AS title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id) AS questions,
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id) AS answers,
  (
    SELECT group_concat(substr(d.text, 1, d.reading_end), char(10) || char(10) ORDER BY p.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) p
    JOIN documents d ON d.sha256 = p.document_sha256
  ) AS document_text
FROM responses r`

const INDEX_ROW = `
INSERT INTO response_search (rowid, title, questions, answers, document_text)
${CURRENT_ROWS}
WHERE r.id = ? AND r.current_revision_id IS NOT NULL`

/** Responses whose row is missing or says something else, and rows of none that is published. */
const STALE_ROWS = `
SELECT response_id FROM (${CURRENT_ROWS}
WHERE r.current_revision_id IS NOT NULL) c
LEFT JOIN response_search s ON s.rowid = c.response_id
WHERE s.rowid IS NULL OR s.title IS NOT c.title OR s.questions IS NOT c.questions OR s.answers IS NOT c.answers
  OR s.document_text IS NOT c.document_text
UNION ALL
SELECT rowid FROM response_search WHERE rowid NOT IN (SELECT id FROM responses WHERE current_revision_id IS NOT NULL)`

export function searchIndex(connection: Connection): SearchIndex {
  const remove = connection.$client.prepare<[number]>('DELETE FROM response_search WHERE rowid = ?')
  const insert = connection.$client.prepare<[number]>(INDEX_ROW)
  return {
    stale: () => connection.$client.prepare<[], number>(STALE_ROWS).pluck().iterate(),
    index: (responseId) => {
      remove.run(responseId)
      insert.run(responseId)
    },
  }
}
