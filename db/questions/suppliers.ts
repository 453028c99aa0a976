import { and, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, contracts, responses } from '../schema.ts'
import {
  contractConditions,
  cutAt,
  factConditions,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

/** What is known of a supplier in one currency. */
export interface SupplierRow {
  /** In one form; as printed where there is none. */
  supplier: string
  trusts: number
  /** Of each trust those in its newest response on a category, so that none counts twice. */
  contracts: number
  /** Published responses that name it. */
  responses: number
  /** NULL where no amount is stated; contracts without one count with those in pounds. */
  currency: string | null
  /** Of these contracts; shared sums are left out. */
  annualSpend: number | null
  totalValue: number | null
  /** Some of these amounts are "about" or an average. */
  approximate: boolean
  /** Dates under which these responses count. */
  oldest: string
  newest: string
}

/** The same of one of its customers. */
export interface CustomerRow extends SupplierRow {
  odsCode: string
  trust: string
}

export interface SupplierQuestions {
  /** The one with most customers first. */
  list(scope: Scope, limit: number | null): Rows<SupplierRow>
  /** Each supplier of the scope at each of its customers, by supplier and name. */
  customers(scope: Scope, limit: number | null): Rows<CustomerRow>
}

/** A contract without an amount counts with those in pounds. */
const USUAL_CURRENCY = 'GBP'

export function supplierQuestions(connection: Connection): SupplierQuestions {
  /** Contracts with a supplier, and which of them are the newest word of their trust on their category. */
  function stated(scope: Scope): SQL {
    const { id: responseId, odsCode, datedOn, withdrawnAt } = responses
    const conditions = and(
      responseConditions(connection, { responseId, odsCode, datedOn, withdrawnAt }, scope),
      contractConditions(contracts, scope),
      factConditions(connection, responseId, {
        ...scope,
        supplier: null,
        category: null,
        expiresBefore: null,
        expiresAfter: null,
        expiresWithin: null,
      }),
      sql`coalesce(${contracts.supplierName}, ${contracts.supplier}) IS NOT NULL`,
    )
    return sql`
      SELECT coalesce(${contracts.supplierName}, ${contracts.supplier}) AS supplier, ${odsCode} AS ods_code,
        ${responseId} AS response_id, ${datedOn} AS dated_on,
        coalesce(${contracts.currency}, ${USUAL_CURRENCY}) AS paid_in,
        CASE WHEN ${contracts.shared} THEN NULL ELSE ${contracts.annualSpend} END AS annual_spend,
        CASE WHEN ${contracts.shared} THEN NULL ELSE ${contracts.totalValue} END AS total_value,
        ${contracts.approximate} OR ${contracts.averaged} AS approximate,
        rank() OVER (
          PARTITION BY coalesce(${contracts.supplierName}, ${contracts.supplier}), ${odsCode}, ${contracts.category}
          ORDER BY ${datedOn} DESC, ${responseId} DESC
        ) = 1 AS latest
      FROM ${contracts} JOIN ${responses} ON ${responses.currentRevisionId} = ${contracts.revisionId}
      WHERE ${conditions}`
  }

  const sums = sql.raw(`count(*) FILTER (WHERE latest) AS contracts, count(DISTINCT response_id) AS responses,
        CASE WHEN count(coalesce(annual_spend, total_value)) FILTER (WHERE latest) > 0 THEN paid_in END AS currency,
        sum(annual_spend) FILTER (WHERE latest) AS annualSpend, sum(total_value) FILTER (WHERE latest) AS totalValue,
        coalesce(max(approximate) FILTER (WHERE latest AND coalesce(annual_spend, total_value) IS NOT NULL), 0) AS approximate,
        min(dated_on) AS oldest, max(dated_on) AS newest`)

  const read = <Row extends SupplierRow>(query: SQL, limit: number | null): Rows<Row> => {
    const rows = connection.all<Omit<Row, 'approximate'> & { approximate: number }>(query)
    return cutAt(
      rows.map((row) => ({ ...row, approximate: row.approximate === 1 }) as unknown as Row),
      limit,
    )
  }

  return {
    list: (scope, limit) =>
      read(
        sql`WITH stated AS (${stated(scope)})
      SELECT supplier, count(DISTINCT ods_code) AS trusts, ${sums}
      FROM stated GROUP BY supplier, paid_in ORDER BY trusts DESC, contracts DESC, supplier, currency
      LIMIT ${oneMoreThan(limit)}`,
        limit,
      ),
    customers: (scope, limit) =>
      read(
        sql`WITH stated AS (${stated(scope)})
      SELECT supplier, stated.ods_code AS odsCode, ${authorities.name} AS trust, 1 AS trusts, ${sums}
      FROM stated JOIN ${authorities} ON ${authorities.odsCode} = stated.ods_code
      GROUP BY supplier, stated.ods_code, paid_in ORDER BY supplier, trust, currency LIMIT ${oneMoreThan(limit)}`,
        limit,
      ),
  }
}
