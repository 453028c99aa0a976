import { and, desc, eq, gt, gte, lt, ne, sql } from 'drizzle-orm'
import type { Instant, LogManifest } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { runLogs } from './schema.ts'

/** What a night listed, read and failed at. */
export type PastNight = Pick<
  LogManifest,
  'listed' | 'listedDated' | 'listedReferenced' | 'read' | 'readDated' | 'readReferenced' | 'failed'
>

/** What is usual at a log, each list oldest first, no further back than says something about tonight. */
export interface LogHistory {
  /** Entries listed at complete sweeps: half a year of weekly ones at most. */
  sweeps: number[]
  /** Nights on which something was listed: three weeks at most. */
  nights: PastNight[]
  /** When something new was found: the last fifty times at most. */
  news: Instant[]
}

const SWEEPS = 26
const NIGHTS = 21
const NEWS = 50

/** Gives the history of a log before a run. Runs that failed altogether, that read only single cases, or that are held back, are no part of it. */
export function logHistory(connection: Connection): (logSlug: string, beforeRun: number) => LogHistory {
  /** A night that a person released is how the log is now: what is usual begins anew with it. */
  const lastReleased = (logSlug: string) =>
    sql`(SELECT coalesce(max(run_id), 0) FROM run_logs WHERE log_slug = ${logSlug} AND released_at IS NOT NULL)`

  return (logSlug, beforeRun) => {
    const earlier = and(
      eq(runLogs.logSlug, logSlug),
      lt(runLogs.runId, beforeRun),
      gt(runLogs.pages, 0),
      ne(runLogs.status, 'failed'),
      eq(runLogs.heldBack, false),
    )
    const asItIsNow = and(earlier, gte(runLogs.runId, lastReleased(logSlug)))
    const { listed, listedDated, listedReferenced, read, readDated, readReferenced, failed, savedAt } = runLogs
    const counts = { listed, listedDated, listedReferenced, read, readDated, readReferenced, failed }
    const newestFirst = desc(runLogs.runId)
    const sweeps = connection
      .select({ listed })
      .from(runLogs)
      .where(and(asItIsNow, eq(runLogs.completeSweep, true)))
      .orderBy(newestFirst)
      .limit(SWEEPS)
      .all()
    const nights = connection.select(counts).from(runLogs).where(asItIsNow).orderBy(newestFirst).limit(NIGHTS).all()
    const news = connection
      .select({ savedAt })
      .from(runLogs)
      .where(and(earlier, gt(runLogs.new, 0)))
      .orderBy(newestFirst)
      .limit(NEWS)
      .all()
    return {
      sweeps: sweeps.map((sweep) => sweep.listed).reverse(),
      nights: nights.reverse(),
      news: news.map((night) => night.savedAt).reverse(),
    }
  }
}
