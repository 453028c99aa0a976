/**
 * Any log that nobody wrote a platform for: entries are found by what repeats on the page (see `crawlers/general/`).
 * It is used where an adapter names only its address.
 */
import { z } from 'zod'
import type { EntryPage, ListedResponse, Listing } from '../../src/domain.ts'
import { readAnyEntry } from '../general/read-entry.ts'
import { type FoundEntry, readAnyListing } from '../general/read-listing.ts'
import { LayoutError, type Page, type Platform } from '../platform.ts'
import { letterFirst } from './reading/document-links.ts'

/** Less sure than this, a page is taken for no listing at all. */
const LEAST_CONFIDENCE = 0.15

function readListing(page: Page): Listing {
  const { entries, next, confidence } = readAnyListing(page)
  if (entries.length === 0 || confidence < LEAST_CONFIDENCE) {
    throw new LayoutError('Nothing on the page repeats that links a response; it may be empty, or filled by a script.')
  }
  const listed = new Map(entries.map((entry) => listedResponse(page, entry)).map((entry) => [entry.url, entry]))
  return { entries: [...listed.values()], next }
}

/** An entry's own page on the same site comes before its file: it is the lasting address, and prints the request. */
function listedResponse({ url: listing }: Page, entry: FoundEntry): ListedResponse {
  const page = entry.page !== null && new URL(entry.page).host === new URL(listing).host ? entry.page : null
  const url = page ?? entry.url
  const files = entry.documents.filter((document) => document.url !== url)
  const isFile = entry.documents.some((document) => document.url === url)
  return {
    url,
    kind: isFile ? 'document' : 'page',
    title: entry.title,
    caseReference: entry.caseReference,
    ...datesOf(entry),
    documents: letterFirst(files.map((file) => ({ url: file.url, title: file.label || null }))),
  }
}

/** A date that no label explains is taken for the day on which the entry came out. */
function datesOf({ date, receivedOn, respondedOn, publishedOn }: FoundEntry) {
  const labelled = [receivedOn, respondedOn, publishedOn].some((known) => known !== null)
  return { receivedOn, respondedOn, publishedOn: labelled ? publishedOn : date }
}

function readEntry(page: Page): EntryPage {
  const { title, caseReference, receivedOn, respondedOn, publishedOn, role, documents, response, length } =
    readAnyEntry(page)
  if (title === null) throw new LayoutError('The page has no title.')
  if (documents.length === 0 && response === null && length < 200) {
    throw new LayoutError('The page links no document and says too little to be a response itself.')
  }
  return { title, caseReference, receivedOn, respondedOn, publishedOn, role, documents }
}

const general: Platform = { name: 'general', options: z.strictObject({}), readListing, readEntry }
export default general
