import { and, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import { facetMatch } from './facet-match.ts'
import { listedConditions } from './listed-responses.ts'
import { type Passage, passageReader } from './passages.ts'
import { type ResponseRow, responsesInOrder } from './responses.ts'
import {
  cutAt,
  type FullText,
  factConditions,
  isCommon,
  matches,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

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
  /** The same of phrases, whose places in each response are compared, and within an area, each of whose trusts is looked up. */
  dear: number
  /** The same where each must be read, since the index does not know of the exact form. */
  read: number
  /** So many numbers of responses are listed, rather than each response looked up that matches. */
  listed: number
  /** What more responses have than these tells them little apart, and bm25 would count all of them. */
  common: number
}

const LIMITS: SearchLimits = { ranked: 10_000, dear: 5_000, read: 300, listed: 10_000, common: 10_000 }

/** For title, questions, answers, document text. */
const RANK = sql.raw('bm25(response_search, 10.0, 5.0, 4.0, 1.0)')
/** From the best; what is found in documents only has 0. */
const RANK_BY_PART = [
  ['title', -3],
  ['questions', -2],
  ['answers', -1],
] as const

function rankedAtMost({ exact, words }: FullText, { nation, region, sector }: Scope, limits: SearchLimits): number {
  if (exact.length > 0) return limits.read
  const hasPhrase = words.some((word) => word.includes(' '))
  const isOfArea = nation !== null || region !== null || sector !== null
  return hasPhrase || isOfArea ? limits.dear : limits.ranked
}

/** A match that must have the facets, too. */
function within(match: string, facets: string | null): string {
  return facets === null ? match : `${match} AND ${facets}`
}

export function searchQuestions(connection: Connection, limits = LIMITS): SearchQuestions {
  const passagesOf = passageReader(connection)

  /** Responses that match, those that were read last first. */
  function matching(fullText: FullText, facets: string | null, scope: Scope, limit: number): number[] {
    const { id: responseId, odsCode, datedOn, withdrawnAt } = responses
    const found = matches({ ...fullText, match: within(fullText.match, facets) })
    const listed = listedConditions(connection, scope, limits.listed)
    if (listed !== null) {
      const rows = connection.values<[id: number]>(sql`
        SELECT rowid FROM response_search WHERE ${and(found, listed)} ORDER BY rowid DESC LIMIT ${limit}`)
      return rows.map(([id]) => id)
    }
    const conditions = and(
      found,
      responseConditions(connection, { responseId, odsCode, datedOn, withdrawnAt }, { ...scope, fullText: null }),
      factConditions(connection, responseId, scope),
    ) as SQL
    // CROSS JOIN keeps the index in front, so that its rows come in their own order and no more are read than wanted.
    const rows = connection.values<[id: number]>(sql`
      SELECT response_search.rowid FROM response_search CROSS JOIN ${responses} ON ${responses.id} = response_search.rowid
      WHERE ${conditions} ORDER BY response_search.rowid DESC LIMIT ${limit}`)
    return rows.map(([id]) => id)
  }

  /** The ranks of what has certain words, from a response on. */
  function ranks(match: string, from: number, rank: SQL): Map<number, number> {
    // The number is written out: bound it is a REAL, which FTS5 beside MATCH does not compare but passes over.
    return new Map(
      connection.values<[number, number]>(
        sql`SELECT rowid, ${rank} FROM response_search WHERE response_search MATCH ${match} AND rowid >= ${sql.raw(String(from))}`,
      ),
    )
  }

  /** A beginning of words is gathered from all words that begin so, whatever the bounds: once must do. */
  function ranksByPart(fullText: FullText, facets: string | null, from: number): Map<number, number> {
    const found = new Map<number, number>()
    if (fullText.words.some((word) => word.endsWith('*'))) return found
    for (const [part, rank] of RANK_BY_PART.toReversed())
      for (const id of ranks(within(`${part} : (${fullText.match})`, facets), from, sql.raw(String(rank))).keys())
        found.set(id, rank)
    return found
  }

  function ranked(ids: readonly number[], fullText: FullText, facets: string | null): [id: number, rank: number][] {
    const from = ids.at(-1)
    if (from === undefined) return []
    const telling = fullText.words.filter((word) => !isCommon(connection, word, limits.common))
    const rankOf = telling.length > 0 ? ranks(telling.join(' OR '), from, RANK) : ranksByPart(fullText, facets, from)
    const rows = ids.map((id): [number, number] => [id, rankOf.get(id) ?? 0])
    return rows.sort(([id, rank], [otherId, otherRank]) => rank - otherRank || otherId - id)
  }

  return {
    search: (fullText, scope, limit) => {
      const most = rankedAtMost(fullText, scope, limits)
      const facets = facetMatch(connection, scope)
      const found = matching(fullText, facets, scope, most + 1)
      const page = cutAt(ranked(found.slice(0, most), fullText, facets), limit)
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
