import type { TrustlogDatabase } from '../../db/database.ts'
import type { FoundResponse, FoundResponses, Passage } from '../../db/questions/search.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { readSearch, wordsOf } from './search-language.ts'

export type { FoundResponse, FoundResponses, Passage }

/**
 * Responses in which something stands, the best first, each with the words around it.
 * @param words in the language of `search-language.ts`
 */
export function search(database: TrustlogDatabase, words: string, filters: Filters = {}): Answered<FoundResponses> {
  const fullText = readSearch(words)
  if (!fullText.ok) return fullText
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.search.search(fullText.value, scope.value, limitOf(filters))) : scope
}

/** The words and phrases of a search that no published response has in any form: misspelt, perhaps. */
export function wordsNowhere(database: TrustlogDatabase, words: string): string[] {
  return wordsOf(words).filter((word) => !database.questions.search.occurs(word))
}
