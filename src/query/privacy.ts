import type { TrustlogDatabase } from '../../db/database.ts'
import type { PrivacyRow } from '../../db/questions/privacy.ts'
import { PRIVACY_KINDS, type PrivacyKind } from '../privacy/findings.ts'
import { type Answered, answer } from './answered.ts'
import { readTrust } from './filters.ts'

export type { PrivacyRow }

/**
 * What was found in published documents that should perhaps not be there, the grave findings first.
 * @param trust an ODS code, a log's slug or part of a name; null for all
 * @param kind only this one
 */
export function listPrivacyFindings(
  database: TrustlogDatabase,
  trust: string | null,
  kind: PrivacyKind | null,
): Answered<PrivacyRow[]> {
  const within = trust === null ? answer({ odsCodes: null }) : readTrust(database, trust)
  if (!within.ok) return within
  return answer(database.questions.privacy.list(kind === null ? PRIVACY_KINDS : [kind], within.value.odsCodes))
}
