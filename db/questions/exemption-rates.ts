import { and, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, exemptionCitations, responses } from '../schema.ts'
import { EXEMPTION_TOTALS, exemptionSums, SECTION_TOTALS, sectionSums } from '../totals/exemptions.ts'
import { isTotalled, totalled } from '../totals/reading.ts'
import { exemptionConditions, factConditions } from './fact-conditions.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, type Scope } from './scope.ts'

export const EXEMPTION_GROUPS = ['trust', 'topic', 'year'] as const
export type ExemptionGroup = (typeof EXEMPTION_GROUPS)[number]

/** How often a ground of refusal is relied on. */
export interface ExemptionRate {
  /** The trust's name, the topic, the year; NULL where a response's topic is not known. */
  group: string | null
  /** Of a trust. */
  odsCode: string | null
  /** All published responses of the group. */
  responses: number
  /** Of these, those that rely on a ground (on the one that was asked for). */
  refusing: number
  /** Of these, those that neither confirm nor deny on one. */
  neitherConfirmNorDeny: number
  /** `refusing` of `responses`, 0 to 1. */
  share: number
  /** Dates under which these responses count. */
  oldest: string
  newest: string
}

/** In so many responses of a group a section is relied on. */
export interface SectionCount {
  /** As in `ExemptionRate`: the ODS code of a trust, the topic, the year. */
  key: string | null
  regime: typeof exemptionCitations.$inferSelect.regime
  section: string
  responses: number
}

export interface ExemptionRateQuestions {
  /** Trusts and topics with the greatest share first, those of fewer than ten responses last; years newest first. */
  list(scope: Scope, by: ExemptionGroup, limit: number | null): Rows<ExemptionRate & { key: string | null }>
  /** The sections relied on in each group, the most frequent first. */
  sections(scope: Scope, by: ExemptionGroup): SectionCount[]
}

/** A share of fewer says little. */
const ENOUGH = 10

export function exemptionRateQuestions(connection: Connection): ExemptionRateQuestions {
  /** Rows of `totals`: of a trust those of its years, since each response is of one. */
  function sums(totals: typeof EXEMPTION_TOTALS, scope: Scope, by: ExemptionGroup, sumsOf: typeof exemptionSums): SQL {
    const groupedBy = by === 'topic' ? 'topic' : 'year'
    if (isTotalled(scope)) {
      const which = sql`grouped_by = ${groupedBy}`
      return totalled(connection, totals, scope, which, (where) => sumsOf(where, groupedBy))
    }
    // The ground says what is counted, not among which responses.
    const where = and(
      responseConditions(connection, OF_RESPONSES, scope),
      factConditions(connection, responses.id, { ...scope, exemption: null }),
    )
    return sumsOf(where, groupedBy, exemptionConditions(exemptionCitations, scope.exemption))
  }

  /** Null for what has no topic. */
  const keyOf = (by: ExemptionGroup) => (by === 'trust' ? sql`summed.ods_code` : sql`nullif(summed."key", '')`)

  return {
    list: (scope, by, limit) => {
      const name =
        by === 'trust'
          ? sql`(SELECT ${authorities.name} FROM ${authorities} WHERE ${authorities.odsCode} = summed.ods_code)`
          : keyOf(by)
      const order = by === 'year' ? sql`1 DESC` : sql`sum(responses) < ${ENOUGH}, share DESC, sum(responses) DESC, 1`
      const rows = connection.all<ExemptionRate & { key: string | null }>(sql`
        SELECT ${keyOf(by)} AS "key", ${name} AS "group", ${by === 'trust' ? keyOf(by) : sql`NULL`} AS odsCode,
          sum(responses) AS responses, sum(refusing) AS refusing, sum(neither_confirm_nor_deny) AS neitherConfirmNorDeny,
          sum(refusing) * 1.0 / sum(responses) AS share, min(oldest) AS oldest, max(newest) AS newest
        FROM (${sums(EXEMPTION_TOTALS, scope, by, exemptionSums)}) summed
        GROUP BY 1 ORDER BY ${order} LIMIT ${oneMoreThan(limit)}`)
      return cutAt(rows, limit)
    },
    sections: (scope, by) =>
      connection.all<SectionCount>(sql`
        SELECT ${keyOf(by)} AS "key", regime, section, sum(responses) AS responses
        FROM (${sums(SECTION_TOTALS, scope, by, sectionSums)}) summed
        GROUP BY 1, 2, 3 ORDER BY sum(responses) DESC, regime, section`),
  }
}
