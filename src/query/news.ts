import type { TrustlogDatabase } from '../../db/database.ts'
import type { ResponseRow } from '../../db/questions/responses.ts'
import type { Instant } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import type { Filters } from './filters.ts'
import { requestersOf } from './requesters.ts'
import { listResponses } from './responses.ts'

/** A response as something new, and as it was last changed. */
export interface NewsEntry {
  response: ResponseRow
  /** When its current revision was read. */
  changedAt: Instant
  /** Of who asked, which may stand in its title. */
  names: readonly string[]
}

/** The newest responses, each with when it was last changed. */
export function news(database: TrustlogDatabase, filters: Filters): Answered<NewsEntry[]> {
  const listed = listResponses(database, filters)
  if (!listed.ok) return listed
  const { responses } = database.questions
  return answer(
    listed.value.rows.map((response) => ({
      response,
      changedAt: responses.partsOf(response.responseId).revisions.at(-1)?.seenAt ?? response.firstSeenAt,
      names: requestersOf(database, response.responseId),
    })),
  )
}
