import { and, eq, exists, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day, PartialDate, Regime, ResponseOutcome } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { responsesBehind } from '../entry-links.ts'
import { type ExactWords, HOLDS_EXACTLY } from '../exact-words.ts'
import { authorities, logEntries, responses } from '../schema.ts'
import { SEARCHED_TEXTS } from '../search.ts'
import { withoutBeginnings } from './beginnings.ts'

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

/** Whether it leaves anything out but, maybe, what was withdrawn. */
export function restricts(scope: Scope): boolean {
  return Object.entries(scope).some(([name, value]) => name !== 'withdrawn' && value !== null)
}
