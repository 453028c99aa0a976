import type { TrustlogDatabase } from '../../db/database.ts'
import type { Rows } from '../../db/questions/scope.ts'
import type { CustomerRow, SupplierRow } from '../../db/questions/suppliers.ts'
import type { Day } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { type Footing, footing } from './footing.ts'

export type { CustomerRow, SupplierRow }

/** Who supplies, to how many, for how much, by how many responses and of what age; one row a supplier and currency. */
export function listSuppliers(database: TrustlogDatabase, filters: Filters = {}): Answered<Rows<SupplierRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.suppliers.list(scope.value, limitOf(filters))) : scope
}

/** Whom the suppliers of `filters.supplier` supply; one row a supplier, trust and currency. */
export function listCustomers(database: TrustlogDatabase, filters: Filters = {}): Answered<Rows<CustomerRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.suppliers.customers(scope.value, limitOf(filters))) : scope
}

/** What such rows rest on. A response that names several suppliers counts for each. */
export function suppliersFooting(rows: readonly SupplierRow[], today: Day): Footing {
  const responses = rows.reduce((sum, row) => sum + row.responses, 0)
  const newest = rows.reduce<string | null>((date, row) => (date && date > row.newest ? date : row.newest), null)
  return footing(responses, newest, today)
}
