import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  FAILURE_KINDS,
  type Failure,
  type FailureKind,
  type Finding,
  type LogManifest,
  ROBOTS_STATES,
} from '../../src/domain.ts'
import { disclosureLogs } from './authorities.ts'
import { instant, oneOf, sha256 } from './checks.ts'

const LOG_STATUSES = ['well', 'incomplete', 'failed'] as const satisfies readonly LogManifest['status'][]

export const runs = sqliteTable(
  'runs',
  {
    id: integer('id').primaryKey(),
    startedAt: text('started_at').notNull(),
    /** NULL while the run goes on, and for ever where it was killed. */
    finishedAt: text('finished_at'),
    /** As typed. */
    command: text('command').notNull(),
    /** Of trustlog. */
    version: text('version'),
    exitCode: integer('exit_code'),
  },
  () => [instant('runs', 'started_at'), instant('runs', 'finished_at')],
)

/** What a run did at one log: a `LogManifest`, its counts in columns of their own. */
export const runLogs = sqliteTable(
  'run_logs',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
    logSlug: text('log_slug')
      .notNull()
      .references(() => disclosureLogs.slug),
    savedAt: text('saved_at').notNull(),
    status: text('status', { enum: LOG_STATUSES }).notNull(),
    completeSweep: integer('complete_sweep', { mode: 'boolean' }).notNull(),
    pages: integer('pages').notNull(),
    requests: integer('requests').notNull(),
    notModified: integer('not_modified').notNull(),
    bytes: integer('bytes').notNull(),
    listed: integer('listed').notNull(),
    new: integer('new').notNull(),
    revised: integer('revised').notNull(),
    duplicates: integer('duplicates').notNull(),
    unchanged: integer('unchanged').notNull(),
    withdrawn: integer('withdrawn').notNull(),
    incomplete: integer('incomplete').notNull(),
    listedDated: integer('listed_dated').notNull().default(0),
    listedReferenced: integer('listed_referenced').notNull().default(0),
    read: integer('read').notNull().default(0),
    readDated: integer('read_dated').notNull().default(0),
    readReferenced: integer('read_referenced').notNull().default(0),
    /** Number of failures by kind. */
    failed: text('failed', { mode: 'json' }).$type<Partial<Record<FailureKind, number>>>().notNull(),
    failures: text('failures', { mode: 'json' }).$type<Failure[]>().notNull(),
    findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull().default([]),
    /** What the run saved of this log is not published. A person's release takes it back. */
    heldBack: integer('held_back', { mode: 'boolean' }).notNull().default(false),
    /** When a person said that this night is how the log is now. */
    releasedAt: text('released_at'),
    seconds: real('seconds').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.logSlug] }),
    index('run_logs_log').on(table.logSlug, table.runId),
    oneOf('run_logs', 'status', LOG_STATUSES),
    instant('run_logs', 'saved_at'),
  ],
)

/** What a run asked of one host: a `HostUsage`. */
export const runHosts = sqliteTable(
  'run_hosts',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
    /** With the port, where it is not the usual one. */
    host: text('host').notNull(),
    requests: integer('requests').notNull(),
    bytes: integer('bytes').notNull(),
    notModified: integer('not_modified').notNull(),
    waitedMilliseconds: integer('waited_milliseconds').notNull(),
    robots: text('robots', { enum: ROBOTS_STATES }).notNull(),
    crawlDelaySeconds: real('crawl_delay_seconds'),
    /** Number of addresses that could not be had, by kind. */
    failures: text('failures', { mode: 'json' }).$type<Partial<Record<FailureKind, number>>>().notNull(),
    /** Why the host was left alone for the rest of the run. */
    rested: text('rested', { enum: FAILURE_KINDS }),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.host] }),
    index('run_hosts_host').on(table.host, table.runId),
    oneOf('run_hosts', 'robots', ROBOTS_STATES),
  ],
)

/**
 * One answer of a web server. A row exists only if what was parsed from that body was stored in the same transaction,
 * so that its validators can never hide a failed parse behind a 304.
 */
export const captures = sqliteTable(
  'captures',
  {
    id: integer('id').primaryKey(),
    url: text('url').notNull(),
    finalUrl: text('final_url').notNull(),
    fetchedAt: text('fetched_at').notNull(),
    status: integer('status').notNull(),
    mediaType: text('media_type'),
    charset: text('charset'),
    fileName: text('file_name'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    sha256: text('sha256').notNull(),
    byteLength: integer('byte_length').notNull(),
    runId: integer('run_id')
      .notNull()
      .references(() => runs.id),
  },
  (table) => [
    index('captures_url').on(table.url, table.id),
    index('captures_etag').on(table.etag, table.url),
    instant('captures', 'fetched_at'),
    sha256('captures', 'sha256'),
  ],
)

/** The last robots.txt of each origin, so that it is asked for at most once a day. */
export const robots = sqliteTable(
  'robots',
  {
    /** Scheme, host and port, such as `https://example.nhs.uk`. */
    origin: text('origin').primaryKey(),
    fetchedAt: text('fetched_at').notNull(),
    /** HTTP status; 0 where no answer came. */
    status: integer('status').notNull(),
    body: text('body').notNull(),
  },
  () => [instant('robots', 'fetched_at')],
)
