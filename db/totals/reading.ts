import { and, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authoritiesIn, responseConditions, type Scope } from '../questions/scope.ts'
import { outdatedTotals, responses } from '../schema.ts'
import type { Totals } from './totals.ts'

/** What restricts a question to some trusts, which totals can tell apart. */
const BY_TRUST: readonly (keyof Scope)[] = ['odsCodes', 'nation', 'region', 'sector', 'withdrawn']

/** Whether totals can answer: nothing but trusts, and what `others` name, restricts the question. */
export function isTotalled(scope: Scope, others: readonly (keyof Scope)[] = []): boolean {
  const told = [...BY_TRUST, ...others]
  const fields = Object.keys(scope) as (keyof Scope)[]
  return scope.withdrawn === 'exclude' && fields.every((field) => told.includes(field) || scope[field] === null)
}

/**
 * The rows of a table of totals that are in scope; of trusts whose totals are outdated, as their responses add up now.
 * @param which the condition on the table beside the trusts
 * @param sums the same rows, added up from the responses that fulfil a condition
 */
export function totalled(
  connection: Connection,
  { table }: Totals,
  scope: Scope,
  which: SQL,
  sums: (where: SQL | undefined) => SQL,
): SQL {
  const { odsCodes, nation, region, sector } = scope
  const outdated = connection.select().from(outdatedTotals).all()
  const codes = outdated.map(({ odsCode }) => odsCode)
  const held = and(
    which,
    odsCodes === null ? undefined : inArray(table.odsCode, [...odsCodes]),
    nation === null && region === null && sector === null
      ? undefined
      : inArray(table.odsCode, authoritiesIn(connection, scope)),
    codes.length === 0 ? undefined : notInArray(table.odsCode, codes),
  )
  const read = sql`SELECT * FROM ${table} WHERE ${held}`
  if (codes.length === 0) return read
  const { id: responseId, odsCode, datedOn, withdrawnAt } = responses
  const inScope = responseConditions(connection, { responseId, odsCode, datedOn, withdrawnAt }, scope)
  return sql`${read} UNION ALL SELECT * FROM (${sums(and(inScope, inArray(odsCode, codes)))})`
}
