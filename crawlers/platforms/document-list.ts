/**
 * A plain list of responses, on any software: each entry leads to a page that links its documents (the letter first,
 * then attachments), or straight to a document. Titles, references and dates stand in the link's text, beside it, or in
 * the file's name.
 */
import { z } from 'zod'
import type { EntryPage, ListedResponse, Listing } from '../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../src/identify/case-reference.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { fileNameOf, leadsToDocument } from './reading/addresses.ts'
import { documentLinks, letterFirst } from './reading/document-links.ts'
import type { AnyNode, Element } from './reading/elements.ts'
import {
  fieldValue,
  labelledDate,
  labelledFields,
  PUBLISHED,
  RECEIVED,
  REFERENCE,
  RESPONDED,
} from './reading/labelled-fields.ts'
import { nextPage } from './reading/next-page.ts'
import { mainPart, printedText } from './reading/printed-text.ts'

const options = z.strictObject({
  /** CSS selector of the list's entries: its items, rows or articles. */
  entry: z.string().min(1),
  /** CSS selector, on an entry's own page, of what holds the links to its documents; the page's main part by default. */
  documents: z.string().min(1).optional(),
})
type DocumentListOptions = z.infer<typeof options>

function readListing(page: Page, { entry }: DocumentListOptions): Listing {
  const { $ } = page
  const entries = new Map<string, ListedResponse>()
  for (const item of $('html').find(entry).toArray()) {
    const listed = listedResponse(page, item)
    if (listed !== null && !entries.has(listed.url)) entries.set(listed.url, listed)
  }
  if (entries.size === 0) throw new LayoutError(`Nothing on the page matches "${entry}" and links a response.`)
  return { entries: [...entries.values()], next: nextPage($, page.url) }
}

function listedResponse({ $, url }: Page, item: Element): ListedResponse | null {
  const links = documentLinks($, $(item).find('a[href]').toArray(), url)
  const files = letterFirst(links.filter((link) => leadsToDocument(link.url)))
  // A page introduces its documents; where there is none, the letter itself is the entry.
  const main = links.find((link) => !leadsToDocument(link.url)) ?? files[0]
  if (main === undefined) return null
  const heading = printedText($(item).find('h2, h3, h4, h5').get(0))
  const title = heading === '' ? main.title : heading
  return {
    url: main.url,
    kind: leadsToDocument(main.url) ? 'document' : 'page',
    title,
    ...printedDetails($, item, printedText(item), [title ?? '', fileNameOf(main.url) ?? '']),
    documents: files.filter((file) => file.url !== main.url),
  }
}

/** Labelled fields speak first, then what the text prints, then the names by which the case is known. */
function printedDetails($: Page['$'], part: AnyNode, text: string, names: string[]) {
  const fields = labelledFields($, part)
  const named = names.map((name) => findCaseReferenceInName(name)).find((reference) => reference !== null)
  return {
    caseReference: fieldValue(fields, REFERENCE) ?? findCaseReferences(text)[0]?.printed ?? named?.printed ?? null,
    receivedOn: labelledDate(fields, text, RECEIVED),
    respondedOn: labelledDate(fields, text, RESPONDED),
    publishedOn: labelledDate(fields, text, PUBLISHED),
  }
}

/** An entry's own page. One that links no document carries the answer itself. */
function readEntry(page: Page, { documents: selector }: DocumentListOptions): EntryPage {
  const { $ } = page
  const main = mainPart($)
  const title = printedText($('h1').get(0))
  const part = selector === undefined ? main : $('html').find(selector).get(0)
  const links = part === undefined ? [] : documentLinks($, $(part).find('a[href]').toArray(), page.url)
  const files = selector === undefined ? links.filter((link) => leadsToDocument(link.url)) : links
  if (main === undefined || title === '') throw new LayoutError('The page has no title (h1).')
  // The rest of the page may be a letter, whose dates and references are not the log's: only labels speak.
  const details = printedDetails($, main, title, [title])
  if (files.length > 0) return { title, ...details, role: 'log_page', documents: letterFirst(files) }
  if (printedText(main).length < MOST_OF_A_STUB) {
    throw new LayoutError('The page links no document and says too little to be a response itself.')
  }
  return { title, ...details, role: 'response', documents: [] }
}

/** Characters. A title, two dates and "the response is not available" fit; the shortest letter seen does not. */
const MOST_OF_A_STUB = 400

const documentList: Platform<DocumentListOptions> = { name: 'document-list', options, readListing, readEntry }
export default documentList
