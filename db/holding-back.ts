import { and, eq, exists, gt, gte, inArray, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { publisher } from './publication.ts'
import { logEntries, responseDocuments, responseRevisions, runLogs } from './schema.ts'

/*
 * A night that is too far from a log's usual ones is saved, but not published.
 *
 * Two revisions of a response are told apart. The *latest* is the one with the highest number: what the crawl read last,
 * and compares with, so that A → B → A makes three whether B was published or not. The *current* one, to which
 * `responses.current_revision_id` points, is the latest that is not held back: the views, the questions and the full-text
 * index know no other. Where there is none the response is not published at all.
 *
 * What was held back is read again by the next run, as if it were incomplete. A good night then publishes what it found
 * again with the same content; what it found with other content it published as a revision of its own, and what it did not
 * find stays held back. A person can release a night as it is.
 */
export interface HoldingBack {
  /**
   * Takes back what was saved of a log since its last good night, by this run and by runs before it that were killed.
   * To be called in the transaction that saves the run's manifest. @returns how many revisions
   */
  holdBack(logSlug: string, runId: number): number
  /** Publishes what was held back and is still the latest, of entries that were listed or read since then. @returns how many */
  publishSeen(logSlug: string, since: Instant): number
  /**
   * A person says that a night is how the log is now: publishes what was held back up to that run.
   * @returns how many revisions; null where that run of the log is not held back
   */
  release(logSlug: string, runId: number, at: Instant): number | null
}

export function holdingBack(connection: Connection): HoldingBack {
  const publish = publisher(connection)

  /**
   * Revisions whose letter or page was found through an entry of the log: asked of each revision, since a night has few of
   * them to ask about, and the log may have thousands of entries.
   */
  function ofLog(logSlug: string, entry?: SQL): SQL {
    const found = connection
      .select({ id: responseDocuments.revisionId })
      .from(responseDocuments)
      .innerJoin(logEntries, eq(logEntries.id, responseDocuments.entryId))
      .where(
        and(
          eq(responseDocuments.revisionId, responseRevisions.id),
          eq(responseDocuments.position, 0),
          eq(logEntries.logSlug, logSlug),
          entry,
        ),
      )
    return exists(found)
  }

  function set(heldBack: boolean, revisions: SQL | undefined): { id: number }[] {
    const changed = connection
      .update(responseRevisions)
      .set({ heldBack })
      .where(revisions)
      .returning({ id: responseRevisions.id, responseId: responseRevisions.responseId })
      .all()
    for (const responseId of new Set(changed.map((revision) => revision.responseId))) publish(responseId)
    return changed
  }

  /** What the night would have been called if it had not been held back. */
  const statusOtherwise = sql`CASE WHEN ${runLogs.failed} = '{}' THEN 'well' ELSE ${runLogs.status} END`
  const isHeldBack = eq(responseRevisions.heldBack, true)
  const isLatest = sql`${responseRevisions.number} = (SELECT max(other.number) FROM response_revisions other WHERE other.response_id = ${responseRevisions.responseId})`

  return {
    holdBack: (logSlug, runId) => {
      const lastGood = connection
        .select({ run: sql`coalesce(max(${runLogs.runId}), 0)` })
        .from(runLogs)
        .where(
          and(
            eq(runLogs.logSlug, logSlug),
            lt(runLogs.runId, runId),
            gt(runLogs.pages, 0),
            ne(runLogs.status, 'failed'),
            eq(runLogs.heldBack, false),
          ),
        )
      const since = and(gt(responseRevisions.runId, sql`(${lastGood})`), lte(responseRevisions.runId, runId))
      const held = set(true, and(since, ofLog(logSlug)))
      for (const { id } of held) {
        const entry = connection
          .select({ id: responseDocuments.entryId })
          .from(responseDocuments)
          .where(and(eq(responseDocuments.revisionId, id), eq(responseDocuments.position, 0)))
        // Neither known nor unchanged: the next run asks for it, reads it, and counts what it reads.
        connection
          .update(logEntries)
          .set({ complete: false, contentHash: null })
          .where(inArray(logEntries.id, entry))
          .run()
      }
      return held.length
    },
    publishSeen: (logSlug, since) =>
      set(false, and(isHeldBack, isLatest, ofLog(logSlug, gte(logEntries.lastSeenAt, since)))).length,
    release: (logSlug, runId, at) => {
      const ofRun = and(eq(runLogs.logSlug, logSlug), eq(runLogs.runId, runId), eq(runLogs.heldBack, true))
      const { changes } = connection
        .update(runLogs)
        .set({ heldBack: false, releasedAt: at, status: statusOtherwise })
        .where(ofRun)
        .run()
      if (changes === 0) return null
      return set(false, and(isHeldBack, lte(responseRevisions.runId, runId), ofLog(logSlug))).length
    },
  }
}
