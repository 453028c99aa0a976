import type { Connection } from './connection.ts'

export interface SearchIndex {
  /** Writes a response's row of the full-text index from its current revision; to be called in the same transaction. */
  index(responseId: number): void
}

/**
 * The index holds what a reader would search: title, questions, answers, and the documents' reading text without the
 * letterheads and menus behind it (`substr` counts characters where `reading_end` counts UTF-16 units, which may let a
 * few characters more in).
 */
const INDEX_ROW = `
INSERT INTO response_search (rowid, title, questions, answers, document_text)
SELECT
  r.id,
  r.title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id),
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id),
  (
    SELECT group_concat(substr(d.text, 1, d.reading_end), char(10) || char(10) ORDER BY p.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) p
    JOIN documents d ON d.sha256 = p.document_sha256
  )
FROM responses r
WHERE r.id = ?`

export function searchIndex(connection: Connection): SearchIndex {
  const remove = connection.$client.prepare<[number]>('DELETE FROM response_search WHERE rowid = ?')
  const insert = connection.$client.prepare<[number]>(INDEX_ROW)
  return {
    index: (responseId) => {
      remove.run(responseId)
      insert.run(responseId)
    },
  }
}
