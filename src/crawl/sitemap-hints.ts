import { hostsOf } from '../../crawlers/adapter.ts'
import type { ListedResponse } from '../domain.ts'
import { isHostAllowed } from '../fetch/allowed-hosts.ts'
import type { LogContext } from './request.ts'
import { isFailure, requiredBytes, retrieve } from './retrieve.ts'
import { readSitemap } from './sitemap.ts'

/** Requests that a sweep spends on one log's sitemaps at most. */
const MOST_SITEMAPS = 10
/** Entries that one sweep takes from them at most: a hint is no listing. */
const MOST_HINTS = 500
/** A sitemap named like this is read before one of news or of events. */
const TELLING = /foi|freedom|disclosure|release|response|request/i

/**
 * Entries that the sitemaps name which robots.txt announces, and that no listing page named: a listing that cuts off its
 * end, or hides what it files under another subject, has them all the same. Only where an address tells that a response
 * stands there. A sitemap promises nothing, so one that cannot be read is passed over.
 * @param isKnown whether a page was listed, or read as a listing
 */
export async function hintedEntries(
  context: LogContext,
  isKnown: (address: string) => boolean,
): Promise<ListedResponse[]> {
  const { adapter } = context.target
  const { entryAddress } = adapter
  if (entryAddress === undefined) return []
  const hosts = hostsOf(adapter)
  const isOwn = (address: string) => URL.canParse(address) && isHostAllowed(new URL(address), hosts)
  const hinted = new Map<string, ListedResponse>()
  for await (const pages of namedPages(context, (address) => isOwn(address) && !isKnown(address))) {
    for (const page of pages) {
      const url = isOwn(page) ? entryAddress(page) : null
      if (url !== null && !isKnown(url) && hinted.size < MOST_HINTS) hinted.set(sameAddress(url), hintOf(url))
    }
  }
  return [...hinted.values()]
}

/** One page, whichever of its usual spellings an address has: with `www.` or a slash at its end, on http or https. */
export function sameAddress(address: string): string {
  const { hostname, port, pathname, search } = new URL(address)
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/$/, '')}${search}`
}

function hintOf(url: string): ListedResponse {
  const unsaid = { title: null, caseReference: null, receivedOn: null, respondedOn: null, publishedOn: null }
  return { url, kind: 'page', ...unsaid, documents: [] }
}

/**
 * The pages that a log's sitemaps name, one sitemap's at a time (it may name 50,000); an index is followed to the sitemaps
 * in it and no further (as the protocol has it).
 */
async function* namedPages(context: LogContext, isWanted: (sitemap: string) => boolean): AsyncGenerator<string[]> {
  const announced = await context.rooms.client.sitemaps(new URL(context.target.adapter.url).origin)
  const inIndexes: string[] = []
  const asked = new Set<string>()
  for (const [level, waiting] of [announced, inIndexes].entries()) {
    for (const address of tellingFirst(waiting.filter(isWanted))) {
      if (asked.size >= MOST_SITEMAPS || context.stopped()) return
      if (asked.has(address)) continue
      asked.add(address)
      const sitemap = await fetchSitemap(context, address)
      if (sitemap?.kind === 'pages') yield sitemap.addresses
      else if (sitemap !== null && level === 0) inIndexes.push(...sitemap.addresses)
    }
  }
}

function tellingFirst(addresses: string[]): string[] {
  return addresses.toSorted((a, b) => Number(TELLING.test(b)) - Number(TELLING.test(a)))
}

async function fetchSitemap(context: LogContext, address: string) {
  const retrieved = await retrieve(context, address, 'document')
  if (isFailure(retrieved)) return null
  const { captures, transaction } = context.rooms.database
  const { runId } = context
  if (runId !== null && !retrieved.notModified) transaction(() => captures.save(retrieved.capture, runId))
  return readSitemap(requiredBytes(retrieved))
}
