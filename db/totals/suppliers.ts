import { type SQL, sql } from 'drizzle-orm'
import { contracts, responses, supplierTotals } from '../schema.ts'
import { stillPublished, type Totals } from './totals.ts'

/** A contract without an amount counts with those in pounds. */
const USUAL_CURRENCY = 'GBP'

/**
 * What responses say of each supplier at each trust: rows as in `supplier_totals`. Of a trust the contracts in its newest
 * response on a category count, so that none counts twice; shared sums are left out.
 * @param where on `responses` and `contracts`
 * @param categories `together`, or each `apart`
 */
export function supplierSums(where: SQL | undefined, categories: 'together' | 'apart'): SQL {
  const isApart = categories === 'apart'
  const supplier = sql`coalesce(${contracts.supplierName}, ${contracts.supplier})`
  return sql`
    SELECT ${isApart ? sql`category` : sql`''`} AS category, supplier, paid_in, ods_code,
      count(*) FILTER (WHERE latest) AS contracts, count(DISTINCT response_id) AS responses,
      sum(annual_spend) FILTER (WHERE latest) AS annual_spend, sum(total_value) FILTER (WHERE latest) AS total_value,
      coalesce(max(approximate) FILTER (WHERE latest AND coalesce(annual_spend, total_value) IS NOT NULL), 0) AS approximate,
      min(dated_on) AS oldest, max(dated_on) AS newest
    FROM (
      SELECT ${supplier} AS supplier, ${contracts.category} AS category, ${responses.odsCode} AS ods_code,
        ${responses.id} AS response_id, ${responses.datedOn} AS dated_on, 
        coalesce(${contracts.currency}, ${USUAL_CURRENCY}) AS paid_in,
        CASE WHEN ${contracts.shared} THEN NULL ELSE ${contracts.annualSpend} END AS annual_spend,
        CASE WHEN ${contracts.shared} THEN NULL ELSE ${contracts.totalValue} END AS total_value,
        ${contracts.approximate} OR ${contracts.averaged} AS approximate,
        rank() OVER (
          PARTITION BY ${supplier}, ${responses.odsCode}, ${contracts.category}
          ORDER BY ${responses.datedOn} DESC, ${responses.id} DESC
        ) = 1 AS latest
      FROM ${contracts} JOIN ${responses} ON ${responses.currentRevisionId} = ${contracts.revisionId}
      WHERE ${where} AND ${supplier} IS NOT NULL ${isApart ? sql`AND ${contracts.category} IS NOT NULL` : sql``}
    ) stated
    GROUP BY ${isApart ? sql`category, ` : sql``}supplier, paid_in, ods_code`
}

export const SUPPLIER_TOTALS: Totals = {
  table: supplierTotals,
  rows: (ofTrusts) => [
    supplierSums(stillPublished(ofTrusts), 'together'),
    supplierSums(stillPublished(ofTrusts), 'apart'),
  ],
}
