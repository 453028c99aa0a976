import type { EntryReading } from './read-entry.ts'
import type { ListingReading } from './read-listing.ts'

export type PageKind = 'listing' | 'entry' | 'neither'

/**
 * What a page is: a `listing` of what is published, an `entry`, one response's own page, or `neither`. A page that prints
 * a request, a response or a case reference under labels is an entry, unless what it lists outweighs that.
 */
export function kindOf(listing: ListingReading, entry: EntryReading): PageKind {
  const labelled = [entry.caseReference, entry.receivedOn, entry.respondedOn, entry.request, entry.response].filter(
    (value) => value !== null,
  )
  const dated = listing.entries.filter(({ date, caseReference }) => date !== null || caseReference !== null).length
  const isEntry = (entry.response !== null && entry.request !== null) || labelled.length >= 2
  if (isEntry && listing.entries.length <= Math.max(6, entry.documents.length) && dated < 4) return 'entry'
  if (listing.entries.length > 0) return 'listing'
  return labelled.length > 0 && entry.length > 200 ? 'entry' : 'neither'
}
