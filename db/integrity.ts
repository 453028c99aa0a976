import type { Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { searchIndex } from './search.ts'

/** Rows of a table whose parent row is not there. */
export interface BrokenReference {
  table: string
  parent: string
  rows: number
}

/** A fact whose quotation does not stand where it says. */
export interface UnprovenFact {
  table: string
  responseId: number
  documentSha256: Sha256
  /** Offsets in UTF-16 code units, the end excluded. */
  start: number
  end: number
  quote: string
}

/** What can be wrong with the database itself, asked one by one. */
export interface IntegrityChecks {
  /** What SQLite finds wrong with the file, the full-text index included: at most 100 lines. */
  damage(): string[]
  brokenReferences(): BrokenReference[]
  /** Evidence or nothing, checked again: reads every fact with the text that it quotes, one text at a time. */
  unprovenFacts(): Iterable<UnprovenFact>
  /** Responses, by id, whose row of the full-text index is not what they say now. */
  staleSearchRows(): Iterable<number>
  /** Writes a response's row of the full-text index anew. */
  mendSearchRow(responseId: number): void
}

const FACTS_OF_REVISIONS = ['questions', 'answers', 'exemption_citations', 'mentioned_provisions', 'response_evidence']
const EVIDENCE_COLUMNS = 'document_sha256, start_offset, end_offset, quote'

/** In the order of the documents, so that each text is read once. SQLite sorts outside memory where there are many. */
const EVERY_EVIDENCE = `
SELECT f.name AS "table", v.response_id AS responseId, f.document_sha256 AS documentSha256,
  f.start_offset AS start, f.end_offset AS "end", f.quote
FROM (
  ${FACTS_OF_REVISIONS.map(
    (table) => `SELECT '${table}' AS name, revision_id, ${EVIDENCE_COLUMNS} FROM ${table}`,
  ).join(`
  UNION ALL `)}
  UNION ALL SELECT 'contracts', c.revision_id, ${EVIDENCE_COLUMNS} FROM contract_evidence e JOIN contracts c ON c.id = e.contract_id
) f
JOIN response_revisions v ON v.id = f.revision_id
ORDER BY f.document_sha256`

export function integrityChecks(connection: Connection): IntegrityChecks {
  const client = connection.$client
  const search = searchIndex(connection)

  function* unprovenFacts(): Iterable<UnprovenFact> {
    const textOf = client.prepare<[string], string>('SELECT text FROM documents WHERE sha256 = ?').pluck()
    let document: string | null = null
    let text = ''
    for (const fact of client.prepare<[], UnprovenFact>(EVERY_EVIDENCE).iterate()) {
      if (fact.documentSha256 !== document) {
        document = fact.documentSha256
        text = textOf.get(document) ?? ''
      }
      if (text.slice(fact.start, fact.end) !== fact.quote) yield fact
    }
  }

  return {
    damage: () => {
      try {
        const lines = client.prepare<[], string>('PRAGMA integrity_check(100)').pluck().all()
        return lines.filter((line) => line !== 'ok')
      } catch (error) {
        // So damaged that SQLite cannot say how.
        return [error instanceof Error ? error.message : String(error)]
      }
    },
    brokenReferences: () =>
      client
        .prepare<[], BrokenReference>(
          'SELECT "table", parent, count(*) AS rows FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2',
        )
        .all(),
    unprovenFacts,
    // The numbers are few and small, and the caller may want to write.
    staleSearchRows: () => [...search.stale()],
    mendSearchRow: (responseId) => search.index(responseId),
  }
}
