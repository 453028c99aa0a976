import { and, asc, desc, eq } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { exemptionList } from '../schema.ts'
import { type StoredEvidence, withEvidence } from './evidence.ts'
import {
  cutAt,
  exemptionConditions,
  factConditions,
  oneMoreThan,
  type Rows,
  responseConditions,
  type Scope,
} from './scope.ts'

export type ExemptionRow = Omit<typeof exemptionList.$inferSelect, keyof StoredEvidence> & { evidence: StoredEvidence }

export interface ExemptionQuestions {
  /** Grounds relied on, newest response first. */
  list(scope: Scope, limit: number | null): Rows<ExemptionRow>
  ofResponse(responseId: number): ExemptionRow[]
}

export function exemptionQuestions(connection: Connection): ExemptionQuestions {
  return {
    list: (scope, limit) => {
      const rows = connection
        .select()
        .from(exemptionList)
        .where(
          and(
            responseConditions(connection, exemptionList, scope),
            exemptionConditions(exemptionList, scope.exemption),
            // The citation's own condition stands already; what remains asks for a contract in the same response.
            factConditions(connection, exemptionList.responseId, { ...scope, exemption: null }),
          ),
        )
        .orderBy(desc(exemptionList.datedOn), desc(exemptionList.responseId), asc(exemptionList.id))
        .limit(oneMoreThan(limit))
        .all()
      return cutAt(rows.map(withEvidence), limit)
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
