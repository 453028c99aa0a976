import type { TrustlogDatabase } from '../../db/database.ts'
import type { ContractRow } from '../../db/questions/contracts.ts'
import type { Rows } from '../../db/questions/scope.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'

export type { ContractRow }

/** Contracts, the first to expire first, each field with its evidence; those without an expiry date come last. */
export function listContracts(database: TrustlogDatabase, filters: Filters = {}): Answered<Rows<ContractRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.contracts.list(scope.value, limitOf(filters))) : scope
}
