import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { requestKeys } from '../request-keys.ts'
import { authorities, comparedRequests, type responseList, responses } from '../schema.ts'
import { datedBy } from '../views.ts'
import { factConditions } from './fact-conditions.ts'
import { isOneOf } from './numbered-rows.ts'
import { OF_RESPONSES, responseConditions, type Scope } from './scope.ts'

/** A request that may ask what a draft asks. */
export interface PutRequest {
  responseId: number
  odsCode: string
  trust: string
  reference: string | null
  title: string | null
  datedOn: string
  datedBy: (typeof responseList.$inferSelect)['datedBy']
}

export interface AskedBeforeQuestions {
  /** How many responses have a word, in any form, in title or questions; counted up to `most`. */
  commonness(word: string, most: number): number
  /** Responses that have one of the words there, those with most and the rarest of them first. */
  withWords(words: readonly string[], scope: Scope, limit: number): number[]
  /** Responses whose wording has keys in common with one, see `src/similarity/wording.ts`; those with most first. */
  withKeys(keys: readonly number[], limit: number): number[]
  /** Those of some responses that are in scope. */
  requests(ids: readonly number[], scope: Scope): PutRequest[]
}

/** Ranking takes time by the match; of words that many have, the newest matches must do. */
const RANKED_AT_MOST = 5000

/** Any of the words, in the title or the questions, in the language of FTS5. */
function anyOf(words: readonly string[]): string {
  return `{title questions} : (${words.map((word) => `"${word.replaceAll('"', '')}"`).join(' OR ')})`
}

export function askedBeforeQuestions(connection: Connection): AskedBeforeQuestions {
  const { id: responseId, odsCode, datedOn } = responses

  const inScope = (scope: Scope): SQL | undefined =>
    and(
      isNotNull(responses.currentRevisionId),
      responseConditions(connection, OF_RESPONSES, scope),
      factConditions(connection, responseId, scope),
    )

  return {
    commonness: (word, most) =>
      connection.values<[number]>(
        sql`SELECT count(*) FROM (SELECT 1 FROM response_search WHERE response_search MATCH ${anyOf([word])} LIMIT ${most})`,
      )[0]?.[0] ?? 0,
    withWords: (words, scope, limit) =>
      connection
        .values<[number]>(sql`
        WITH found AS MATERIALIZED (
          SELECT response_search.rowid AS id, bm25(response_search, 2.0, 1.0, 0.0, 0.0) AS score
          FROM response_search CROSS JOIN ${responses} ON ${responseId} = response_search.rowid
          WHERE response_search MATCH ${anyOf(words)} AND ${inScope(scope)}
          ORDER BY response_search.rowid DESC LIMIT ${RANKED_AT_MOST}
        )
        SELECT id FROM found ORDER BY score, id DESC LIMIT ${limit}`)
        .map(([id]) => id),
    withKeys: (keys, limit) => {
      const exemplars = requestKeys(connection)
        .sharing(keys, limit)
        .map((sharing) => sharing.responseId)
      const likeThem = connection
        .select({ id: comparedRequests.responseId })
        .from(comparedRequests)
        .where(inArray(comparedRequests.exemplarId, exemplars))
        .limit(limit)
        .all()
      return [...new Set([...exemplars, ...likeThem.map(({ id }) => id)])].slice(0, limit)
    },
    requests: (ids, scope) =>
      connection
        .select({
          responseId,
          odsCode,
          trust: authorities.name,
          reference: sql<string | null>`coalesce(${responses.caseReference}, ${responses.canonicalReference})`,
          title: responses.title,
          datedOn: sql<string>`${datedOn}`,
          datedBy: sql<PutRequest['datedBy']>`${sql.raw(datedBy('responses'))}`,
        })
        .from(responses)
        .innerJoin(authorities, eq(authorities.odsCode, odsCode))
        .where(and(isOneOf(responseId, ids), inScope(scope)))
        .all(),
  }
}
