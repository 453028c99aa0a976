import { asc, desc, eq, sql } from 'drizzle-orm'
import type { FailureKind, HostUsage, Instant, LogManifest, RunManifest } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { type LogHistory, logHistory } from './log-history.ts'
import { prepareInsert } from './prepared.ts'
import { authorities, disclosureLogs, runHosts, runLogs, runs } from './schema.ts'

export interface RunRepository {
  /** @returns the run's number. `command` is what was typed, `version` trustlog's. */
  start(run: { startedAt: Instant; command: string; version?: string | null }): number
  /** Saves what the run did at one log; saving it again replaces it. */
  saveLog(runId: number, manifest: LogManifest, at: Instant): void
  /** Saves what the run asked of its hosts; saving a host again replaces it. */
  saveHosts(runId: number, hosts: readonly HostUsage[]): void
  finish(runId: number, end: { finishedAt: Instant; exitCode: number }): void
  /** What a log's nights before a run were like. */
  history(logSlug: string, beforeRun: number): LogHistory
  /** A run that was killed counts as finished when it last saved a log. Null for a number that no run has. */
  manifest(runId: number): RunManifest | null
  /** Number of failures by kind of a log's last crawl, as saved; none where it was never crawled. */
  lastFailures(logSlug: string): Partial<Record<FailureKind, number>>
}

export function runRepository(connection: Connection): RunRepository {
  const insertLog = prepareInsert(connection, runLogs, {
    target: [runLogs.runId, runLogs.logSlug],
    update: [
      'savedAt',
      'status',
      'completeSweep',
      'pages',
      'requests',
      'notModified',
      'bytes',
      'listed',
      'new',
      'revised',
      'duplicates',
      'unchanged',
      'withdrawn',
      'incomplete',
      'listedDated',
      'listedReferenced',
      'read',
      'readDated',
      'readReferenced',
      'failed',
      'failures',
      'findings',
      'heldBack',
      'seconds',
    ],
  })
  const lastOf = connection
    .select({ failed: runLogs.failed })
    .from(runLogs)
    .where(eq(runLogs.logSlug, sql.placeholder('logSlug')))
    .orderBy(desc(runLogs.runId))
    .limit(1)
    .prepare()

  const insertHost = prepareInsert(connection, runHosts, {
    target: [runHosts.runId, runHosts.host],
    update: [
      'requests',
      'bytes',
      'notModified',
      'waitedMilliseconds',
      'robots',
      'crawlDelaySeconds',
      'failures',
      'rested',
    ],
  })

  return {
    lastFailures: (logSlug) => lastOf.get({ logSlug })?.failed ?? {},
    start: ({ startedAt, command, version = null }) =>
      connection.insert(runs).values({ startedAt, command, version }).returning({ id: runs.id }).get().id,
    saveLog: (runId, manifest, at) => {
      const { log, authority: _authority, odsCode: _odsCode, url: _url, ...counts } = manifest
      insertLog({ runId, logSlug: log, savedAt: at, releasedAt: null, ...counts })
    },
    saveHosts: (runId, hosts) => {
      for (const { waitedMilliseconds, ...usage } of hosts) {
        insertHost({ runId, ...usage, waitedMilliseconds: Math.round(waitedMilliseconds) })
      }
    },
    finish: (runId, end) => {
      connection.update(runs).set(end).where(eq(runs.id, runId)).run()
    },
    history: logHistory(connection),
    manifest: (runId) => {
      const run = connection.select().from(runs).where(eq(runs.id, runId)).get()
      if (!run) return null
      const rows = connection
        .select({ counts: runLogs, authority: authorities, url: disclosureLogs.url })
        .from(runLogs)
        .innerJoin(disclosureLogs, eq(disclosureLogs.slug, runLogs.logSlug))
        .innerJoin(authorities, eq(authorities.odsCode, disclosureLogs.odsCode))
        .where(eq(runLogs.runId, runId))
        .orderBy(asc(runLogs.logSlug))
        .all()
      const lastSaved = rows
        .map((row) => row.counts.savedAt)
        .sort()
        .at(-1)
      return {
        run: run.id,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt ?? lastSaved ?? run.startedAt,
        command: run.command,
        dryRun: false,
        logs: rows.map(({ counts, authority, url }) => {
          const { runId: _runId, logSlug, savedAt: _savedAt, releasedAt: _releasedAt, ...rest } = counts
          return { log: logSlug, authority: authority.name, odsCode: authority.odsCode, url, ...rest }
        }),
      }
    },
  }
}
