/**
 * trustlog as a library: what the commands themselves are built on.
 *
 * ```ts
 * import { contracts, openDatabase, search } from 'trustlog'
 *
 * const database = openDatabase('data/trustlog.db', { readOnly: true })
 * const found = search(database, 'firewall', { trust: 'RTH', limit: 20 })
 * if (found.ok) for (const response of found.value.rows) console.log(response.trust, response.passage.text)
 * else console.error(found.problem.message, found.problem.advice)
 * database.close()
 * ```
 *
 * Questions never throw for a wrong filter: they answer with a problem. Rows are as printed, personal data included;
 * `masked` puts marks in its place before anything is published.
 */

export { type OpenOptions, openDatabase, type TrustlogDatabase } from '../db/database.ts'
export { DatabaseError } from '../db/database-error.ts'
export type * from './domain.ts'
export { extract } from './extract/extract.ts'
export { createNormaliser, type Normaliser, type NormaliserOptions, type Source } from './normalise/normalise.ts'
export { masked } from './publish/masking.ts'
export type { Answered, QueryProblem } from './query/answered.ts'
export { type ContractRow, listContracts as contracts } from './query/contracts.ts'
export { type ExemptionRow, listExemptions as exemptions } from './query/exemptions.ts'
export type { Filters } from './query/filters.ts'
export { getResponse as response, type ResponseDetail } from './query/response.ts'
export { listResponses as responses, type ResponseRow } from './query/responses.ts'
export { type FoundResponse, type FoundResponses, search } from './query/search.ts'
export { listSuppliers as suppliers, type SupplierRow } from './query/suppliers.ts'
