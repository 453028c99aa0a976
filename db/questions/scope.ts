import { and, eq, exists, gt, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day, PartialDate, Regime, ResponseOutcome } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { responsesBehind } from '../entry-links.ts'
import { type ExactWords, HOLDS_EXACTLY } from '../exact-words.ts'
import { authorities, contracts, exemptionCitations, logEntries, responses } from '../schema.ts'
import { SEARCHED_TEXTS } from '../search.ts'
import { withoutBeginnings } from './beginnings.ts'
import { distinctValues } from './distinct-values.ts'

/** A ground of refusal: `s31(3)`, or `31` of whatever Act. A subsection covers what is below it: `(3)` also `(3)(a)`. */
export interface Provision {
  /** Sections of Acts, regulations, or (empty) either. */
  regimes: readonly Regime[]
  section: string
  /** Brackets and nothing else; empty for any. */
  subsection: string
}

/** The columns of the full-text index, in their order. */
const SEARCH_COLUMNS = ['title', 'questions', 'answers', 'document_text'] as const
export type SearchColumn = (typeof SEARCH_COLUMNS)[number]

/**
 * The columns in which a word of one is looked for, in the language of FTS5: questions and answers are quoted from the
 * documents, whose own column has the words around them, see `db/search.ts`.
 */
export function columnsOf(column: SearchColumn): string {
  return column === 'document_text' ? '{questions answers document_text}' : column
}

/** A full-text search. */
export interface FullText {
  /** In the language of FTS5, over the columns of `response_search`. */
  match: string
  /** Words and phrases that must stand there in exactly this form, in either case; in a column, where one is named. */
  exact: readonly { phrase: string; column: SearchColumn | null }[]
  /** The words and phrases of `match`, each as it stands there, without those that must not occur. */
  words: readonly string[]
}

/** Which responses a question is about; null for what it does not restrict. */
export interface Scope {
  odsCodes: readonly string[] | null
  logSlug: string | null
  /** Of the authority, as the register has them. */
  nation: string | null
  region: string | null
  sector: string | null
  /** By the date on which a response counts: published, else responded, else received, else first seen. */
  since: PartialDate | null
  until: PartialDate | null
  outcome: ResponseOutcome | null
  exemption: Provision | null
  /** Part of a contract's supplier, as printed or in its one form, in either case. */
  supplier: string | null
  /** A contract's category, as the database has it. */
  category: string | null
  /** Of the day on which a contract ends, as printed or as implied. */
  expiresBefore: PartialDate | null
  expiresAfter: PartialDate | null
  /** It may end on one of these days, both included. */
  expiresWithin: { from: Day; to: Day } | null
  fullText: FullText | null
  withdrawn: 'exclude' | 'include' | 'only'
}

/** Rows, and whether there are more than were asked for. */
export interface Rows<Row> {
  rows: Row[]
  more: boolean
}

/** Cuts what was read with one row to spare. */
export function cutAt<Row>(rows: Row[], limit: number | null): Rows<Row> {
  return limit === null || rows.length <= limit ? { rows, more: false } : { rows: rows.slice(0, limit), more: true }
}

/** One row more than the limit, so that one knows of the rest; SQLite takes -1 for no limit. */
export function oneMoreThan(limit: number | null): number {
  return limit === null ? -1 : limit + 1
}

/** Part of a text in either case, its wildcards meant as themselves. */
export function contains(column: SQLiteColumn | SQL, part: string): SQL {
  return sql`${column} LIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`
}

/** A date stated to the month or year counts as its first day; a bound so stated includes the whole of it. */
export function endOf(bound: PartialDate): string {
  return `${bound}~`
}

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
    scope.expiresAfter === null ? undefined : gt(columns.endsOn, endOf(scope.expiresAfter)),
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

interface ResponseColumns {
  responseId: SQLiteColumn | SQL
  odsCode: SQLiteColumn
  datedOn: SQLiteColumn
  withdrawnAt: SQLiteColumn
  /** Of the table itself, whose index it has; else it is looked up. */
  outcome?: SQLiteColumn
}

/** Of the table `responses`. */
export const OF_RESPONSES: ResponseColumns = {
  responseId: responses.id,
  odsCode: responses.odsCode,
  datedOn: responses.datedOn,
  withdrawnAt: responses.withdrawnAt,
}

