import { hostsOf } from '../../crawlers/adapter.ts'
import { registeredAuthorities } from '../authorities/register.ts'
import type { FailureKind, Instant, LogManifest, RunManifest } from '../domain.ts'
import { failure } from '../failure.ts'
import { clusterRequests } from './cluster.ts'
import { createGroupCommit } from './group-commit.ts'
import { usageSince } from './host-usage.ts'
import { crawlLog } from './log-crawl.ts'
import { runLogs } from './log-queue.ts'
import { saveNight } from './night-health.ts'
import type { CrawlRequest, CrawlRooms, CrawlTarget, LogContext } from './request.ts'
import { createTally, failureOf } from './tally.ts'

/** A log whose last complete sweep is older than this is swept again, in milliseconds: a week. */
const SWEEP_EVERY = 7 * 24 * 3600 * 1000

/**
 * Since when a log's sweep has been due, null while it is not. One that never comes to an end (a listing page that is
 * always broken) counts as begun anew after a week, so that everything is checked once a week all the same.
 */
function sweepDueSince(rooms: CrawlRooms, slug: string, now: Date): Instant | null {
  const last = rooms.database.logs.get(slug)?.lastCompleteSweepAt ?? null
  const weekAgo = now.getTime() - SWEEP_EVERY
  if (last === null) return new Date(weekAgo).toISOString()
  const due = Date.parse(last) + SWEEP_EVERY
  return due > now.getTime() ? null : new Date(Math.max(due, weekAgo)).toISOString()
}

/** Failures that pass by themselves, of which we say that the next run tries again. */
const PASSING: readonly FailureKind[] = [
  'interrupted',
  'storage',
  'rate_limited',
  'robots_unavailable',
  'dns',
  'tls',
  'connection',
  'timeout',
  'truncated',
  'http_server_error',
]

/** Whether the last crawl of a log did not get at all that was new, so that known entries on top do not mean that all is known. */
function wasCutShort(rooms: CrawlRooms, slug: string): boolean {
  if (rooms.database.logs.get(slug)?.leftovers) return true
  const failed = rooms.database.runs.lastFailures(slug)
  return PASSING.some((kind) => failed[kind] !== undefined)
}

/**
 * The head of a log, where a night that only looks for news begins. A page that leads to it is read again by the weekly
 * sweep, which finds a head that has moved (a page for the new year) and remembers it.
 */
function headOf(rooms: CrawlRooms, { slug, url }: CrawlTarget['adapter']): string {
  const log = rooms.database.logs.get(slug)
  return log?.url === url ? (log.headUrl ?? url) : url
}

/** What stands in the run's record while a log is crawled, and for ever where the process is killed meanwhile. */
function unfinishedManifest({ adapter }: CrawlTarget): LogManifest {
  const tally = createTally(adapter)
  tally.fail(failure('interrupted', 'The crawl ended before it had read the whole log.', adapter.url))
  return tally.manifest({ requests: 0, notModified: 0, bytes: 0, completeSweep: false, seconds: 0 })
}

/** Saves who and what is crawled, and that it is under way. */
function begin({ rooms: { database }, target, startedAt }: LogContext, runId: number): void {
  const { slug, authority, url, platform, verified } = target.adapter
  database.transaction(() => {
    database.authorities.save(authority)
    database.logs.save({ slug, authority, url, platform }, verified)
    database.runs.saveLog(runId, unfinishedManifest(target), startedAt)
  })
}

/** Leads the run's logs through their crawl, several at a time. */
async function crawlLogs(request: CrawlRequest, rooms: CrawlRooms, runId: number | null): Promise<LogManifest[]> {
  const halted = new AbortController()
  const signal = request.signal ? AbortSignal.any([request.signal, halted.signal]) : halted.signal
  const commit = createGroupCommit(rooms.database)
  const usageBefore = rooms.client.usage()

  function contextOf(target: CrawlTarget): LogContext {
    const now = request.now()
    const incremental = request.mode === 'incremental'
    const sweepSince = incremental && !target.entries ? sweepDueSince(rooms, target.adapter.slug, now) : null
    const sweep = !target.entries && (!incremental || sweepSince !== null)
    const cutShort = wasCutShort(rooms, target.adapter.slug)
    return {
      target,
      request: { ...request, signal },
      rooms,
      commit,
      runId,
      startedAt: now.toISOString(),
      sweep,
      sweepSince,
      cutShort,
      start: sweep || cutShort || request.dryRun ? target.adapter.url : headOf(rooms, target.adapter),
      stopped: () => signal.aborted,
      halt: () => halted.abort(),
    }
  }

  /** What the log's hosts were asked is saved with it, so that a run that is killed later has said so. */
  function save(context: LogContext, run: number, manifest: LogManifest): void {
    const { database, client } = rooms
    database.transaction(() => {
      saveNight(context, run, manifest, request.now().toISOString())
      database.runs.saveHosts(run, usageSince(usageBefore, client.usageOf(hostsOf(context.target.adapter))))
    })
  }

  async function crawlOne(target: CrawlTarget): Promise<LogManifest> {
    const context = contextOf(target)
    try {
      if (runId !== null) begin(context, runId)
      const manifest = await crawlLog(context)
      if (runId !== null) save(context, runId, manifest)
      return manifest
    } catch (error) {
      const failed = failureOf(error, target.adapter.url)
      if (failed.kind === 'storage') context.halt()
      const tally = createTally(target.adapter)
      tally.fail(failed)
      const manifest = tally.manifest({ requests: 0, notModified: 0, bytes: 0, completeSweep: false, seconds: 0 })
      request.onProgress?.({ kind: 'log_finished', manifest })
      return manifest
    }
  }

  const manifests = new Map<CrawlTarget, LogManifest>()
  await runLogs(request.targets, request.concurrency, async (target) => {
    manifests.set(target, await crawlOne(target))
  })
  return request.targets.flatMap((target) => manifests.get(target) ?? [])
}

/**
 * Leads a run through discover, fetch, normalise, identify, extract and save, several logs at a time.
 * A log that fails, even by a fault of our own, leaves the others running; only a full disk or a broken database ends all.
 * @returns the manifest, also written into the database (not in a dry run, whose `run` is null)
 * @throws DatabaseError where the run cannot begin, or its end cannot be saved: another crawl is at work, the disk is full …
 * @throws StorageError where the archive cannot be written
 */
export async function crawl(request: CrawlRequest, rooms: CrawlRooms): Promise<RunManifest> {
  const startedAt = request.now().toISOString()
  const { command, dryRun } = request
  if (dryRun) {
    const logs = await crawlLogs(request, rooms, null)
    return { run: null, startedAt, finishedAt: request.now().toISOString(), command, dryRun, logs }
  }
  const lock = rooms.database.lockForCrawl()
  try {
    await rooms.archive.prepare()
    const run = rooms.database.transaction(() => {
      rooms.database.authorities.saveRegister(registeredAuthorities().values())
      return rooms.database.runs.start({ startedAt, command })
    })
    const usageBefore = rooms.client.usage()
    const logs = await crawlLogs(request, rooms, run)
    const finishedAt = request.now().toISOString()
    const exitCode = logs.every((log) => log.status === 'well') ? 0 : 1
    rooms.database.transaction(() => {
      rooms.database.runs.saveHosts(run, usageSince(usageBefore, rooms.client.usage()))
      rooms.database.runs.finish(run, { finishedAt, exitCode })
    })
    clusterRequests(rooms.database, request.signal && { signal: request.signal })
    return { run, startedAt, finishedAt, command, dryRun, logs }
  } finally {
    lock.release()
  }
}
