import type { ListedResponse, LogManifest } from '../domain.ts'
import { extract } from '../extract/extract.ts'
import { failure } from '../failure.ts'
import { listingFingerprint } from '../identify/content.ts'
import { runFrontier, type Visit } from './frontier.ts'
import { gatherResponse } from './gather.ts'
import { readListingPage } from './listing.ts'
import type { LogContext, ResponseResult } from './request.ts'
import { hostsOf } from './retrieve.ts'
import { saveGathered } from './saving.ts'
import { createTally, failureOf, type Traffic } from './tally.ts'
import { createTurns } from './turns.ts'

/** A listing with more pages than this has a next-page link that goes round. */
const MOST_LISTING_PAGES = 5000

/**
 * Crawls one log: its listing page by page, each response that is new, changed or asked for, and, after a complete sweep,
 * what is gone. Every response is saved as soon as it is read; a failure is counted and the others go on.
 */
export async function crawlLog(context: LogContext): Promise<LogManifest> {
  const { target, request, rooms, runId } = context
  const { adapter } = target
  const { slug } = adapter
  const began = performance.now()
  const trafficBefore = trafficOf(context)
  const tally = createTally(adapter)
  const turns = createTurns()
  const seenEntries = new Set<string>()
  const seenPages = new Set<string>()
  let queued = 0
  let listingComplete = false
  const report = request.onProgress ?? (() => undefined)
  const stopped = () => request.signal?.aborted === true

  function fail(failed: ReturnType<typeof failure>): void {
    tally.fail(failed)
    report({ kind: 'failure', log: slug, failure: failed })
  }

  function reportResponse({ url, title }: Pick<ListedResponse, 'url' | 'title'>, result: ResponseResult): void {
    report({ kind: 'response', log: slug, url, title, result })
  }

  function isKnown(entry: ListedResponse): boolean {
    if (context.sweep || request.mode !== 'incremental') return false
    const stored = rooms.database.entries.get(slug, entry.url)
    return stored?.complete === true && stored.fingerprint === listingFingerprint(entry)
  }

  function isSince(entry: ListedResponse): boolean {
    const date = entry.publishedOn ?? entry.respondedOn ?? entry.receivedOn
    return request.since === null || date === null || date >= request.since.slice(0, date.length)
  }

  /** The visits for entries that are to be read; the known ones are only noted as seen. */
  function visitsFor(entries: ListedResponse[]): Visit[] {
    const fresh = entries.filter((entry) => !seenEntries.has(entry.url) && seenEntries.add(entry.url) && isSince(entry))
    const known = fresh.filter(isKnown)
    if (runId !== null) {
      rooms.database.transaction(() => {
        for (const entry of known) rooms.database.entries.touch(slug, entry.url, context.startedAt)
      })
    }
    for (const _ of known) tally.result('unchanged')
    const wanted = fresh.filter((entry) => !known.includes(entry))
    const room = request.maximumResponses === null ? wanted.length : request.maximumResponses - queued
    const visited = wanted.slice(0, Math.max(0, room))
    queued += visited.length
    return visited.map((entry) => ({ kind: 'response', entry, turn: turns.next() }))
  }

  async function visitListing(url: string, page: number, add: (visits: Visit[]) => Promise<void>): Promise<void> {
    if (stopped()) return
    seenPages.add(url)
    const listing = await readListingPage(context, url, tally)
    if ('advice' in listing) return fail(listing)
    report({ kind: 'listing', log: slug, page, entries: listing.entries.length })
    const knownBefore = seenEntries.size
    const visits = visitsFor(listing.entries)
    if (request.dryRun) {
      for (const visit of visits) {
        if (visit.kind === 'response') reportResponse(visit.entry, 'would_fetch')
      }
      visits.length = 0
    }
    // A page without entries only leads to the listing (by year, by subject), and says nothing about what is new.
    const nothingNew = visits.length === 0 && listing.entries.length > 0
    const repeats = seenEntries.size === knownBefore && listing.entries.length > 0
    const roomLeft = request.maximumResponses === null || queued < request.maximumResponses
    if (listing.next === null && seenEntries.size === 0) {
      fail(failure('empty_listing', 'No page of the listing names a response.', adapter.url))
    } else if (listing.next === null) {
      listingComplete = true
    } else if (seenPages.has(listing.next) || page >= MOST_LISTING_PAGES || repeats) {
      fail(failure('endless_listing', `Page ${page} of the listing leads on without an end.`, listing.next))
    } else if (roomLeft && (context.sweep || request.mode !== 'incremental' || request.dryRun || !nothingNew)) {
      await add([{ kind: 'listing', url: listing.next, page: page + 1 }])
    }
    await add(visits)
  }

  async function visitResponse(entry: ListedResponse, turn: number): Promise<void> {
    try {
      if (stopped()) return
      const gathered = await gatherResponse(context, entry)
      await turns.wait(turn)
      if (stopped()) return
      if ('advice' in gathered) {
        fail(gathered)
        if (runId !== null) rooms.database.entries.touch(slug, entry.url, context.startedAt)
        return reportResponse(entry, 'failed')
      }
      for (const failed of [...gathered.missing, ...gathered.unread]) fail(failed)
      if (gathered.missing.length + gathered.unread.length > 0) tally.incomplete()
      if (runId === null) return
      for (const result of saveGathered(context, runId, entry, gathered, extract)) {
        tally.result(result)
        reportResponse({ url: entry.url, title: gathered.details.title }, result)
      }
    } finally {
      turns.end(turn)
    }
  }

  report({ kind: 'log_started', log: slug, authority: adapter.authority.name, sweep: context.sweep })
  const first: Visit[] = target.entries ? visitsFor(target.entries) : [{ kind: 'listing', url: adapter.url, page: 1 }]
  await runFrontier(
    first,
    (visit, add) =>
      visit.kind === 'listing' ? visitListing(visit.url, visit.page, add) : visitResponse(visit.entry, visit.turn),
    (visit, error) => {
      // What an abort throws out of a waiting request is no fault of its own; the log is marked below.
      if (!stopped()) fail(failureOf(error, visit.kind === 'listing' ? visit.url : visit.entry.url))
    },
  )

  if (stopped()) fail(failure('interrupted', 'The crawl was stopped before it had read the whole log.', adapter.url))
  const completeSweep =
    listingComplete && !stopped() && request.maximumResponses === null && request.since === null && !target.entries
  if (completeSweep && runId !== null) tally.withdrawn(withdrawMissing(context))
  const manifest = tally.manifest({
    ...trafficSince(trafficBefore, trafficOf(context)),
    completeSweep,
    seconds: (performance.now() - began) / 1000,
  })
  report({ kind: 'log_finished', manifest })
  return manifest
}

function trafficOf({ target, rooms }: LogContext): Traffic {
  const hosts = rooms.client.usageOf(hostsOf({ target }))
  const sum = (count: (host: Traffic) => number) => hosts.reduce((total, host) => total + count(host), 0)
  return {
    requests: sum((host) => host.requests),
    notModified: sum((host) => host.notModified),
    bytes: sum((host) => host.bytes),
  }
}

function trafficSince(before: Traffic, after: Traffic): Traffic {
  return {
    requests: after.requests - before.requests,
    notModified: after.notModified - before.notModified,
    bytes: after.bytes - before.bytes,
  }
}

/** Only a complete sweep can say that something is gone, and only the second one in a row marks it withdrawn. */
function withdrawMissing({ target, rooms, startedAt }: LogContext): number {
  const { database } = rooms
  return database.transaction(() => {
    const gone = database.entries.missed(target.adapter.slug, startedAt)
    for (const responseId of gone) database.responses.withdraw(responseId, startedAt)
    database.logs.markCompleteSweep(target.adapter.slug, startedAt)
    return gone.length
  })
}