export function authoritiesIn(
  connection: Connection,
  { nation, region, sector }: Pick<Scope, 'nation' | 'region' | 'sector'>,
) {
  return connection
    .select({ odsCode: authorities.odsCode })
    .from(authorities)
    .where(
      and(
        nation === null ? undefined : sql`${authorities.nation} = ${nation}`,
        region === null ? undefined : eq(authorities.region, region),
        sector === null ? undefined : eq(authorities.sector, sector),
      ),
    )
}

/** Of these the responses are gathered and sorted. */
const FEW_AUTHORITIES = 3

/** The conditions on a response, whatever hangs on it; `columns` are those of a view, or `OF_RESPONSES`. */
export function responseConditions(connection: Connection, columns: ResponseColumns, scope: Scope): SQL | undefined {
  const { odsCodes, logSlug, nation, region, sector, since, until, outcome, fullText, withdrawn } = scope
  return and(
    odsCodes === null ? undefined : inArray(columns.odsCode, [...odsCodes]),
    nation === null && region === null && sector === null
      ? undefined
      : // Many authorities are told row by row, newest first (the sign keeps their index out); a few by that index.
        sql`${authoritiesIn(connection, scope).all().length > FEW_AUTHORITIES ? sql.raw('+') : sql.raw('')}${columns.odsCode} IN ${authoritiesIn(connection, scope)}`,
    logSlug === null
      ? undefined
      : sql`${columns.responseId} IN ${responsesBehind(connection, eq(logEntries.logSlug, logSlug))}`,
    since === null ? undefined : gte(columns.datedOn, since),
    until === null ? undefined : lte(columns.datedOn, endOf(until)),
    withdrawn === 'include'
      ? undefined
      : or(withdrawn === 'only' ? isNotNull(columns.withdrawnAt) : isNull(columns.withdrawnAt)),
    outcome === null ? undefined : hasOutcome(connection, columns, scope, outcome),
    fullText === null ? undefined : hasWords(connection, columns.responseId, fullText),
  )
}

/** The response itself, under a name that `responses` in the query around does not take. */
const own = alias(responses, 'own')

/** The newest with an outcome come from its index, unless it is the responses of some trusts that are gone through. */
function hasOutcome(
  connection: Connection,
  columns: ResponseColumns,
  { odsCodes, nation, region, sector }: Scope,
  outcome: ResponseOutcome,
): SQL {
  const isOfSome = odsCodes !== null || nation !== null || region !== null || sector !== null
  if (columns.outcome && !isOfSome) return eq(columns.outcome, outcome)
  return exists(
    connection
      .select({ id: own.id })
      .from(own)
      .where(and(eq(own.id, columns.responseId), eq(own.outcome, outcome))),
  )
}

/** The condition on a row of the full-text index. */
export function matches({ match, exact }: FullText): SQL {
  const found = sql`response_search MATCH ${match}`
  if (exact.length === 0) return found
  const words = exact.map(
    ({ phrase, column }): ExactWords => ({ phrase, text: column === null ? null : SEARCH_COLUMNS.indexOf(column) }),
  )
  const texts = sql.raw(SEARCH_COLUMNS.map((column) => `t.${column}`).join(', '))
  return sql`${found} AND EXISTS (SELECT 1 FROM (${sql.raw(SEARCHED_TEXTS)}) t WHERE t.response_id = response_search.rowid
    AND ${sql.raw(HOLDS_EXACTLY)}(${JSON.stringify(words)}, ${texts}))`
}

/** More matches than these are not gathered first, but looked for in each response in turn. */
const GATHERED_AT_MOST = 20_000

/** Whether more responses than so many have this. */
export function isCommon(connection: Connection, match: string, most = GATHERED_AT_MOST): boolean {
  const statement = connection.$client.prepare<[string, number], number>(
    'SELECT 1 FROM response_search WHERE response_search MATCH ? LIMIT 1 OFFSET ?',
  )
  return statement.get(withoutBeginnings(connection, match), most) !== undefined
}

/** The condition that a response has these words. A list that stops early need not gather all that have a common one. */
function hasWords(connection: Connection, responseId: SQLiteColumn | SQL, fullText: FullText): SQL {
  const found = matches({ ...fullText, match: withoutBeginnings(connection, fullText.match) })
  return isCommon(connection, fullText.match)
    ? sql`EXISTS (SELECT 1 FROM response_search WHERE ${found} AND rowid = ${responseId})`
    : sql`${responseId} IN (SELECT rowid FROM response_search WHERE ${found})`
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
