import type { Adapter } from '../../crawlers/adapter.ts'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { Day, Failure, Identification, Instant, ListedResponse, LogManifest } from '../domain.ts'
import type { Archive } from '../fetch/archive.ts'
import type { PoliteClient } from '../fetch/polite-client.ts'
import type { Normaliser } from '../normalise/normalise.ts'
import type { FactReader } from './fact-reader.ts'
import type { Commit } from './group-commit.ts'

/**
 * How much of a log is asked for:
 * `incremental` reads listings up to the first page that holds nothing new, and no known response again (a full sweep
 * takes its place when the last one is a week old); `full` reads every page and asks for every response with its
 * validators; `forced` does the same without validators.
 */
export type CrawlMode = 'incremental' | 'full' | 'forced'

/** A log to crawl, or, with `entries`, only some of its responses, without reading its listing. */
export interface CrawlTarget {
  adapter: Adapter
  entries?: ListedResponse[]
}

export interface CrawlRequest {
  targets: CrawlTarget[]
  mode: CrawlMode
  /** At most so many responses are fetched of each log. */
  maximumResponses: number | null
  /** Leaves out responses that the listing dates before this day; undated ones are read. */
  since: Day | null
  /** Reads listings and reports what would be fetched; saves nothing. */
  dryRun: boolean
  /** As typed, for the run's record. */
  command: string
  /** Logs that are crawled at the same time; one host is never asked two things at once. */
  concurrency: number
  /** Ends the crawl after the response under way. */
  signal?: AbortSignal
  now: () => Date
  onProgress?: (progress: CrawlProgress) => void
}

/** The rooms that a crawl leads through. */
export interface CrawlRooms {
  database: TrustlogDatabase
  archive: Archive
  client: PoliteClient
  normaliser: Normaliser
  /** Default: facts are read on the calling thread. */
  facts?: FactReader
}

/** What one log's crawl works with. */
export interface LogContext {
  target: CrawlTarget
  request: CrawlRequest
  rooms: CrawlRooms
  /** Saves a response, together with others that are ready. */
  commit: Commit
  runId: number | null
  startedAt: Instant
  sweep: boolean
  /**
   * Since when the weekly sweep has been due: responses that were checked since then are not asked for again, so that a
   * sweep that was cut short goes on where it stopped. Null in any other crawl.
   */
  sweepSince: Instant | null
  /**
   * The last crawl of this log did not get at all that was new, because of a failure or as it was told to: every listing
   * page is read, however much of it is known.
   */
  cutShort: boolean
  /** The listing page to begin with: the log's own, or, where that only leads to the newest responses, theirs. */
  start: string
  /** Whether to end now: the caller asked for it, or the disk or the database failed. */
  stopped: () => boolean
  /** Ends the whole run: without a disk and a database there is nothing to be had from going on. */
  halt: () => void
}

/** What became of a response. */
export type ResponseResult = Identification | 'failed' | 'would_fetch'

export type CrawlProgress =
  | { kind: 'log_started'; log: string; authority: string; sweep: boolean }
  | { kind: 'listing'; log: string; page: number; entries: number }
  | {
      kind: 'response'
      log: string
      title: string | null
      url: string
      result: Identification | 'failed' | 'would_fetch'
    }
  | { kind: 'failure'; log: string; failure: Failure }
  | { kind: 'log_finished'; manifest: LogManifest }
