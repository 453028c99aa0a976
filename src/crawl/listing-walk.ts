import type { Failure, ListedResponse, Listing } from '../domain.ts'
import { failure } from '../failure.ts'
import { listingFingerprint } from '../identify/content.ts'
import type { LogContext } from './request.ts'
import { sameAddress } from './sitemap-hints.ts'

/** A listing with more pages than this has a next-page link that goes round. */
const MOST_LISTING_PAGES = 5000

/** What to do after a listing page. */
export interface Step {
  /** Responses to fetch, in listing order. */
  wanted: ListedResponse[]
  /** Responses that are held as they are listed, and are not asked for. */
  known: ListedResponse[]
  /** The listing pages to read next, in order. */
  next: string[]
  failure: Failure | null
}

/** Goes through a log's listing and decides, page by page, what to fetch and whether to go on. */
export interface ListingWalk {
  /** Entries that are given instead of a listing. */
  take(entries: ListedResponse[]): Pick<Step, 'wanted' | 'known'>
  /** @param page from 1 */
  step(listing: Listing, url: string, page: number): Step
  /** Whether a page is one of the listing's, or named by one. */
  has(address: string): boolean
  /** Whether the listing was read to its end, so that what it lacks is gone. */
  readToTheEnd(): boolean
  /** Whether something new was left out as the request wished: too many, or too old. */
  leftNews(): boolean
  /**
   * The first page that named responses; of a log in branches, that of the branch with the newest ones. Null before any
   * was named.
   */
  head(): string | null
}

/** Pages that follow one another, from the first page of the log or of one of its branches. */
interface Chain {
  /** Addresses of the entries seen on it. */
  entries: Set<string>
  /** Its first page that names responses. */
  head: string | null
  /** The latest date that the listing prints of its responses, else the year in its address; empty where neither is there. */
  newest: string
}

function newChain(address: string): Chain {
  const years = new URL(address).pathname.match(/(?<!\d)20\d\d(?!\d)/g) ?? []
  return { entries: new Set(), head: null, newest: years.toSorted().at(-1) ?? '' }
}

/** Starts before the first page. */
export function createListingWalk({
  target,
  request,
  rooms,
  sweep,
  sweepSince,
  cutShort,
  start,
}: LogContext): ListingWalk {
  const seenEntries = new Set<string>()
  const seenPages = new Set([sameAddress(start)])
  /** By address of a listing page, read or about to be: the chain that it belongs to. */
  const chains = new Map<string, Chain>([[start, newChain(start)]])
  let taken = 0
  /** Pages that are still to be read. */
  let open = 1
  let leftOut = false
  let leftNews = false

  function isKnown(entry: ListedResponse): boolean {
    if (request.mode !== 'incremental') return false
    const stored = rooms.database.entries.get(target.adapter.slug, entry.url)
    if (stored?.complete !== true || stored.fingerprint !== listingFingerprint(entry)) return false
    return sweepSince === null || stored.lastCheckedAt >= sweepSince
  }

  /** Listed still, but not to be asked for again. */
  function isForgotten({ url }: ListedResponse): boolean {
    return rooms.database.tombstones.of({ kind: 'address', url }) !== null
  }

  function isSince(entry: ListedResponse): boolean {
    const date = entry.publishedOn ?? entry.respondedOn ?? entry.receivedOn
    return request.since === null || date === null || date >= request.since.slice(0, date.length)
  }

  function take(entries: ListedResponse[]): Pick<Step, 'wanted' | 'known'> {
    const fresh = entries.filter(
      (entry) => !seenEntries.has(entry.url) && seenEntries.add(entry.url) && !isForgotten(entry),
    )
    const recent = fresh.filter(isSince)
    const known = recent.filter(isKnown)
    const unknown = recent.filter((entry) => !known.includes(entry))
    const wanted = unknown.slice(0, Math.max(0, (request.maximumResponses ?? Number.POSITIVE_INFINITY) - taken))
    taken += wanted.length
    const tooOld = fresh.some((entry) => !recent.includes(entry) && !isKnown(entry))
    if (tooOld || wanted.length < unknown.length) leftNews = true
    return { wanted, known }
  }

  /** What speaks against the next page; a listing that shows the same again and again never ends. */
  function endless(next: string, page: number, repeats: boolean, chain: Chain): Failure | null {
    if (!repeats && chains.get(next) !== chain && page < MOST_LISTING_PAGES) return null
    return failure('endless_listing', `Page ${page} of the listing leads on without an end.`, next)
  }

  function note(entries: ListedResponse[], url: string, chain: Chain): void {
    for (const { url: address, publishedOn, respondedOn, receivedOn } of entries) {
      chain.entries.add(address)
      seenPages.add(sameAddress(address))
      const date = publishedOn ?? respondedOn ?? receivedOn ?? ''
      if (date > chain.newest) chain.newest = date
    }
    if (entries.length > 0) chain.head ??= url
  }

  /** A page that no crawl has read. */
  function isNew(address: string): boolean {
    return rooms.database.captures.latest(address) === null
  }

  function head(): string | null {
    const named = [...new Set(chains.values())].filter((chain) => chain.head !== null)
    // Of several that are as new, the first in the order of the listing; its own first page before all.
    return (
      named.reduce<Chain | null>((best, one) => (best && best.newest >= one.newest ? best : one), null)?.head ?? null
    )
  }

  function step(listing: Listing, url: string, page: number): Step {
    const chain = chains.get(url) ?? newChain(url)
    chains.set(url, chain)
    seenPages.add(sameAddress(url))
    open -= 1
    const { wanted, known } = take(listing.entries)
    const seenBefore = chain.entries.size
    note(listing.entries, url, chain)
    // A page without entries only leads to the listing (by year, by subject), and says nothing about what is new.
    const leadsOnly = listing.entries.length === 0
    const everyPage = sweep || cutShort || request.mode !== 'incremental' || request.dryRun
    const full = request.maximumResponses !== null && taken >= request.maximumResponses
    const mayHoldNews = everyPage || leadsOnly || wanted.length > 0
    const next: string[] = []
    const follow = (address: string, its: Chain, worthwhile: boolean) => {
      // Another branch leads there already.
      if (chains.has(address)) return
      if (full && worthwhile) leftNews = true
      if (!worthwhile || full) leftOut = true
      else next.push(address)
      chains.set(address, its)
    }
    const failed = listing.next && endless(listing.next, page, chain.entries.size === seenBefore && !leadsOnly, chain)
    if (failed) leftOut = true
    else if (listing.next !== null) follow(listing.next, chain, mayHoldNews)
    // Each folder or year has its own newest entry, whatever the others hold. Asking all of them every night would cost
    // a request each: the sweep does, and what was never read is read at once.
    for (const branch of listing.branches ?? [])
      follow(branch, newChain(branch), everyPage || leadsOnly || isNew(branch))
    open += next.length
    const empty = open === 0 && !leftOut && seenEntries.size === 0
    const nothing = empty ? failure('empty_listing', 'No page of the listing names a response.', url) : null
    return { wanted, known, next, failure: failed || nothing }
  }

  function readToTheEnd(): boolean {
    return open === 0 && !leftOut && seenEntries.size > 0
  }

  return {
    take,
    step,
    has: (address) => seenPages.has(sameAddress(address)),
    readToTheEnd,
    leftNews: () => leftNews,
    head,
  }
}
