import { and, asc, eq, gte, inArray, isNotNull, lt, max, ne, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { DocumentRole, Sha256 } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { authorities, documents, responseDocuments, responseRevisions, responses, runs } from '../schema.ts'

export type StoredRevision = typeof responseRevisions.$inferSelect

/** A response whose content is another one than before, or that was not there before. */
export interface ChangedResponse {
  responseId: number
  odsCode: string
  trust: string
  before: StoredRevision | null
  after: StoredRevision
}

export interface WithdrawnResponse {
  responseId: number
  odsCode: string
  trust: string
  reference: string | null
  title: string | null
}

export interface RevisionDocument {
  role: DocumentRole
  sha256: Sha256
  url: string
  /** Without letterheads and menus. */
  text: string
}

export interface ChangeQuestions {
  /** The run before this one; 0, which no run has, before the first. */
  runBefore(run: number): number
  /** Responses that stand otherwise after run `to` than they stood after run `from`, by trust. */
  changed(from: number, to: number): ChangedResponse[]
  /** Responses that were marked as withdrawn after run `from` and up to run `to`, and are so still. */
  withdrawn(from: number, to: number): WithdrawnResponse[]
  /** What a response said over time, oldest first; what was held back is left out. */
  revisionsOf(responseId: number): StoredRevision[]
  /** In published order, each once. */
  documentsOf(revisionId: number): RevisionDocument[]
}

export function changeQuestions(connection: Connection): ChangeQuestions {
  const before = alias(responseRevisions, 'before')
  const after = alias(responseRevisions, 'after')

  /** The number of the newest revision of the response `of` that a run up to this one made. */
  function newest(of: SQLiteColumn, run: number): SQL {
    return sql`(SELECT max(number) FROM response_revisions WHERE response_id = ${of} AND run_id <= ${run} AND held_back = 0)`
  }

  /** When the run after this one began; runs follow one another, so that what was done before then was done by this one or earlier. */
  function beginningAfter(run: number): SQL {
    return sql`(SELECT coalesce(min(started_at), '9999') FROM runs WHERE id > ${run})`
  }

  return {
    runBefore: (run) =>
      connection
        .select({ id: max(runs.id) })
        .from(runs)
        .where(lt(runs.id, run))
        .get()?.id ?? 0,
    changed: (from, to) => {
      const touched = connection
        .select({ id: responseRevisions.responseId })
        .from(responseRevisions)
        .where(and(gte(responseRevisions.runId, from + 1), lt(responseRevisions.runId, to + 1)))
      return connection
        .select({ responseId: responses.id, odsCode: responses.odsCode, trust: authorities.name, before, after })
        .from(responses)
        .innerJoin(authorities, eq(authorities.odsCode, responses.odsCode))
        .innerJoin(after, and(eq(after.responseId, responses.id), eq(after.number, newest(responses.id, to))))
        .leftJoin(before, and(eq(before.responseId, responses.id), eq(before.number, newest(responses.id, from))))
        .where(
          and(
            inArray(responses.id, touched),
            // Back to what it was is no change.
            sql`${before.contentHash} IS NOT ${after.contentHash}`,
          ),
        )
        .orderBy(asc(authorities.name), asc(responses.id))
        .all()
    },
    withdrawn: (from, to) =>
      connection
        .select({
          responseId: responses.id,
          odsCode: responses.odsCode,
          trust: authorities.name,
          reference: sql<string | null>`coalesce(${responses.caseReference}, ${responses.canonicalReference})`,
          title: responses.title,
        })
        .from(responses)
        .innerJoin(authorities, eq(authorities.odsCode, responses.odsCode))
        .where(
          and(
            isNotNull(responses.withdrawnAt),
            gte(responses.withdrawnAt, beginningAfter(from)),
            lt(responses.withdrawnAt, beginningAfter(to)),
          ),
        )
        .orderBy(asc(authorities.name), asc(responses.id))
        .all(),
    revisionsOf: (responseId) =>
      connection
        .select()
        .from(responseRevisions)
        .where(and(eq(responseRevisions.responseId, responseId), eq(responseRevisions.heldBack, false)))
        .orderBy(asc(responseRevisions.number))
        .all(),
    documentsOf: (revisionId) =>
      connection
        .select({
          role: responseDocuments.role,
          sha256: responseDocuments.sha256,
          url: responseDocuments.url,
          text: sql<string>`substr(${documents.text}, 1, ${documents.readingEnd})`,
        })
        .from(responseDocuments)
        .innerJoin(documents, eq(documents.sha256, responseDocuments.sha256))
        .where(and(eq(responseDocuments.revisionId, revisionId), ne(documents.text, '')))
        .groupBy(responseDocuments.sha256)
        .orderBy(asc(responseDocuments.position))
        .all(),
  }
}
