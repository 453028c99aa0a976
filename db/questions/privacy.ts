import type { Sha256 } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { isHash } from '../hash-heads.ts'

/** A finding in a document, and the response that has the document. */
export interface PrivacyRow {
  kind: string
  severity: string
  /** In the document, such as `sheet Data` or `page 3`; null for the document as a whole. */
  place: string | null
  count: number
  documentSha256: Sha256
  fileName: string | null
  /** Names from the container at `url` inwards, of a document that lay within another. */
  memberPath: string[]
  url: string
  responseId: number
  reference: string | null
  odsCode: string
  trust: string
}

export interface PrivacyQuestions {
  /** Open findings of certain kinds, the grave ones first; `odsCodes` null for every trust. */
  list(kinds: readonly string[], odsCodes: readonly string[] | null): PrivacyRow[]
}

/** A document that several responses have is told of once for each. */
const FINDINGS = `
SELECT i.kind, i.severity, i.place, coalesce(i.count, 1) AS count, i.document_sha256 AS documentSha256,
  d.file_name AS fileName, d.member_path AS memberPath, d.url, r.id AS responseId, r.case_reference AS reference,
  r.ods_code AS odsCode, a.name AS trust
FROM issues i
JOIN response_documents d ON ${isHash('d.document_sha256', 'i.document_sha256')}
JOIN responses r ON r.current_revision_id = d.revision_id
JOIN authorities a ON a.ods_code = r.ods_code
WHERE i.resolved_at IS NULL AND i.kind IN (SELECT value FROM json_each(:kinds))
  AND (:odsCodes IS NULL OR r.ods_code IN (SELECT value FROM json_each(:odsCodes)))
GROUP BY i.id, r.id
ORDER BY i.severity = 'note', a.name, r.id, d.position, i.id`

export function privacyQuestions({ $client }: Connection): PrivacyQuestions {
  return {
    list: (kinds, odsCodes) =>
      $client
        .prepare<[{ kinds: string; odsCodes: string | null }], Omit<PrivacyRow, 'memberPath'> & { memberPath: string }>(
          FINDINGS,
        )
        .all({ kinds: JSON.stringify(kinds), odsCodes: odsCodes && JSON.stringify(odsCodes) })
        .map((row) => ({ ...row, memberPath: JSON.parse(row.memberPath) })),
  }
}
