/** A look at a few pages of a log, enough to tell whether its adapter still fits: nothing is saved. */
import { type Adapter, hostsOf } from '../../crawlers/adapter.ts'
import type { Reading } from '../../crawlers/invariants.ts'
import type { EntryPage, Failure, LinkedDocument, Listing } from '../domain.ts'
import { loadPage } from '../normalise/html-page.ts'
import { readWithAdapter } from './listing.ts'
import type { CrawlRooms } from './request.ts'
import type { Retrieved } from './retrieve.ts'

/** How much is looked at, at most. */
export interface SampleSize {
  listingPages: number
  /** Responses whose own page is read. */
  entries: number
  /** Letters and attachments that are fetched. */
  documents: number
}

export interface Sample {
  reading: Reading
  /** What was fetched, decoded, in order. */
  pages: { url: string; body: string }[]
  documents: Retrieved[]
  failures: Failure[]
}

/** Reads the first pages of a listing, the pages of some responses that they name, and some of their documents. */
export async function takeSample(
  adapter: Adapter,
  { client, archive }: Pick<CrawlRooms, 'client' | 'archive'>,
  size: SampleSize,
): Promise<Sample> {
  const sample: Sample = { reading: { listings: [], entries: {} }, pages: [], documents: [], failures: [] }

  async function fetched(url: string, expect: 'page' | 'document') {
    const render = expect === 'page' && adapter.rendered === true
    const outcome = await client.get(url, { allowedHosts: hostsOf(adapter), expect, render })
    if (outcome.kind === 'captured') {
      return { capture: outcome.capture, bytes: await archive.get(outcome.capture.sha256), notModified: false }
    }
    if (outcome.kind === 'failed') sample.failures.push(outcome.failure)
    return null
  }

  async function read<Value extends object>(url: string, read: (page: Parameters<Adapter['readListing']>[0]) => Value) {
    const retrieved = await fetched(url, 'page')
    if (retrieved === null) return null
    sample.pages.push({ url, body: loadPage(retrieved.bytes, retrieved.capture.charset).body })
    const value = readWithAdapter(retrieved, read)
    if (!('advice' in value)) return value
    sample.failures.push(value)
    return null
  }

  const waiting = [adapter.url]
  const known = new Set(waiting)
  while (sample.reading.listings.length < size.listingPages) {
    const url = waiting.shift()
    if (url === undefined) break
    const listing: Listing | null = await read(url, adapter.readListing)
    if (listing === null) continue
    sample.reading.listings.push({ url, ...listing })
    for (const further of [listing.next, ...(listing.branches ?? [])]) {
      if (further !== null && !known.has(further)) waiting.push(further)
      if (further !== null) known.add(further)
    }
  }
  const documents: LinkedDocument[] = []
  for (const entry of sample.reading.listings.flatMap(({ entries }) => entries).slice(0, size.entries)) {
    documents.push(...entry.documents)
    if (entry.kind === 'document') documents.push({ url: entry.url, title: entry.title, role: 'response' })
    if (entry.kind !== 'page') continue
    const page: EntryPage | null = await read(entry.url, adapter.readEntry)
    if (page === null) continue
    sample.reading.entries[entry.url] = page
    documents.push(...page.documents)
  }
  for (const { url } of documents.slice(0, size.documents)) {
    const retrieved = await fetched(url, 'document')
    if (retrieved !== null) sample.documents.push(retrieved)
  }
  return sample
}
