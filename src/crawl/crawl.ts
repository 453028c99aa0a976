import PQueue from 'p-queue'
import type { RunManifest } from '../domain.ts'
import { crawlLog } from './log-crawl.ts'
import type { CrawlRequest, CrawlRooms, CrawlTarget, LogContext } from './request.ts'
import { createTally, failureOf } from './tally.ts'

/** A log whose last complete sweep is older than this is swept again, in milliseconds: a week. */
const SWEEP_EVERY = 7 * 24 * 3600 * 1000

function sweepIsDue(rooms: CrawlRooms, slug: string, now: Date): boolean {
  const last = rooms.database.logs.get(slug)?.lastCompleteSweepAt ?? null
  return last === null || now.getTime() - Date.parse(last) >= SWEEP_EVERY
}

function contextOf(request: CrawlRequest, rooms: CrawlRooms, target: CrawlTarget, runId: number | null): LogContext {
  const now = request.now()
  const sweep = !target.entries && (request.mode !== 'incremental' || sweepIsDue(rooms, target.adapter.slug, now))
  return { target, request, rooms, runId, startedAt: now.toISOString(), sweep }
}

function register({ database }: CrawlRooms, { adapter }: CrawlTarget): void {
  database.transaction(() => {
    database.authorities.save(adapter.authority)
    const { slug, authority, url, platform } = adapter
    database.logs.save({ slug, authority, url, platform }, adapter.verified)
  })
}

/**
 * Leads a run through discover, fetch, normalise, identify, extract and save, several logs at a time.
 * A log that fails, even by a fault of our own, leaves the others running.
 * @returns the manifest, also written into the database (not in a dry run, whose `run` is null)
 */
export async function crawl(request: CrawlRequest, rooms: CrawlRooms): Promise<RunManifest> {
  const startedAt = request.now().toISOString()
  const runId = request.dryRun ? null : rooms.database.runs.start({ startedAt, command: request.command })
  const queue = new PQueue({ concurrency: request.concurrency })
  const logs = await Promise.all(
    request.targets.map((target) =>
      queue.add(async () => {
        try {
          if (runId !== null) register(rooms, target)
          const manifest = await crawlLog(contextOf(request, rooms, target, runId))
          if (runId !== null) rooms.database.runs.saveLog(runId, manifest, request.now().toISOString())
          return manifest
        } catch (error) {
          const tally = createTally(target.adapter)
          tally.fail(failureOf(error, target.adapter.url))
          const manifest = tally.manifest({ requests: 0, notModified: 0, bytes: 0, completeSweep: false, seconds: 0 })
          request.onProgress?.({ kind: 'log_finished', manifest })
          return manifest
        }
      }),
    ),
  )
  const finishedAt = request.now().toISOString()
  const exitCode = logs.every((log) => log.status === 'well') ? 0 : 1
  if (runId !== null) rooms.database.runs.finish(runId, { finishedAt, exitCode })
  return { run: runId, startedAt, finishedAt, command: request.command, dryRun: request.dryRun, logs }
}
