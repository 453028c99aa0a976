import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { within } from './faceted-scopes.ts'
import { type FullText, isCommon } from './scope.ts'

/** For title, questions, answers, document text. */
const RANK = sql.raw('bm25(response_search, 10.0, 5.0, 4.0, 1.0)')
const IN_TITLE = -3
/** From the best; what is found in documents only has 0. */
const RANK_BY_PART = [
  ['title', IN_TITLE],
  ['questions', -2],
  ['answers', -1],
] as const

/** Whether so many responses have a word, a phrase or a facet that it tells little of them. */
export type Common = (match: string) => boolean

/** Asks once of each. */
export function commonWords(connection: Connection, most: number): Common {
  const known = new Map<string, boolean>()
  return (match) => {
    const isKnown = known.get(match) ?? isCommon(connection, match, most)
    known.set(match, isKnown)
    return isKnown
  }
}

/** Of one or another of more words, those that were read last come first, wherever they stand. */
const MOST_ALTERNATIVES = 30

/** Whether all that is found ranks alike, for one word of titles: a title has a word once, and is short. */
export function ranksAlike({ words }: Pick<FullText, 'words'>): boolean {
  const [word = '', ...others] = words
  return others.length === 0 && word.startsWith('title : ')
}

/** What a search found. */
interface Found {
  fullText: FullText
  /** The same with words in the place of their beginnings, where these are few. */
  match: string
  /** Those of the scope, in each of the ways in which a response may be in it. */
  facets: readonly (string | null)[]
  /** Nothing but what is withdrawn was left out. */
  isWhole: boolean
  /** The responses to be ranked, those that were read last first. */
  ids: readonly number[]
  /** Others matched, too. */
  more: boolean
  /** So many of the best are wanted; null for all. */
  limit: number | null
  common: Common
}

type Ranked = [id: number, rank: number]

/** Sorts what was found, the best first; where two are as good, the one that was read last. Common words are not weighed. */
export function ranking(connection: Connection): (found: Found) => Ranked[] {
  /** The ranks of what has certain words, from a response on; of some responses only, where these are given. */
  function ranks(match: string, from: number, rank: SQL | number, among?: readonly number[]): Map<number, number> {
    const isAmong = among ? sql`AND +rowid IN (SELECT value FROM json_each(${JSON.stringify(among)}))` : sql``
    // Numbers are written out: bound they are REALs, which FTS5 beside MATCH does not compare but passes over.
    const [shown, least] = [typeof rank === 'number' ? sql.raw(String(rank)) : rank, sql.raw(String(from))]
    return new Map(
      connection.values<Ranked>(
        sql`SELECT rowid, ${shown} FROM response_search WHERE response_search MATCH ${match} AND rowid >= ${least} ${isAmong}`,
      ),
    )
  }

  /** The best part first, until enough responses have it there: what the others are worth makes no difference. */
  function ranksByPart({ match, facets, ids, limit }: Found, from: number): Map<number, number> {
    const found = new Map<number, number>()
    // FTS5 looks for each word of a beginning in every piece of the index, whatever the bounds: once must do.
    if (match.includes('" *') || match.split(' OR ').length > MOST_ALTERNATIVES) return found
    const isFound = new Set(ids)
    for (const [part, rank] of RANK_BY_PART) {
      if (limit !== null && found.size > limit) break
      for (const some of facets)
        for (const id of ranks(within(`${part} : (${match})`, some), from, rank).keys())
          if (isFound.has(id) && !found.has(id)) found.set(id, rank)
    }
    return found
  }

  /** The words that tell responses apart. */
  function tellingWords({ fullText: { match, words, exact }, isWhole, more, common }: Found): string[] {
    // Of a search for nothing but a word, what was found says how common it is.
    if (more && isWhole && exact.length === 0 && match === words[0]) return []
    return words.filter((word) => !common(word))
  }

  function ranksOf(found: Found, from: number): Map<number, number> {
    const { fullText, isWhole, ids } = found
    if (ranksAlike(fullText)) return new Map(ids.map((id) => [id, IN_TITLE]))
    const telling = tellingWords(found)
    return telling.length > 0
      ? ranks(telling.join(' OR '), from, RANK, isWhole ? undefined : ids)
      : ranksByPart(found, from)
  }

  return (found) => {
    const from = found.ids.at(-1)
    if (from === undefined) return []
    const rankOf = ranksOf(found, from)
    const rows = found.ids.map((id): Ranked => [id, rankOf.get(id) ?? 0])
    return rows.sort(([id, rank], [otherId, otherRank]) => rank - otherRank || otherId - id)
  }
}
