import { hostsOf } from '../../crawlers/adapter.ts'
import type { Failure, FailureKind, ListedResponse, LogManifest } from '../domain.ts'
import { failure } from '../failure.ts'
import { removeForgotten } from './forgotten.ts'
import { runFrontier, type Visit } from './frontier.ts'
import { gatherResponse } from './gather.ts'
import { readListingPage } from './listing.ts'
import { createListingWalk, type ListingWalk, type Step } from './listing-walk.ts'
import { isHeldBack, judgeTonight, reportFindings, withVerdicts } from './night-health.ts'
import type { LogContext, ResponseResult } from './request.ts'
import { type ReadPublication, readPublication, saveGathered } from './saving.ts'
import { hintedEntries } from './sitemap-hints.ts'
import { createTally, failureOf, type Traffic } from './tally.ts'
import { createTurns } from './turns.ts'

/** Failures by which an address that only a sitemap names turns out to be none of a response. */
const DISPROVES_HINT: ReadonlySet<FailureKind> = new Set([
  'http_client_error',
  'soft_404',
  'login_page',
  'layout_changed',
  'wrong_type',
  'robots_disallowed',
  'host_not_allowed',
  'redirect_loop',
])

/**
 * Crawls one log: its listing page by page, each response that is new, changed or asked for, and, after a complete sweep,
 * what is gone. Every response is saved as soon as it is read; a failure is counted and the others go on.
 */
