import { and, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authoritiesIn, OF_RESPONSES, responseConditions, type Scope } from '../questions/scope.ts'
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

/** Adds up rows as a table of totals has them, from the responses that fulfil a condition. */
type Sums = (where: SQL | undefined) => SQL

/**
 * The rows of a table of totals that are in scope; of trusts whose totals are outdated, as their responses add up now.
 * @param which the condition on the table beside the trusts
 */
export function totalled(connection: Connection, totals: Totals, scope: Scope, which: SQL, sums: Sums): SQL {
  const { odsCodes, nation, region, sector } = scope
  const { table } = totals
  const held = and(
    which,
    odsCodes === null ? undefined : inArray(table.odsCode, [...odsCodes]),
    nation === null && region === null && sector === null
      ? undefined
      : inArray(table.odsCode, authoritiesIn(connection, scope)),
  )
  return heldOrSummed(connection, totals, held, responseConditions(connection, OF_RESPONSES, scope), sums)
}

/**
 * The rows of a table of totals; of trusts whose totals are outdated, as their responses add up now.
 * @param held the condition on the table
 * @param counted the condition on `responses` that means the same
 */
export function heldOrSummed(
  connection: Connection,
  { table }: Totals,
  held: SQL | undefined,
  counted: SQL | undefined,
  sums: Sums,
): SQL {
  const outdated = connection.select().from(outdatedTotals).all()
  const codes = outdated.map(({ odsCode }) => odsCode)
  const isHeld = codes.length === 0 ? held : and(held, notInArray(table.odsCode, codes))
  const read = sql`SELECT * FROM ${table} WHERE ${isHeld}`
  if (codes.length === 0) return read
  return sql`${read} UNION ALL SELECT * FROM (${sums(and(counted, inArray(responses.odsCode, codes)))})`
}
