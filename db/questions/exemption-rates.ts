import { and, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, comparedRequests, exemptionCitations, responses } from '../schema.ts'
import {
  cutAt,
  exemptionConditions,
  factConditions,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

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

const KEYS: Record<ExemptionGroup, SQL> = {
  trust: sql`${responses.odsCode}`,
  topic: sql`${comparedRequests.topic}`,
  year: sql`substr(${responses.datedOn}, 1, 4)`,
}

export function exemptionRateQuestions(connection: Connection): ExemptionRateQuestions {
  const { id: responseId, odsCode, datedOn, withdrawnAt } = responses

  /** The ground says what is counted, not among which responses. */
  const inScope = (scope: Scope) =>
    and(
      isNotNull(responses.currentRevisionId),
      responseConditions(connection, { responseId, odsCode, datedOn, withdrawnAt }, scope),
      factConditions(connection, responseId, { ...scope, exemption: null }),
    )
  const topics = (by: ExemptionGroup) =>
    by === 'topic' ? sql`LEFT JOIN ${comparedRequests} ON ${comparedRequests.responseId} = ${responseId}` : sql``
  const relied = (scope: Scope, ncnd: boolean) =>
    sql`EXISTS (SELECT 1 FROM ${exemptionCitations} WHERE ${and(
      sql`${exemptionCitations.revisionId} = ${responses.currentRevisionId}`,
      exemptionConditions(exemptionCitations, scope.exemption),
      ncnd ? sql`${exemptionCitations.ncnd} = 1` : undefined,
    )})`

  return {
    list: (scope, by, limit) => {
      const name =
        by === 'trust'
          ? sql`(SELECT ${authorities.name} FROM ${authorities} WHERE ${authorities.odsCode} = "key")`
          : sql`"key"`
      const order = by === 'year' ? sql`"key" DESC` : sql`responses < ${ENOUGH}, share DESC, responses DESC, "key"`
      const rows = connection.all<ExemptionRate & { key: string | null }>(sql`
        WITH counted AS (
          SELECT ${KEYS[by]} AS "key", ${datedOn} AS dated_on, ${relied(scope, false)} AS refusing, ${relied(scope, true)} AS ncnd
          FROM ${responses} ${topics(by)}
          WHERE ${inScope(scope)}
        )
        SELECT "key", ${name} AS "group", ${by === 'trust' ? sql`"key"` : sql`NULL`} AS odsCode, count(*) AS responses,
          sum(refusing) AS refusing, sum(ncnd) AS neitherConfirmNorDeny, sum(refusing) * 1.0 / count(*) AS share,
          min(dated_on) AS oldest, max(dated_on) AS newest
        FROM counted GROUP BY "key" ORDER BY ${order} LIMIT ${oneMoreThan(limit)}`)
      return cutAt(rows, limit)
    },
    sections: (scope, by) =>
      connection.all<SectionCount>(sql`
        SELECT ${KEYS[by]} AS "key", ${exemptionCitations.regime} AS regime, ${exemptionCitations.section} AS section,
          count(DISTINCT ${responseId}) AS responses
        FROM ${exemptionCitations} JOIN ${responses} ON ${responses.currentRevisionId} = ${exemptionCitations.revisionId} ${topics(by)}
        WHERE ${and(inScope(scope), exemptionConditions(exemptionCitations, scope.exemption))}
        GROUP BY 1, 2, 3 ORDER BY responses DESC, regime, section`),
  }
}
