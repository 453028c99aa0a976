import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { exemptionCitations, exemptionList, responses } from '../schema.ts'
import { type StoredEvidence, withEvidence } from './evidence.ts'
import { areMany, exemptionConditions, factConditions } from './fact-conditions.ts'
import { inOrderOf, isOneOf } from './numbered-rows.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, type Scope } from './scope.ts'

export type ExemptionRow = Omit<typeof exemptionList.$inferSelect, keyof StoredEvidence> & { evidence: StoredEvidence }

export interface ExemptionQuestions {
  /** Grounds relied on, newest response first. */
  list(scope: Scope, limit: number | null): Rows<ExemptionRow>
  ofResponse(responseId: number): ExemptionRow[]
}

export function exemptionQuestions(connection: Connection): ExemptionQuestions {
  function read(ids: readonly number[]): ExemptionRow[] {
    const rows = connection.select().from(exemptionList).where(isOneOf(exemptionList.id, ids)).all()
    return inOrderOf(ids, rows, ({ id }) => id).map(withEvidence)
  }

  return {
    list: (scope, limit) => {
      const { id: responseId, datedOn, currentRevisionId } = responses
      const onCitation = exemptionConditions(exemptionCitations, scope.exemption)
      const where = and(
        responseConditions(connection, OF_RESPONSES, scope),
        // The citation's own condition stands already; what remains asks for a contract in the same response.
        factConditions(connection, responseId, { ...scope, exemption: null }),
        onCitation,
        sql`${exemptionCitations.revisionId} = ${currentRevisionId}`,
      )
      // CROSS JOIN: of many, the newest responses are gone through until there are enough; few are gathered and sorted.
      const tables = areMany(connection, exemptionCitations, onCitation)
        ? sql`${responses} CROSS JOIN ${exemptionCitations}`
        : sql`${exemptionCitations} CROSS JOIN ${responses}`
      const found = connection.values<[id: number]>(sql`
        SELECT ${exemptionCitations.id} FROM ${tables} WHERE ${where}
        ORDER BY ${datedOn} DESC, ${responseId} DESC, ${exemptionCitations.id} LIMIT ${oneMoreThan(limit)}`)
      const page = cutAt(found, limit)
      return { rows: read(page.rows.map(([id]) => id)), more: page.more }
    },
    ofResponse: (responseId) =>
      connection
        .select()
        .from(exemptionList)
        .where(eq(exemptionList.responseId, responseId))
        .orderBy(asc(exemptionList.id))
        .all()
        .map(withEvidence),
  }
}
