import type { TrustlogDatabase } from '../../db/database.ts'
import type { StoredEvidence } from '../../db/questions/evidence.ts'
import type { ListedRow, ResponseRow } from '../../db/questions/responses.ts'
import type { Rows } from '../../db/questions/scope.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'

export type { ResponseRow, Rows, StoredEvidence }

/**
 * Responses, newest first. `exemption`, `supplier` and the expiry dates ask for responses that cite such a ground or
 * have such a contract.
 */
export function listResponses(database: TrustlogDatabase, filters: Filters = {}): Answered<Rows<ListedRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.responses.list(scope.value, limitOf(filters))) : scope
}
