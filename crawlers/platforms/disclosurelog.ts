/**
 * The hosted disclosure log at `https://<tenant>.disclosurelog.co.uk/` (tenants seen: Oxford University Hospitals,
 * the MHRA). One page a response at `/disclosures/<uuid>`: kicker "FOI release", title, Case reference, Received,
 * Published, Request, Response, Documents. An entry's text was seen; the listing's markup never was, so it is read by
 * structure: whatever links to `/disclosures/<uuid>` is an entry, and what stands around that link alone describes it.
 */
import type { CheerioAPI } from 'cheerio'
import { z } from 'zod'
import type { EntryPage, ListedResponse, Listing } from '../../src/domain.ts'
import { findCaseReferences } from '../../src/identify/case-reference.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { cardAround } from './reading/card.ts'
import { allAttached, type DocumentLink, documentLinks, letterFirst } from './reading/document-links.ts'
import type { Element } from './reading/elements.ts'
import {
  fieldValue,
  type LabelledFields,
  labelledDate,
  labelledFields,
  PUBLISHED,
  RECEIVED,
  REFERENCE,
  RESPONDED,
} from './reading/labelled-fields.ts'
import { nextPage } from './reading/next-page.ts'
import { mainPart, printedText } from './reading/printed-text.ts'
import { type Section, sectionUnder } from './reading/sections.ts'

const RELEASE = /\/disclosures\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i
const SAYS_NOTHING = /^(?:read|view|see|open)(?: (?:more|response|release|disclosure|details|full response))?$/i
/** Said by a log that has nothing to list, so that an empty page is not taken for one. */
const NO_RESULTS = /\bno (?:results|disclosures|releases|responses|matches)\b|\bnothing (?:was )?found\b/i

/** An entry's address without `?preserveHistory`, which only keeps the visitor's search. */
function releaseAddress(href: string | undefined, pageUrl: string): string | null {
  const address = absoluteAddress(href, pageUrl)
  if (address === null) return null
  const { origin, pathname } = new URL(address)
  return RELEASE.test(pathname) ? origin + pathname.replace(/\/$/, '') : null
}

function readListing(page: Page): Listing {
  const { $ } = page
  const releases = new Map<string, Element[]>()
  for (const link of $('a[href]').toArray()) {
    const address = releaseAddress($(link).attr('href'), page.url)
    if (address === null) continue
    releases.set(address, [...(releases.get(address) ?? []), link])
  }
  if (releases.size === 0 && !NO_RESULTS.test(printedText(mainPart($)))) {
    throw new LayoutError('The page links no release (/disclosures/<uuid>) and does not say that there is none.')
  }
  return {
    entries: [...releases].map(([url, links]) => readRelease(page, url, links)),
    next: nextPage($, page.url),
  }
}

function readRelease(page: Page, url: string, links: Element[]): ListedResponse {
  const { $ } = page
  const card = cardAround(page, links[0], (href) => releaseAddress(href, page.url))
  const text = printedText(card)
  const fields = card ? labelledFields($, card) : []
  const heading = card ? printedText($(card).find('h2, h3, h4, h5').get(0)) : ''
  const title = [heading, ...links.map((link) => printedText(link))].find((name) => name && !SAYS_NOTHING.test(name))
  return { url, kind: 'page', title: title ?? null, ...printedDetails(fields, text), documents: [] }
}

function printedDetails(fields: LabelledFields, text: string) {
  return {
    caseReference: fieldValue(fields, REFERENCE) ?? findCaseReferences(text)[0]?.printed ?? null,
    receivedOn: labelledDate(fields, text, RECEIVED),
    respondedOn: labelledDate(fields, text, RESPONDED),
    publishedOn: labelledDate(fields, text, PUBLISHED),
  }
}

function readEntry(page: Page): EntryPage {
  const { $ } = page
  const main = mainPart($)
  const title = printedText($('h1').get(0))
  const fields = main ? labelledFields($, main) : []
  const response = main ? sectionUnder($, main, /^(?:our )?response$/i) : null
  if (main === undefined || title === '' || (response === null && fieldValue(fields, REFERENCE) === null)) {
    throw new LayoutError('The page has neither a case reference nor a Response section under a title.')
  }
  const role = response !== null && response.text !== '' ? 'response' : 'log_page'
  const documents = linkedDocuments($, page.url, sectionUnder($, main, /^(?:documents?|attachments?|files?)$/i))
  return {
    title,
    // The request and the answer are free text: only labels speak for the case.
    ...printedDetails(fields, ''),
    role,
    documents: role === 'response' ? allAttached(documents) : letterFirst(documents),
  }
}

function linkedDocuments($: CheerioAPI, pageUrl: string, section: Section | null): DocumentLink[] {
  const links = section === null ? [] : documentLinks($, section.links, pageUrl)
  return links.filter((link) => !isOwnPage(link.url))
}

/** "Browse our other responses" and "make a request" stand below the documents where the page has no sections. */
function isOwnPage(address: string): boolean {
  const { pathname } = new URL(address)
  return (
    RELEASE.test(pathname) || /^\/(?:disclosures|requests?(?:\/.*)?|accessibility|privacy|cookies)?\/?$/.test(pathname)
  )
}

const disclosurelog: Platform = {
  name: 'disclosurelog',
  options: z.strictObject({}),
  readListing,
  readEntry,
  entryAddress: (address) => releaseAddress(address, address),
}
export default disclosurelog