export async function crawlLog(context: LogContext): Promise<LogManifest> {
  const { target, request, runId, stopped } = context
  const { adapter } = target
  const began = performance.now()
  const trafficBefore = trafficOf(context)
  const tally = createTally(adapter)
  const turns = createTurns()
  const walk = createListingWalk(context)
  const report = request.onProgress ?? (() => undefined)
  let saved = Promise.resolve()

  function fail(failed: Failure): void {
    tally.fail(failed)
    if (failed.kind === 'storage') context.halt()
    report({ kind: 'failure', log: adapter.slug, failure: failed })
  }

  function reportResponse(url: string, title: string | null, result: ResponseResult): void {
    report({ kind: 'response', log: adapter.slug, url, title, result })
  }

  /** Notes the known entries as seen, and makes visits of the wanted ones. */
  function visitsFor({ wanted, known }: Pick<Step, 'wanted' | 'known'>, hinted = false): Visit[] {
    if (runId !== null) noteSeen(context, known)
    for (const _ of known) tally.result('unchanged')
    if (!request.dryRun) return wanted.map((entry) => ({ kind: 'response', entry, turn: turns.next(), hinted }))
    for (const entry of wanted) reportResponse(entry.url, entry.title, 'would_fetch')
    return []
  }

  async function visitListing(url: string, page: number, add: (visits: Visit[]) => void): Promise<void> {
    if (stopped()) return
    const listing = await readListingPage(context, url, tally)
    if ('advice' in listing) {
      // The page remembered as the log's head has gone: the log's own address leads to another.
      if (url !== adapter.url && url === context.start) return add([{ kind: 'listing', url: adapter.url, page: 1 }])
      return fail(listing)
    }
    report({ kind: 'listing', log: adapter.slug, page, entries: listing.entries.length })
    const step = walk.step(listing, url, page)
    if (step.failure) fail(step.failure)
    const visits = visitsFor(step)
    await add([...step.next.map((next): Visit => ({ kind: 'listing', url: next, page: page + 1 })), ...visits])
  }

  async function save(run: number, entry: ListedResponse, read: ReadPublication): Promise<void> {
    const { gathered } = read
    try {
      const cases = await context.commit(() => saveGathered(context, run, entry, read))
      await removeForgotten(context, gathered, cases.length > 0)
      for (const { result, read: details } of cases) {
        tally.result(result)
        if (details !== null) tally.read(details)
        reportResponse(entry.url, gathered.details.title, result)
      }
    } catch (error) {
      fail(failureOf(error, entry.url))
    }
  }

  async function visitResponse({ entry, turn, hinted }: Visit & { kind: 'response' }): Promise<void> {
    try {
      if (stopped()) return
      const gathered = await gatherResponse(context, entry)
      const read = 'advice' in gathered ? gathered : await readPublication(context, entry, gathered)
      await turns.wait(turn)
      if (stopped()) return
      if ('advice' in read) {
        // Nobody promised a response there.
        if (hinted && DISPROVES_HINT.has(read.kind)) return
        fail(read)
        if (runId !== null) noteSeen(context, [entry])
        return reportResponse(entry.url, entry.title, 'failed')
      }
      const { missing, unread } = read.gathered
      for (const failed of [...missing, ...unread]) fail(failed)
      if (missing.length + unread.length > 0) tally.incomplete()
      if (runId === null) return
      // It has its place in the order of what is saved; the next response need not wait for the disk.
      const saving = save(runId, entry, read)
      saved = saved.then(() => saving)
    } finally {
      turns.end(turn)
    }
  }

  report({ kind: 'log_started', log: adapter.slug, authority: adapter.authority.name, sweep: context.sweep })
  const visitAll = (first: Visit[]) =>
    runFrontier(
      first,
      (visit, add) => (visit.kind === 'listing' ? visitListing(visit.url, visit.page, add) : visitResponse(visit)),
      (visit, error) => {
        // What a stop throws out of a waiting request is no fault of its own; the log is marked below.
        if (!stopped()) fail(failureOf(error, visit.kind === 'listing' ? visit.url : visit.entry.url))
      },
    )
  await visitAll(
    target.entries ? visitsFor(walk.take(target.entries)) : [{ kind: 'listing', url: context.start, page: 1 }],
  )
  if (context.sweep && runId !== null && !stopped()) {
    await visitAll(visitsFor(walk.take(await hintedEntries(context, walk.has)), true))
  }
  await saved
  if (stopped()) fail(failure('interrupted', 'The crawl was stopped before it had read the whole log.', adapter.url))
  const limited = request.maximumResponses !== null || request.since !== null
  // From its head a log is not read whole: pages that only lead on may lead elsewhere, too.
  const completeSweep = walk.readToTheEnd() && !stopped() && !limited && context.start === adapter.url
  const counts = () =>
    tally.manifest({
      ...trafficSince(trafficBefore, trafficOf(context)),
      completeSweep,
      seconds: (performance.now() - began) / 1000,
    })
  if (runId !== null && !target.entries) noteWalk(context, walk)
  const verdicts = judgeTonight(context, counts())
  reportFindings(context, verdicts)
  if (completeSweep && runId !== null && !isHeldBack(verdicts)) tally.withdrawn(withdrawMissing(context))
  const manifest = withVerdicts(context, counts(), verdicts)
  report({ kind: 'log_finished', manifest })
  return manifest
}

/** What the next crawl has to know of this one: where the log's head is, and whether something new was left out as told. */
function noteWalk({ target, rooms, start }: LogContext, walk: ListingWalk): void {
  const { slug, url } = target.adapter
  const { logs, transaction } = rooms.database
  const head = walk.head()
  transaction(() => {
    if (start === url && head !== null) logs.markHead(slug, head === url ? null : head)
    if (walk.leftNews()) logs.markLeftovers(slug, true)
    else if (start === url && walk.readToTheEnd()) logs.markLeftovers(slug, false)
  })
}

/** Entries that are listed still, though nothing new was read of them. */
function noteSeen({ target, rooms, startedAt }: LogContext, entries: ListedResponse[]): void {
  const { database } = rooms
  database.transaction(() => {
    for (const { url } of entries) database.entries.touch(target.adapter.slug, url, startedAt)
  })
}

function trafficOf({ target, rooms }: LogContext): Traffic {
  const hosts = rooms.client.usageOf(hostsOf(target.adapter))
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
