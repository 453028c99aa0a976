import type { TrustlogDatabase } from '../../db/database.ts'
import type { ResponseRow } from '../../db/questions/responses.ts'
import { type Answered, answer } from './answered.ts'
import type { Filters } from './filters.ts'
import { requestersOf } from './requesters.ts'
import { listResponses } from './responses.ts'

/** A response as something new. */
export interface NewsEntry {
  response: ResponseRow
  /** Of who asked, which may stand in its title. */
  names: readonly string[]
}

/** The newest responses. */
export function news(database: TrustlogDatabase, filters: Filters): Answered<NewsEntry[]> {
  const listed = listResponses(database, filters)
  if (!listed.ok) return listed
  return answer(
    listed.value.rows.map((response) => ({
      response,
      names: requestersOf(database, response.responseId),
    })),
  )
}
