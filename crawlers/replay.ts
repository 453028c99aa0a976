import { load } from 'cheerio'
import type { Adapter } from './adapter.ts'
import type { Reading } from './invariants.ts'
import type { Page } from './platform.ts'

/** More pages than any fixture has: a listing that goes on for longer does not end. */
const MOST_PAGES = 50

/** A page in the form in which an adapter is given it. */
export function pageOf(html: string, url: string): Page {
  return { url, $: load(html), body: html }
}

/** Reads a page. @throws when that changes the page, from which its text is read next */
function readUnchanged<Value>(page: Page, read: (page: Page) => Value): Value {
  const before = page.$.html()
  const value = read(page)
  if (page.$.html() !== before) throw new Error(`The adapter changes the page that it is given: ${page.url}`)
  return value
}

/**
 * Walks a log from its first listing page to its last and through every entry's page, on saved pages only.
 * @throws when the adapter asks for a page that was not saved or changes one, or the listing does not end
 */
export function replay(adapter: Adapter, pages: Map<string, string | null>): Reading {
  const page = (url: string): Page | null => {
    const html = pages.get(url)
    if (html === undefined) throw new Error(`The adapter asks for a page that is not among the fixtures: ${url}`)
    return html === null ? null : pageOf(html, url)
  }
  const replayed: Reading = { listings: [], entries: {} }
  const waiting = [adapter.url]
  const known = new Set(waiting)
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (replayed.listings.length === MOST_PAGES) throw new Error(`The listing does not end: ${url}`)
    const listingPage = page(url)
    if (listingPage === null) continue
    const listing = readUnchanged(listingPage, adapter.readListing)
    if (listing.next !== null && known.has(listing.next)) throw new Error(`The next page was read before: ${url}`)
    replayed.listings.push({ url, ...listing })
    for (const entry of listing.entries) {
      const entryPage = entry.kind === 'page' ? page(entry.url) : null
      if (entryPage !== null) replayed.entries[entry.url] ??= readUnchanged(entryPage, adapter.readEntry)
    }
    for (const further of [listing.next, ...(listing.branches ?? [])]) {
      if (further === null || known.has(further)) continue
      known.add(further)
      waiting.push(further)
    }
  }
  return replayed
}
