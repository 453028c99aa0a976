import { and, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import { type FacetedScope, facetedScopes, within } from './faceted-scopes.ts'
import { factConditions } from './fact-conditions.ts'
import { listedCondition } from './listed-responses.ts'
import type { Common } from './ranking.ts'
import { type FullText, matches, OF_RESPONSES, responseConditions, type Scope } from './scope.ts'

/** A way in which a response is in scope, and how the rest of the scope is checked. */
export interface Way extends FacetedScope {
  /** Conditions on row numbers of the full-text index alone; null where each response that matches is looked up. */
  listed: SQL | undefined | null
}

/** @param mostListed so many numbers of responses are listed */
export function waysInto(connection: Connection, scope: Scope, mostListed: number): Way[] {
  return facetedScopes(connection, scope).map((way) => ({
    ...way,
    listed: listedCondition(connection, way.rest, mostListed),
  }))
}

/** Where more match than so many times what is wanted, the newest are soon found backwards. */
const FEW = 3

function hasOperator({ match }: FullText, operator: 'OR' | 'NOT'): boolean {
  return match.replaceAll(/"[^"]*"/g, '').includes(` ${operator} `)
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

/** The ids of responses that match and are in scope in this way, those that were read last first. */
export function responsesThatMatch(
  connection: Connection,
): (fullText: FullText, way: Way, common: Common, limit: number) => number[] {
  const idsOf = (query: SQL) => connection.values<[id: number]>(query).map(([id]) => id)

  function byNumber(condition: SQL | undefined, order: 'ASC' | 'DESC', limit: number): number[] {
    return idsOf(
      sql`SELECT rowid FROM response_search WHERE ${condition} ORDER BY rowid ${sql.raw(order)} LIMIT ${limit}`,
    )
  }

  function lookedUp(found: SQL, rest: Scope, limit: number): number[] {
    // What is known by the number is told by it, before the response is looked up.
    const responseId = sql`+response_search.rowid`
    const conditions = and(
      found,
      responseConditions(connection, { ...OF_RESPONSES, responseId }, rest),
      factConditions(connection, responseId, rest),
    )
    // CROSS JOIN keeps the index in front, so that its rows come in their own order and no more are read than wanted.
    return idsOf(sql`
      SELECT response_search.rowid FROM response_search CROSS JOIN ${responses} ON ${responses.id} = response_search.rowid
      WHERE ${conditions} ORDER BY response_search.rowid DESC LIMIT ${limit}`)
  }

  return (fullText, { facets, listed, rest }, common, limit) => {
    const found = matches({ ...fullText, match: within(fullText.match, facets) })
    if (listed === null) return lookedUp(found, rest, limit)
    const condition = and(found, listed)
    if (!mayBeFew(fullText, facets, common)) return byNumber(condition, 'DESC', limit)
    const few = byNumber(condition, 'ASC', FEW * limit)
    return few.length < FEW * limit ? few.reverse().slice(0, limit) : byNumber(condition, 'DESC', limit)
  }
}
