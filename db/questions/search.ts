import { and, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import { withoutBeginnings } from './beginnings.ts'
import { type FacetedScope, facetedScopes, within } from './facet-match.ts'
import { factConditions } from './fact-conditions.ts'
import { listedCondition } from './listed-responses.ts'
import { type Passage, passageReader } from './passages.ts'
import { type Common, commonWords, ranking } from './ranking.ts'
import { type ResponseRow, responsesInOrder } from './responses.ts'
import { cutAt, type FullText, matches, OF_RESPONSES, type Rows, responseConditions, type Scope } from './scope.ts'

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

/** Of a quoted word or phrase of the language of FTS5, which takes `end-user` for a phrase, too. */
const SEVERAL_WORDS = /"[^"]*[\p{L}\p{N}][^\p{L}\p{N}"]+[\p{L}\p{N}]/u

/** Where more match than so many times what is wanted, the newest are soon found backwards. */
const FEW = 3

function hasOperator({ match }: FullText, operator: 'OR' | 'NOT'): boolean {
  return match.replaceAll(/"[^"]*"/g, '').includes(` ${operator} `)
}

interface Way extends FacetedScope {
  /** What is to be checked beside the match: of row numbers alone, or null where each response is to be looked up. */
  listed: SQL | undefined | null
}

export function searchQuestions(connection: Connection, limits = LIMITS): SearchQuestions {
  const passagesOf = passageReader(connection)
  const ranked = ranking(connection)

  function waysOf(scope: Scope): Way[] {
    return facetedScopes(connection, scope).map((way) => ({
      ...way,
      listed: listedCondition(connection, way.rest, limits.listed),
    }))
  }

  function rankedAtMost({ exact, words }: FullText, ways: readonly Way[]): number {
    if (exact.length > 0) return limits.read
    const hasPhrase = words.some((word) => SEVERAL_WORDS.test(word))
    return hasPhrase || ways.every(({ listed }) => listed === null) ? limits.dear : limits.ranked
  }

  /**
   * Whether few may match words that most have: those of a word without another, of a rare word beside a common one, or of a
   * facet of few. All of them are read then, which FTS5 does twice as fast forwards.
   */
  function mayBeFew(fullText: FullText, facets: string | null, common: Common): boolean {
    const { words, exact } = fullText
    // Exact forms are not told by the index: each response that matches is read, and no more than are wanted.
    if (exact.length > 0) return false
    if (hasOperator(fullText, 'NOT')) return true
    const needed = [facets ?? [], words.length > 1 && !hasOperator(fullText, 'OR') ? words : []].flat()
    return needed.some((each) => !common(each))
  }

  /** Responses that match, those that were read last first. */
  function matching(fullText: FullText, { facets, listed, rest }: Way, common: Common, limit: number): number[] {
    const found = matches({ ...fullText, match: within(fullText.match, facets) })
    if (listed !== null) {
      const inOrder = (order: 'ASC' | 'DESC', most: number) =>
        connection
          .values<[id: number]>(
            sql`SELECT rowid FROM response_search WHERE ${and(found, listed)} ORDER BY rowid ${sql.raw(order)} LIMIT ${most}`,
          )
          .map(([id]) => id)
      if (!mayBeFew(fullText, facets, common)) return inOrder('DESC', limit)
      const few = inOrder('ASC', FEW * limit)
      return few.length < FEW * limit ? few.reverse().slice(0, limit) : inOrder('DESC', limit)
    }
    // What is known by the number is told by it, before the response is looked up.
    const responseId = sql`+response_search.rowid`
    const conditions = and(
      found,
      responseConditions(connection, { ...OF_RESPONSES, responseId }, rest),
      factConditions(connection, responseId, rest),
    ) as SQL
    // CROSS JOIN keeps the index in front, so that its rows come in their own order and no more are read than wanted.
    const rows = connection.values<[id: number]>(sql`
      SELECT response_search.rowid FROM response_search CROSS JOIN ${responses} ON ${responses.id} = response_search.rowid
      WHERE ${conditions} ORDER BY response_search.rowid DESC LIMIT ${limit}`)
    return rows.map(([id]) => id)
  }

  return {
    search: (fullText, scope, limit) => {
      const ways = waysOf(scope)
      const common = commonWords(connection, limits.common)
      const match = withoutBeginnings(connection, fullText.match)
      const most = rankedAtMost(fullText, ways)
      const found = ways
        .flatMap((way) => matching({ ...fullText, match }, way, common, most + 1))
        .sort((one, other) => other - one)
        .slice(0, most + 1)
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
