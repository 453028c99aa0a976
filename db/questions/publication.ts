import type { Connection } from '../connection.ts'
import { VIEWS } from '../views.ts'

export type Cell = string | number | null
/** A row of a view as SQLite has it: JSON as text, truth as 1 or 0. */
export type ViewRow = Record<string, Cell>

export interface PublishedLog {
  slug: string
  url: string
  trust: string
}

/** What is handed on as files: the views, whole. */
export interface PublicationQuestions {
  /** Runs `work`, which must be synchronous, on the data of one moment, whatever a crawl writes meanwhile. */
  inOneMoment<Value>(work: () => Value): Value
  /** Every row of a view, those of one response together, one at a time. */
  rows(view: string): IterableIterator<ViewRow>
  /** The texts of a response's documents. */
  textsOf(responseId: number): string[]
  /** The logs of which something is published, by slug. */
  logs(): PublishedLog[]
}

export function publicationQuestions({ $client }: Connection): PublicationQuestions {
  return {
    inOneMoment: (work) => $client.transaction(work).deferred(),
    rows: (view) => {
      if (!(view in VIEWS)) throw new RangeError(`There is no view ${view}.`)
      const ordered = VIEWS[view]?.includes(' AS response_id') ? 'response_id, 1' : '1'
      return $client.prepare<[], ViewRow>(`SELECT * FROM ${view} ORDER BY ${ordered}`).iterate()
    },
    textsOf: (responseId) =>
      $client
        .prepare<[number], string>(
          `SELECT d.text FROM responses r JOIN response_documents p ON p.revision_id = r.current_revision_id
           JOIN documents d ON d.sha256 = p.document_sha256 WHERE r.id = ? ORDER BY p.position`,
        )
        .pluck()
        .all(responseId),
    logs: () =>
      $client
        .prepare<[], PublishedLog>(
          `SELECT l.slug, l.url, a.name AS trust FROM disclosure_logs l JOIN authorities a ON a.ods_code = l.ods_code
           WHERE EXISTS (SELECT 1 FROM log_entries e JOIN responses r ON r.id = e.response_id
             WHERE e.log_slug = l.slug AND r.current_revision_id IS NOT NULL) ORDER BY l.slug`,
        )
        .all(),
  }
}
