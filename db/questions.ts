import type { Connection } from './connection.ts'
import { type AskedBeforeQuestions, askedBeforeQuestions } from './questions/asked-before.ts'
import { type ChangeQuestions, changeQuestions } from './questions/changes.ts'
import { type ClusterQuestions, clusterQuestions } from './questions/clusters.ts'
import { type ContractQuestions, contractQuestions } from './questions/contracts.ts'
import { type ExemptionRateQuestions, exemptionRateQuestions } from './questions/exemption-rates.ts'
import { type ExemptionQuestions, exemptionQuestions } from './questions/exemptions.ts'
import { type HostQuestions, hostQuestions } from './questions/hosts.ts'
import { type PrivacyQuestions, privacyQuestions } from './questions/privacy.ts'
import { type PublicationQuestions, publicationQuestions } from './questions/publication.ts'
import { type ReferenceQuestions, referenceQuestions } from './questions/references.ts'
import { type ResponseQuestions, responseQuestions } from './questions/responses.ts'
import { type RunQuestions, runQuestions } from './questions/runs.ts'
import { type SearchQuestions, searchQuestions } from './questions/search.ts'
import { type StatusQuestions, statusQuestions } from './questions/status.ts'
import { type SupplierQuestions, supplierQuestions } from './questions/suppliers.ts'
import { type TimelinessQuestions, timelinessQuestions } from './questions/timeliness.ts'
import { type TrustQuestions, trustQuestions } from './questions/trusts.ts'

/** What `src/query` asks of the database. */
export interface Questions {
  trusts: TrustQuestions
  responses: ResponseQuestions
  search: SearchQuestions
  contracts: ContractQuestions
  clusters: ClusterQuestions
  suppliers: SupplierQuestions
  exemptions: ExemptionQuestions
  exemptionRates: ExemptionRateQuestions
  timeliness: TimelinessQuestions
  references: ReferenceQuestions
  askedBefore: AskedBeforeQuestions
  runs: RunQuestions
  changes: ChangeQuestions
  hosts: HostQuestions
  status: StatusQuestions
  privacy: PrivacyQuestions
  publication: PublicationQuestions
}

export function questionsTo(connection: Connection): Questions {
  return {
    trusts: trustQuestions(connection),
    responses: responseQuestions(connection),
    search: searchQuestions(connection),
    contracts: contractQuestions(connection),
    clusters: clusterQuestions(connection),
    suppliers: supplierQuestions(connection),
    exemptions: exemptionQuestions(connection),
    exemptionRates: exemptionRateQuestions(connection),
    timeliness: timelinessQuestions(connection),
    references: referenceQuestions(connection),
    askedBefore: askedBeforeQuestions(connection),
    runs: runQuestions(connection),
    changes: changeQuestions(connection),
    hosts: hostQuestions(connection),
    status: statusQuestions(connection),
    privacy: privacyQuestions(connection),
    publication: publicationQuestions(connection),
  }
}
