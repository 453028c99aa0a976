import { sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import { withoutBeginnings } from './beginnings.ts'
import { responsesThatMatch, type Way, waysInto } from './matching.ts'
import { type Passage, passageReader } from './passages.ts'
import { commonWords, ranking, ranksAlike } from './ranking.ts'
import { type ResponseRow, responsesInOrder } from './responses.ts'
import { cutAt, type FullText, type Rows, type Scope } from './scope.ts'

export type { Passage }

export interface FoundResponse extends ResponseRow {
  /**
   * Lower is better: bm25, in which a word of the title weighs most and one of a document's text least. Words that very many
   * responses have weigh nothing; where there are no others, -3 is a match in the title, -2 in questions, -1 in answers.
   */
  rank: number
  passage: Passage
}

/** The best first. */
export interface FoundResponses extends Rows<FoundResponse> {
  /** Set where more matched than can be ranked at once: only so many, those that were read last, were. */
  rankedOnly: number | null
}

export interface SearchQuestions {
  search(fullText: FullText, scope: Scope, limit: number | null): FoundResponses
  /** Whether any published response has this word or phrase, in any form. */
  occurs(phrase: string): boolean
}

interface SearchLimits {
  /** Ranking takes time by the match; of a word that every second letter has, the newest matches must do. */
  ranked: number
  /** The same of phrases, whose places in each response are compared, and where each response that matches is looked up. */
  dear: number
  /** The same where each must be read, since the index does not know of the exact form. */
  read: number
  /** So many numbers of responses are listed, rather than each response looked up that matches. */
  listed: number
  /** What more responses have than these tells them little apart, and bm25 would count all of them. */
  common: number
}

const LIMITS: SearchLimits = { ranked: 10_000, dear: 5_000, read: 300, listed: 10_000, common: 10_000 }

/** FTS5 takes `end-user` for a phrase, too. */
function isPhrase(word: string): boolean {
  const quoted = word.slice(word.indexOf('"') + 1, word.lastIndexOf('"'))
  return (quoted.match(/[\p{L}\p{N}]+/gu) ?? []).length > 1
}

export function searchQuestions(connection: Connection, limits = LIMITS): SearchQuestions {
  const passagesOf = passageReader(connection)
  const matching = responsesThatMatch(connection)
  const ranked = ranking(connection)

  function rankedAtMost({ exact, words }: FullText, ways: readonly Way[]): number {
    if (exact.length > 0) return limits.read
    return words.some(isPhrase) || ways.every(({ listed }) => listed === null) ? limits.dear : limits.ranked
  }

  return {
    search: (fullText, scope, limit) => {
      const ways = waysInto(connection, scope, limits.listed)
      const common = commonWords(connection, limits.common)
      const match = withoutBeginnings(connection, fullText.match)
      const most = rankedAtMost(fullText, ways)
      // Of what ranks alike, the page is the newest.
      const gathered = Math.min(most, ranksAlike(fullText) ? (limit ?? most) : most) + 1
      const found = ways
        .flatMap((way) => matching({ ...fullText, match }, way, common, gathered))
        .sort((one, other) => other - one)
        .slice(0, gathered)
      const isWhole = ways.every(({ facets, listed }) => facets === null && listed !== null)
      const facets = ways.map((way) => way.facets)
      const page = cutAt(
        ranked({
          fullText,
          match,
          facets,
          isWhole,
          ids: found.slice(0, most),
          more: found.length > most,
          limit,
          common,
        }),
        limit,
      )
      const ids = page.rows.map(([id]) => id)
      const rankOf = new Map(page.rows)
      const passages = passagesOf(ids, fullText)
      return {
        rows: responsesInOrder(connection, ids).flatMap((row) => {
          const passage = passages.get(row.responseId)
          return passage ? [{ ...row, rank: rankOf.get(row.responseId) ?? 0, passage }] : []
        }),
        more: page.more,
        rankedOnly: found.length > most ? most : null,
      }
    },
    occurs: (phrase) => {
      const match = `"${phrase.replaceAll('"', '')}"`
      const found = connection
        .select({ id: responses.id })
        .from(responses)
        .where(sql`${responses.id} IN (SELECT rowid FROM response_search WHERE response_search MATCH ${match} LIMIT 1)`)
      return found.get() !== undefined
    },
  }
}
