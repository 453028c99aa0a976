import type { TrustlogDatabase } from '../../db/database.ts'
import type { ContractRow } from '../../db/questions/contracts.ts'
import type { ExemptionRow } from '../../db/questions/exemptions.ts'
import type { ResponseParts, ResponseRow } from '../../db/questions/responses.ts'
import { canonicaliseCaseReference } from '../identify/case-reference.ts'
import { type Answered, answer, problem } from './answered.ts'
import { readTrust } from './filters.ts'
import { nearReferences } from './near-references.ts'

/** A response with everything that was read from it, each fact with its evidence. */
export interface ResponseDetail extends ResponseParts {
  response: ResponseRow
  exemptions: ExemptionRow[]
  contracts: ContractRow[]
}

function named(response: ResponseRow): string {
  return `#${response.responseId} ${response.reference ?? 'no reference'}, ${response.trust} (${response.odsCode}): ${response.title ?? 'no title'}`
}

/** The number of `#12`, which is what lists show where a response has no reference. */
function idOf(typed: string): number | null {
  const match = /^#(\d{1,15})$/.exec(typed)
  return match ? Number(match[1]) : null
}

function isWebAddress(typed: string): boolean {
  return /^https?:\/\//i.test(typed)
}

function detailOf(database: TrustlogDatabase, response: ResponseRow): ResponseDetail {
  const { responses, exemptions, contracts } = database.questions
  return {
    response,
    ...responses.partsOf(response.responseId),
    exemptions: exemptions.ofResponse(response.responseId),
    contracts: contracts.ofResponse(response.responseId),
  }
}

/**
 * The row of one response, withdrawn or not.
 * @param typed its reference in any spelling, `#` and its number in the database, or an address where it is published
 * @param trust restricts a reference to one authority: an ODS code, a log's slug, or part of a name
 * @returns a problem with the candidates where several responses bear the reference
 */
export function findResponse(
  database: TrustlogDatabase,
  typed: string,
  trust: string | null = null,
): Answered<ResponseRow> {
  const within = trust === null ? answer({ odsCodes: null }) : readTrust(database, trust)
  if (!within.ok) return within
  const found = find(database, typed.trim(), within.value.odsCodes)
  const [first, ...others] = found
  if (first && others.length === 0) return answer(first)
  if (first) {
    const message = `${found.length} responses are called "${typed}".`
    return problem('ambiguous_response', message, 'Add --trust, or give the number with its #.', found.map(named))
  }
  const message = `There is no response "${typed}" in the database${trust === null ? '' : ` from "${trust}"`}.`
  const meant = perhapsMeant(database, typed.trim(), within.value.odsCodes)
  return meant.length > 0
    ? problem('unknown_response', message, 'Perhaps one of those listed is meant.', meant.map(named))
    : problem('unknown_response', message, 'See "trustlog responses" for those that there are.')
}

/** More that are as near tell a reader nothing. */
const MOST_MEANT = 8

/** Responses with nearly this reference; where a trust is given that has none, others with the very same one. */
function perhapsMeant(database: TrustlogDatabase, typed: string, odsCodes: readonly string[] | null): ResponseRow[] {
  const reference = isWebAddress(typed) || idOf(typed) !== null ? null : canonicaliseCaseReference(typed)
  if (reference === null) return []
  const { responses } = database.questions
  const near = nearReferences(reference.canonical, new Date().getFullYear() + 1)
  const order = new Map(near.map((canonical, index) => [canonical, index]))
  const likely = responses
    .withCanonicals(near, odsCodes, MOST_MEANT)
    .toSorted(
      (one, other) =>
        (order.get(one.canonicalReference ?? '') ?? near.length) -
        (order.get(other.canonicalReference ?? '') ?? near.length),
    )
  const elsewhere = odsCodes === null ? [] : responses.withCanonicals([reference.canonical], null, MOST_MEANT)
  return [...elsewhere, ...likely].slice(0, MOST_MEANT)
}

/** One response with everything that was read from it; named as for `findResponse`. */
export function getResponse(
  database: TrustlogDatabase,
  typed: string,
  trust: string | null = null,
): Answered<ResponseDetail> {
  const found = findResponse(database, typed, trust)
  return found.ok ? answer(detailOf(database, found.value)) : found
}

function find(database: TrustlogDatabase, typed: string, odsCodes: readonly string[] | null): ResponseRow[] {
  const { responses } = database.questions
  const ofTrust = (row: ResponseRow) => odsCodes === null || odsCodes.includes(row.odsCode)
  if (isWebAddress(typed)) return responses.withUrl(typed).filter(ofTrust)
  const id = idOf(typed)
  if (id !== null) return responses.withId(id).filter(ofTrust)
  return responses.withReference(typed, canonicaliseCaseReference(typed)?.canonical ?? null, odsCodes)
}
