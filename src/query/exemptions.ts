import type { TrustlogDatabase } from '../../db/database.ts'
import type { ExemptionRow } from '../../db/questions/exemptions.ts'
import type { Rows } from '../../db/questions/scope.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'

export type { ExemptionRow }

/** Grounds on which something was refused, newest response first, each with its evidence. */
export function listExemptions(database: TrustlogDatabase, filters: Filters = {}): Answered<Rows<ExemptionRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.exemptions.list(scope.value, limitOf(filters))) : scope
}
