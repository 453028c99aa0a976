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
export type { OnUpgrade, UpgradeCount, UpgradeProgress } from '../db/upgrade-progress.ts'
export type * from './domain.ts'
export { extract } from './extract/extract.ts'
export { createNormaliser, type Normaliser, type NormaliserOptions, type Source } from './normalise/normalise.ts'
export { masked } from './publish/masking.ts'
export type { Answered, QueryProblem } from './query/answered.ts'
export { type CheckedDraft, type CheckedQuestion, checkDraft as check } from './query/asked-before.ts'
export { type ListedCluster, listClusters as clusters } from './query/clusters.ts'
export { type ComparedReply, compareReplies as compare } from './query/compare.ts'
export { type ContractRow, listContracts as contracts } from './query/contracts.ts'
export { type ExemptionRateRow, listExemptionRates as exemptionRates } from './query/exemption-rates.ts'
export { type ExemptionRow, listExemptions as exemptions } from './query/exemptions.ts'
export type { Filters } from './query/filters.ts'
export { type Gaps, listGaps as gaps, type ReferenceGap, type SeriesShare } from './query/gaps.ts'
export { type History, type HistoryStep, historyOf as history } from './query/history.ts'
export { type Inconsistency, listInconsistencies as inconsistencies } from './query/inconsistencies.ts'
export { getResponse as response, type ResponseDetail } from './query/response.ts'
export { listResponses as responses, type ResponseRow } from './query/responses.ts'
export { type FoundResponse, type FoundResponses, search } from './query/search.ts'
export { listSuppliers as suppliers, type SupplierRow } from './query/suppliers.ts'
export { listTimeliness as timeliness, type TimelinessRow } from './query/timeliness.ts'
