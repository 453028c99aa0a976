import { type SQL, sql } from 'drizzle-orm'
import { logEntries, logTotals, responseDocuments, responses } from '../schema.ts'
import type { Totals } from './totals.ts'

/**
 * How many responses each log lists, withdrawn ones apart: rows as in `log_totals`. An entry leads to the response that it
 * names, and to those that have one of its documents; a case that a log lists twice counts once.
 * @param where on `responses`
 * @param months `together`, or each `apart`
 */
export function logSums(where: SQL | undefined, months: 'together' | 'apart'): SQL {
  return sql`
    WITH counted AS MATERIALIZED (
      SELECT ${responses.id} AS id, ${responses.currentRevisionId} AS revision_id, ${responses.odsCode} AS ods_code,
        ${responses.datedOn} AS dated_on, ${responses.withdrawnAt} AS withdrawn_at
      FROM ${responses} WHERE ${where} AND ${responses.currentRevisionId} IS NOT NULL
    ),
    listed AS (
      SELECT ${logEntries.logSlug} AS log_slug, counted.*
      FROM counted CROSS JOIN ${logEntries} ON ${logEntries.responseId} = counted.id
      UNION
      SELECT ${logEntries.logSlug}, counted.*
      FROM counted CROSS JOIN ${responseDocuments} ON ${responseDocuments.revisionId} = counted.revision_id
      CROSS JOIN ${logEntries} ON ${logEntries.id} = ${responseDocuments.entryId}
    )
    SELECT ${months === 'apart' ? sql`substr(dated_on, 1, 7)` : sql`''`} AS month, log_slug, ods_code,
      count(*) FILTER (WHERE withdrawn_at IS NULL) AS responses, count(withdrawn_at) AS withdrawn, max(dated_on) AS newest
    FROM listed GROUP BY 1, 2, 3`
}

export const LOG_TOTALS: Totals = {
  table: logTotals,
  rows: (ofTrusts) => [logSums(ofTrusts, 'together'), logSums(ofTrusts, 'apart')],
}
