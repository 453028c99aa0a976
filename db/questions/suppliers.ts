import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, contracts, responses, supplierTotals } from '../schema.ts'
import { isTotalled, totalled } from '../totals/reading.ts'
import { SUPPLIER_TOTALS, supplierSums } from '../totals/suppliers.ts'
import { besidesContracts, contractConditions, factConditions } from './fact-conditions.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, type Scope } from './scope.ts'

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

export function supplierQuestions(connection: Connection): SupplierQuestions {
  /** Rows as in `supplier_totals`. */
  function sums(scope: Scope): SQL {
    if (isTotalled(scope, ['category'])) {
      const ofCategory = eq(supplierTotals.category, scope.category ?? '')
      return totalled(connection, SUPPLIER_TOTALS, scope, ofCategory, (where) =>
        scope.category === null
          ? supplierSums(where, 'together')
          : supplierSums(and(where, eq(contracts.category, scope.category)), 'apart'),
      )
    }
    const where = and(
      responseConditions(connection, OF_RESPONSES, scope),
      contractConditions(contracts, scope),
      factConditions(connection, responses.id, besidesContracts(scope)),
    )
    return supplierSums(where, 'together')
  }

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
        sql`
      SELECT supplier, count(*) AS trusts, sum(contracts) AS contracts, sum(responses) AS responses,
        CASE WHEN coalesce(sum(annual_spend), sum(total_value)) IS NOT NULL THEN paid_in END AS currency,
        sum(annual_spend) AS annualSpend, sum(total_value) AS totalValue,
        max(approximate) AS approximate, min(oldest) AS oldest, max(newest) AS newest
      FROM (${sums(scope)}) summed GROUP BY supplier, paid_in
      ORDER BY trusts DESC, contracts DESC, supplier, currency LIMIT ${oneMoreThan(limit)}`,
        limit,
      ),
    customers: (scope, limit) =>
      read(
        sql`
      SELECT supplier, summed.ods_code AS odsCode, ${authorities.name} AS trust, 1 AS trusts, contracts, responses,
        CASE WHEN coalesce(annual_spend, total_value) IS NOT NULL THEN paid_in END AS currency,
        annual_spend AS annualSpend, total_value AS totalValue, approximate, oldest, newest
      FROM (${sums(scope)}) summed JOIN ${authorities} ON ${authorities.odsCode} = summed.ods_code
      ORDER BY supplier, trust, currency LIMIT ${oneMoreThan(limit)}`,
        limit,
      ),
  }
}
