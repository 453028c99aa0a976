import type { TrustlogDatabase } from '../../db/database.ts'
import { requesterNames } from '../privacy/requester.ts'

/** Names of who asked for a response, which may stand in its title or in what it states. */
export function requestersOf({ questions }: Pick<TrustlogDatabase, 'questions'>, responseId: number): string[] {
  return [...new Set(questions.publication.textsOf(responseId).flatMap(requesterNames))]
}
