import { count, desc, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Instant } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { runLogs, runs } from '../schema.ts'
import { cutAt, oneMoreThan, type Rows } from './scope.ts'

/** A run with the sums of what it did at its logs. */
export interface RunRow {
  run: number
  startedAt: Instant
  /** Null while it goes on, and for ever where it was killed. */
  finishedAt: Instant | null
  command: string
  version: string | null
  exitCode: number | null
  logs: number
  logsWell: number
  requests: number
  bytes: number
  new: number
  revised: number
  unchanged: number
  duplicates: number
  withdrawn: number
  incomplete: number
  failures: number
}

export interface RunQuestions {
  /** Newest first. */
  list(limit: number | null): Rows<RunRow>
}

export function runQuestions(connection: Connection): RunQuestions {
  const total = (column: SQLiteColumn) => sql<number>`coalesce(sum(${column}), 0)`
  return {
    list: (limit) => {
      const rows = connection
        .select({
          run: runs.id,
          startedAt: runs.startedAt,
          finishedAt: runs.finishedAt,
          command: runs.command,
          version: runs.version,
          exitCode: runs.exitCode,
          logs: count(runLogs.logSlug),
          logsWell: sql<number>`count(*) FILTER (WHERE ${runLogs.status} = 'well')`,
          requests: total(runLogs.requests),
          bytes: total(runLogs.bytes),
          new: total(runLogs.new),
          revised: total(runLogs.revised),
          unchanged: total(runLogs.unchanged),
          duplicates: total(runLogs.duplicates),
          withdrawn: total(runLogs.withdrawn),
          incomplete: total(runLogs.incomplete),
          failures: sql<number>`coalesce(sum(json_array_length(${runLogs.failures})), 0)`,
        })
        .from(runs)
        .leftJoin(runLogs, eq(runLogs.runId, runs.id))
        .groupBy(runs.id)
        .orderBy(desc(runs.id))
        .limit(oneMoreThan(limit))
        .all()
      return cutAt(rows, limit)
    },
  }
}
