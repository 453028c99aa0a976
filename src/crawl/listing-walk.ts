import type { Failure, ListedResponse, Listing } from '../domain.ts'
import { failure } from '../failure.ts'
import { listingFingerprint } from '../identify/content.ts'
import type { LogContext } from './request.ts'

/** A listing with more pages than this has a next-page link that goes round. */
const MOST_LISTING_PAGES = 5000

/** What to do after a listing page. */
export interface Step {
  /** Responses to fetch, in listing order. */
  wanted: ListedResponse[]
  /** Responses that are held as they are listed, and are not asked for. */
  known: ListedResponse[]
  /** The next listing page to read. */
  next: string | null
  failure: Failure | null
}

/** Goes through a log's listing and decides, page by page, what to fetch and whether to go on. */
export interface ListingWalk {
  /** Entries that are given instead of a listing. */
  take(entries: ListedResponse[]): Pick<Step, 'wanted' | 'known'>
  /** @param page from 1 */
  step(listing: Listing, url: string, page: number): Step
  /** Whether the listing was read to its end, so that what it lacks is gone. */
  readToTheEnd(): boolean
}

/** Starts before the first page. */
export function createListingWalk({ target, request, rooms, sweep, sweepSince, cutShort }: LogContext): ListingWalk {
  const seenEntries = new Set<string>()
  const seenPages = new Set<string>()
  let taken = 0
  let ended = false

  function isKnown(entry: ListedResponse): boolean {
    if (request.mode !== 'incremental') return false
    const stored = rooms.database.entries.get(target.adapter.slug, entry.url)
    if (stored?.complete !== true || stored.fingerprint !== listingFingerprint(entry)) return false
    return sweepSince === null || stored.lastCheckedAt >= sweepSince
  }

  function isSince(entry: ListedResponse): boolean {
    const date = entry.publishedOn ?? entry.respondedOn ?? entry.receivedOn
    return request.since === null || date === null || date >= request.since.slice(0, date.length)
  }

  function take(entries: ListedResponse[]): Pick<Step, 'wanted' | 'known'> {
    const fresh = entries.filter((entry) => !seenEntries.has(entry.url) && seenEntries.add(entry.url) && isSince(entry))
    const known = fresh.filter(isKnown)
    const unknown = fresh.filter((entry) => !known.includes(entry))
    const wanted = unknown.slice(0, Math.max(0, (request.maximumResponses ?? Number.POSITIVE_INFINITY) - taken))
    taken += wanted.length
    return { wanted, known }
  }

  function step(listing: Listing, url: string, page: number): Step {
    seenPages.add(url)
    const seenBefore = seenEntries.size
    const { wanted, known } = take(listing.entries)
    const goOn = { wanted, known, next: null, failure: null }
    if (listing.next === null) {
      ended = seenEntries.size > 0
      if (ended) return goOn
      return { ...goOn, failure: failure('empty_listing', 'No page of the listing names a response.', url) }
    }
    // A page without entries only leads to the listing (by year, by subject), and says nothing about what is new.
    const leadsOnly = listing.entries.length === 0
    const repeats = seenEntries.size === seenBefore && !leadsOnly
    if (seenPages.has(listing.next) || page >= MOST_LISTING_PAGES || repeats) {
      const message = `Page ${page} of the listing leads on without an end.`
      return { ...goOn, failure: failure('endless_listing', message, listing.next) }
    }
    const everyPage = sweep || cutShort || request.mode !== 'incremental' || request.dryRun
    const full = request.maximumResponses !== null && taken >= request.maximumResponses
    const mayHoldNews = everyPage || leadsOnly || wanted.length > 0
    return { ...goOn, next: mayHoldNews && !full ? listing.next : null }
  }

  return { take, step, readToTheEnd: () => ended }
}
