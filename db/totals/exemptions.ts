import { type SQL, sql } from 'drizzle-orm'
import { comparedRequests, exemptionCitations, exemptionTotals, responses, sectionTotals } from '../schema.ts'
import { stillPublished, type Totals } from './totals.ts'

/** What responses are grouped by beside their trust; each is of one group. */
export type GroupedBy = (typeof exemptionTotals.$inferSelect)['groupedBy']

const KEYS: Record<GroupedBy, SQL> = {
  topic: sql`coalesce(${comparedRequests.topic}, '')`,
  year: sql`substr(${responses.datedOn}, 1, 4)`,
}

function topics(by: GroupedBy): SQL {
  return by === 'topic' ? sql`LEFT JOIN ${comparedRequests} ON ${comparedRequests.responseId} = ${responses.id}` : sql``
}

/**
 * How many responses of each group and trust rely on a ground of refusal: rows as in `exemption_totals`.
 * @param where on `responses`
 * @param citation on `exemption_citations`: which grounds count
 */
export function exemptionSums(where: SQL | undefined, by: GroupedBy, citation: SQL = sql`true`): SQL {
  // Materialised, so that each response's grounds are looked up once for both counts.
  return sql`
    WITH counted AS MATERIALIZED (
      SELECT ${KEYS[by]} AS key, ${responses.odsCode} AS ods_code, ${responses.datedOn} AS dated_on, (
          SELECT max(${exemptionCitations.ncnd}) FROM ${exemptionCitations}
          WHERE ${exemptionCitations.revisionId} = ${responses.currentRevisionId} AND ${citation}
        ) AS ncnd
      FROM ${responses} ${topics(by)}
      WHERE ${where} AND ${responses.currentRevisionId} IS NOT NULL
    )
    SELECT ${by} AS grouped_by, key, ods_code, count(*) AS responses, count(ncnd) AS refusing,
      coalesce(sum(ncnd), 0) AS neither_confirm_nor_deny, min(dated_on) AS oldest, max(dated_on) AS newest
    FROM counted GROUP BY key, ods_code`
}

/** How many responses of each group and trust rely on which section: rows as in `section_totals`. */
export function sectionSums(where: SQL | undefined, by: GroupedBy, citation: SQL = sql`true`): SQL {
  return sql`
    SELECT ${by} AS grouped_by, ${KEYS[by]} AS key, ${exemptionCitations.regime} AS regime,
      ${exemptionCitations.section} AS section, ${responses.odsCode} AS ods_code, count(DISTINCT ${responses.id}) AS responses
    FROM ${exemptionCitations} JOIN ${responses} ON ${responses.currentRevisionId} = ${exemptionCitations.revisionId} ${topics(by)}
    WHERE ${where} AND ${citation}
    GROUP BY 2, 3, 4, 5`
}

export const EXEMPTION_TOTALS: Totals = {
  table: exemptionTotals,
  rows: (ofTrusts) => [
    exemptionSums(stillPublished(ofTrusts), 'year'),
    exemptionSums(stillPublished(ofTrusts), 'topic'),
  ],
}

export const SECTION_TOTALS: Totals = {
  table: sectionTotals,
  rows: (ofTrusts) => [sectionSums(stillPublished(ofTrusts), 'year'), sectionSums(stillPublished(ofTrusts), 'topic')],
}
