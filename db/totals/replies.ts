import { type SQL, sql } from 'drizzle-orm'
import { replyTotals, responses } from '../schema.ts'
import { stillPublished, type Totals } from './totals.ts'

/**
 * Requests by the working days that their replies took: rows as in `reply_totals`. Few trusts have a row each day, so that
 * what is added up from these is little.
 * @param where on `responses`
 * @param years `together`, or each `apart`
 * @param by an index of `responses`, where SQLite would take another
 */
export function replySums(where: SQL | undefined, years: 'together' | 'apart', by?: string): SQL {
  const year = years === 'apart' ? sql`substr(${responses.datedOn}, 1, 4)` : sql`''`
  return sql`
    SELECT ${year} AS year, coalesce(${responses.workingDays}, -1) AS working_days, ${responses.odsCode} AS ods_code,
      count(*) AS replies, min(${responses.respondedOn}) AS oldest, max(${responses.respondedOn}) AS newest
    FROM ${responses} ${by === undefined ? sql`` : sql.raw(`INDEXED BY ${by}`)}
    WHERE ${where} AND ${responses.kind} = 'request' AND ${responses.currentRevisionId} IS NOT NULL
    GROUP BY ${responses.odsCode}, ${responses.workingDays}${years === 'apart' ? sql`, 1` : sql``}`
}

export const REPLY_TOTALS: Totals = {
  table: replyTotals,
  rows: (ofTrusts) => [replySums(stillPublished(ofTrusts), 'together'), replySums(stillPublished(ofTrusts), 'apart')],
}
