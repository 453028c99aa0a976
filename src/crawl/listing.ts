import { LayoutError, type Page } from '../../crawlers/adapter.ts'
import type { Failure, Listing } from '../domain.ts'
import { failure } from '../failure.ts'
import { loadPage } from '../normalise/html-page.ts'
import type { LogContext } from './request.ts'
import { isFailure, type Retrieved, requiredBytes, retrieve } from './retrieve.ts'
import type { Tally } from './tally.ts'

/** What an adapter sees of retrieved bytes. */
function pageOf(retrieved: Retrieved): Page {
  const { finalUrl, charset } = retrieved.capture
  return { url: finalUrl, ...loadPage(requiredBytes(retrieved), charset) }
}

/** Lets an adapter read a page; what it cannot read becomes `layout_changed`, with the page's first words as evidence. */
export function readWithAdapter<Value>(retrieved: Retrieved, read: (page: Page) => Value): Value | Failure {
  const page = pageOf(retrieved)
  try {
    return read(page)
  } catch (error) {
    const evidence = page.$('body').text().replace(/\s+/g, ' ').trim().slice(0, 200)
    const message = error instanceof Error ? error.message : String(error)
    const kind = error instanceof LayoutError ? 'layout_changed' : 'internal'
    return failure(kind, message, retrieved.capture.url, { status: retrieved.capture.status, evidence })
  }
}

/**
 * Reads one listing page. Its capture, with its validators, is saved only once the adapter has read it.
 */
export async function readListingPage(context: LogContext, url: string, tally: Tally): Promise<Listing | Failure> {
  const { target, rooms, runId } = context
  // Some sites send one ETag for ever. What a sweep calls gone, and what it calls all, must not rest on a 304.
  const retrieved = await retrieve(context, url, 'page', { believe: !context.sweep })
  if (isFailure(retrieved)) return retrieved
  const listing = readWithAdapter(retrieved, (adapterPage) => target.adapter.readListing(adapterPage))
  if ('advice' in listing) return listing
  const { captures, transaction } = rooms.database
  if (runId !== null && !retrieved.notModified) transaction(() => captures.save(retrieved.capture, runId))
  tally.page()
  tally.listed(listing.entries)
  return listing
}
