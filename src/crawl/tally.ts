import type { Adapter } from '../../crawlers/adapter.ts'
import { DatabaseError } from '../../db/database-error.ts'
import type { Failure, FailureKind, Identification, ListedResponse, LogManifest, PrintedDetails } from '../domain.ts'
import { failure } from '../failure.ts'
import { StorageError } from '../fetch/archive.ts'

/** A manifest keeps at most so many failures in full; all are counted. */
const FAILURES_KEPT = 50

/** What was asked of a log's hosts. */
export interface Traffic {
  requests: number
  notModified: number
  bytes: number
}

/** Counts what happens while one log is crawled. */
export interface Tally {
  page(): void
  listed(entries: ListedResponse[]): void
  result(result: Identification): void
  /** A case that was read tonight, with what is known of it from the log and the letter. */
  read(details: PrintedDetails): void
  incomplete(): void
  withdrawn(count: number): void
  fail(failure: Failure): void
  failures(): number
  manifest(more: Traffic & { completeSweep: boolean; seconds: number }): LogManifest
}

function isDated({ receivedOn, respondedOn, publishedOn }: PrintedDetails): boolean {
  return (publishedOn ?? respondedOn ?? receivedOn) !== null
}

function isReferenced({ caseReference }: PrintedDetails): boolean {
  return caseReference !== null
}

/** Starts at nothing. */
export function createTally(adapter: Adapter): Tally {
  const counts = { pages: 0, listed: 0, withdrawn: 0, incomplete: 0, listedDated: 0, listedReferenced: 0 }
  const reads = { read: 0, readDated: 0, readReferenced: 0 }
  const results: Record<Identification, number> = { new: 0, revision: 0, duplicate: 0, unchanged: 0 }
  const failed: Partial<Record<FailureKind, number>> = {}
  const failures: Failure[] = []
  let failureCount = 0
  return {
    page: () => {
      counts.pages += 1
    },
    listed: (entries) => {
      counts.listed += entries.length
      counts.listedDated += entries.filter(isDated).length
      counts.listedReferenced += entries.filter(isReferenced).length
    },
    result: (result) => {
      results[result] += 1
    },
    read: (details) => {
      reads.read += 1
      if (isDated(details)) reads.readDated += 1
      if (isReferenced(details)) reads.readReferenced += 1
    },
    incomplete: () => {
      counts.incomplete += 1
    },
    withdrawn: (count) => {
      counts.withdrawn += count
    },
    fail: (failed_) => {
      failureCount += 1
      failed[failed_.kind] = (failed[failed_.kind] ?? 0) + 1
      if (failures.length < FAILURES_KEPT) failures.push(failed_)
    },
    failures: () => failureCount,
    manifest: (more) => ({
      log: adapter.slug,
      authority: adapter.authority.name,
      odsCode: adapter.authority.odsCode,
      url: adapter.url,
      status: failureCount === 0 ? 'well' : counts.pages + results.new + results.revision > 0 ? 'incomplete' : 'failed',
      ...more,
      ...counts,
      ...reads,
      new: results.new,
      revised: results.revision,
      duplicates: results.duplicate,
      unchanged: results.unchanged,
      failed,
      failures,
      findings: [],
      heldBack: false,
    }),
  }
}

/** What was thrown, as a failure: errors of the archive and the database are trouble with storage, anything else a fault of ours. */
export function failureOf(error: unknown, where: string): Failure {
  if (error instanceof StorageError) return error.failure
  if (error instanceof DatabaseError && error.kind !== 'internal') {
    return failure('storage', error.message, error.file, { advice: error.advice })
  }
  return failure('internal', error instanceof Error ? error.message : String(error), where)
}
