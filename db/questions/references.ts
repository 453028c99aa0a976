import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responsesBehind } from '../entry-links.ts'
import { logEntries, responses } from '../schema.ts'

/** A published request with what tells its place in a register. */
export interface ReferencedRequest {
  responseId: number
  odsCode: string
  /** As printed, else as it is known. */
  printed: string | null
  /** Null where no reference is known. */
  canonical: string | null
  datedOn: string
}

export interface ReferenceQuestions {
  /** Every request that some trusts ever published, withdrawn ones too, in the order in which they came. */
  ofTrusts(odsCodes: readonly string[], logSlug: string | null): ReferencedRequest[]
}

export function referenceQuestions(connection: Connection): ReferenceQuestions {
  return {
    ofTrusts: (odsCodes, logSlug) =>
      connection
        .select({
          responseId: responses.id,
          odsCode: responses.odsCode,
          printed: sql<string | null>`coalesce(${responses.caseReference}, ${responses.canonicalReference})`,
          canonical: responses.canonicalReference,
          datedOn: sql<string>`${responses.datedOn}`,
        })
        .from(responses)
        .where(
          and(
            inArray(responses.odsCode, [...odsCodes]),
            eq(responses.kind, 'request'),
            isNotNull(responses.currentRevisionId),
            logSlug === null
              ? undefined
              : inArray(responses.id, responsesBehind(connection, eq(logEntries.logSlug, logSlug))),
          ),
        )
        .orderBy(asc(responses.id))
        .all(),
  }
}
