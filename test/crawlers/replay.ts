import { readFileSync } from 'node:fs'
import { load } from 'cheerio'
import type { Adapter, Page } from '../../crawlers/adapter.ts'
import type { EntryPage, Listing } from '../../src/domain.ts'

/** What an adapter reads from the pages saved beside it. */
export interface Replayed {
  listings: (Listing & { url: string })[]
  entries: Record<string, EntryPage>
}

/** More pages than any fixture has: a listing that goes on for longer does not end. */
const MOST_PAGES = 50

/** A page in the form in which an adapter is given it. */
export function pageOf(html: string, url: string): Page {
  return { url, $: load(html), body: html }
}

/** The saved pages of an adapter: address → HTML. */
export function savedPages(fixtures: URL): Map<string, string> {
  const files: Record<string, string> = JSON.parse(readFileSync(new URL('pages.json', fixtures), 'utf8'))
  return new Map(Object.entries(files).map(([url, file]) => [url, readFileSync(new URL(file, fixtures), 'utf8')]))
}

/**
 * Walks a log from its first listing page to its last and through every entry's page, on saved pages only.
 * @throws when the adapter asks for a page that was not saved, or the listing does not end
 */
export function replay(adapter: Adapter, pages: Map<string, string>): Replayed {
  const page = (url: string): Page => {
    const html = pages.get(url)
    if (html === undefined) throw new Error(`The adapter asks for a page that is not among the fixtures: ${url}`)
    return pageOf(html, url)
  }
  const replayed: Replayed = { listings: [], entries: {} }
  const waiting = [adapter.url]
  const known = new Set(waiting)
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (replayed.listings.length === MOST_PAGES) throw new Error(`The listing does not end: ${url}`)
    const listing = adapter.readListing(page(url))
    if (listing.next !== null && known.has(listing.next)) throw new Error(`The next page was read before: ${url}`)
    replayed.listings.push({ url, ...listing })
    for (const entry of listing.entries) {
      if (entry.kind === 'page') replayed.entries[entry.url] ??= adapter.readEntry(page(entry.url))
    }
    for (const further of [listing.next, ...(listing.branches ?? [])]) {
      if (further === null || known.has(further)) continue
      known.add(further)
      waiting.push(further)
    }
  }
  return replayed
}
