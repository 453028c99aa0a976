import { and, eq, exists, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day, PartialDate } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { contracts, exemptionCitations, responses } from '../schema.ts'
import { distinctValues } from './distinct-values.ts'
import { contains, endOf, type Provision, type Scope } from './scope.ts'

/*
 * The conditions that a question puts on facts: on a contract or a citation itself, and on a response by what it has of these.
 */

interface ContractColumns {
  supplier: SQLiteColumn | SQL
  supplierName: SQLiteColumn | SQL
  category: SQLiteColumn | SQL
  endsOn: SQLiteColumn
}

/** Part of a supplier's name. The names are few beside the contracts, which are then found by theirs. */
function oneOfSuppliers(which: 'supplier' | 'supplierName', columns: ContractColumns, part: string): SQL {
  return sql`${columns[which]} IN (${distinctValues(contracts[which])} AND ${contains(sql`names.name`, part)})`
}

/** A date that is known only to its month or year counts as its first day: `2024` is not before `2024-01-01`. */
function firstDayOf(column: SQLiteColumn): SQL {
  return sql`substr(${column} || '-01-01', 1, 10)`
}

/** The first day is never before what is stated, so that the plain comparison, which an index serves, loses nothing. */
function endsBefore(endsOn: SQLiteColumn, bound: PartialDate): SQL | undefined {
  return and(sql`(${endsOn} IS NULL) = 0`, lt(endsOn, bound), lt(firstDayOf(endsOn), bound))
}

/** What ends some day of a month or year may end on its last day: `2026` may be after `2026-06-30`. */
function mayEndAfter(endsOn: SQLiteColumn, bound: PartialDate): SQL | undefined {
  return and(gte(endsOn, bound.slice(0, 4)), sql`${endsOn} || '~' > ${endOf(bound)}`)
}

/** What ends some day of a month or year may end on any of its days. */
function mayEndWithin(endsOn: SQLiteColumn, { from, to }: { from: Day; to: Day }): SQL | undefined {
  return and(
    sql`(${endsOn} IS NULL) = 0`,
    gte(endsOn, from.slice(0, 4)),
    lte(endsOn, to),
    sql`${endsOn} || '~' >= ${from}`,
    lte(firstDayOf(endsOn), to),
  )
}

/** The conditions on a contract alone. */
export function contractConditions(columns: ContractColumns, scope: Scope): SQL | undefined {
  return and(
    scope.supplier === null
      ? undefined
      : or(
          oneOfSuppliers('supplier', columns, scope.supplier),
          oneOfSuppliers('supplierName', columns, scope.supplier),
        ),
    scope.category === null ? undefined : sql`${columns.category} = ${scope.category}`,
    scope.expiresBefore === null ? undefined : endsBefore(columns.endsOn, scope.expiresBefore),
    scope.expiresAfter === null ? undefined : mayEndAfter(columns.endsOn, scope.expiresAfter),
    scope.expiresWithin === null ? undefined : mayEndWithin(columns.endsOn, scope.expiresWithin),
  )
}

/** The scope without what a contract itself is to fulfil: what remains of facts is a ground cited in the same response. */
export function besidesContracts(scope: Scope): Scope {
  const none = { supplier: null, category: null, expiresBefore: null, expiresAfter: null, expiresWithin: null }
  return { ...scope, ...none }
}

interface ExemptionColumns {
  regime: SQLiteColumn
  section: SQLiteColumn
  subsection: SQLiteColumn
}

/** The conditions on a citation alone. */
export function exemptionConditions(columns: ExemptionColumns, provision: Provision | null): SQL | undefined {
  if (provision === null) return undefined
  const { regimes, section, subsection } = provision
  return and(
    eq(columns.section, section),
    regimes.length === 0 ? undefined : inArray(columns.regime, [...regimes]),
    sql`substr(${columns.subsection}, 1, ${subsection.length}) = ${subsection}`,
  )
}

/** Facts of so many responses are gathered first; of more than these, a page of the newest soon meets enough. */
const FEW_FACTS = 5000

/** The condition that a response has a contract, or cites a ground, of the scope. */
export function factConditions(connection: Connection, responseId: SQLiteColumn | SQL, scope: Scope): SQL | undefined {
  return and(
    hasFact(connection, responseId, contracts, contractConditions(contracts, scope)),
    hasFact(connection, responseId, exemptionCitations, exemptionConditions(exemptionCitations, scope.exemption)),
  )
}

/** Whether so many fulfil a condition that a page soon meets enough of them. */
export function areMany(
  connection: Connection,
  facts: typeof contracts | typeof exemptionCitations,
  condition: SQL | undefined,
): boolean {
  return connection.select({ id: facts.id }).from(facts).where(condition).limit(1).offset(FEW_FACTS).get() !== undefined
}

/** The response itself, under a name that `responses` in the query around does not take. */
const own = alias(responses, 'own')

function hasFact(
  connection: Connection,
  responseId: SQLiteColumn | SQL,
  facts: typeof contracts | typeof exemptionCitations,
  condition: SQL | undefined,
): SQL | undefined {
  if (condition === undefined) return undefined
  const ofResponses = connection
    .select({ id: own.id })
    .from(facts)
    .innerJoin(own, eq(own.currentRevisionId, facts.revisionId))
  return areMany(connection, facts, condition)
    ? exists(ofResponses.where(and(eq(own.id, responseId), condition)))
    : sql`${responseId} IN ${ofResponses.where(condition)}`
}
