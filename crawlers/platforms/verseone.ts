/**
 * VerseOne: flat slug pages that list documents by their link text, such as `FOI6852 2024 Temporary Medical Staffing`.
 * A trust keeps several such pages (one a year, say), each of which links the others.
 */
import { z } from 'zod'
import type { EntryPage, Listing } from '../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../src/identify/case-reference.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { allAttached, type DocumentLink, documentLinks, letterFirst } from './reading/document-links.ts'
import { responsesByCase } from './reading/documents-by-case.ts'
import { fieldValue, labelledDate, labelledFields, PUBLISHED, RECEIVED, REFERENCE } from './reading/labelled-fields.ts'
import { nextPage } from './reading/next-page.ts'
import { isOtherPaper } from './reading/other-papers.ts'
import { inSiteFrame, mainPart, printedText } from './reading/printed-text.ts'
import { sectionUnder } from './reading/sections.ts'
import { subjectOf } from './reading/subject.ts'
import { documentIdentity, isDownload } from './reading/verseone-downloads.ts'

const options = z.strictObject({
  /** Titles of documents end in the day of the reply, written ddmmyy. */
  dayAtEnd: z.boolean().optional(),
})
type VerseoneOptions = z.infer<typeof options>

/** A download's address changes with each upload; a page lists other papers besides. */
const RULES = { identity: documentIdentity, unreferenced: 'dated' } as const

function readListing(page: Page, { dayAtEnd = false }: VerseoneOptions): Listing {
  const links = contentLinks(page)
  const entries = responsesByCase(links, { ...RULES, dayAtEnd })
  const next = pagerNext(page) ?? nextLogPage(page)
  const branches = folders(page)
  if (entries.length === 0 && next === null && branches.length === 0) {
    throw new LayoutError(
      'The page lists no document by a case reference or a year, and leads to no disclosure log page.',
    )
  }
  return { entries, next, ...(branches.length > 0 && { branches }) }
}

/** The page's links outside the site's own frame. */
function contentLinks({ $, url }: Page): DocumentLink[] {
  const links = $('a[href]')
    .toArray()
    .filter((link) => !inSiteFrame($, link))
  return documentLinks($, links, url)
}

/**
 * Folders of the page's file widget (`?smbfolder=<id>`, a month each at BHRUT) or media browser
 * (`?media_folder=<id>&root_folder=<name>`, Nottingham University Hospitals). Those above lead back to where we were.
 */
function folders({ $, url }: Page): string[] {
  const addresses = $('a[href*="smbfolder="], a[href*="media_folder="]')
    .toArray()
    .flatMap((link) => absoluteAddress($(link).attr('href'), url) ?? [])
    .filter((address) => new URL(address).pathname === new URL(url).pathname && address !== url)
  return [...new Set(addresses)]
}

/** A pager within one slug page. Other "Next" links (news, carousels) lead elsewhere. */
function pagerNext({ $, url }: Page): string | null {
  const next = nextPage($, url)
  return next !== null && new URL(next).pathname === new URL(url).pathname ? next : null
}

/** The last part of an address's path, under which VerseOne files a page. */
function slugOf(address: string): string {
  return new URL(address).pathname.replace(/\/$/, '').split('/').at(-1)?.toLowerCase() ?? ''
}

/** Slugs of the pages of a log: `foi-disclosure-log-2024`, `foi-responses-2024-25`; not of one case, `foi-5974-…-2551`. */
function isLogSlug(slug: string): boolean {
  if (findCaseReferenceInName(slug) !== null) return false
  return /disclosure-?logs?(?:-|$)/.test(slug) || /^(?:foi|freedom-of-information)-.*20\d\d/.test(slug)
}

/** Newest year first, then by name: an order that is the same seen from every page, so that following it ends. */
function logPageOrder(slug: string): string {
  const year = Number(/20\d\d/.exec(slug)?.[0] ?? 0)
  return `${9999 - year} ${slug}`
}

/** The log's page after this one; its first, where this page only introduces the log. */
function nextLogPage({ $, url }: Page): string | null {
  const here = isLogSlug(slugOf(url)) ? logPageOrder(slugOf(url)) : ''
  const pages = $('a[href]')
    .toArray()
    .flatMap((link) => absoluteAddress($(link).attr('href'), url) ?? [])
    .filter((address) => new URL(address).host === new URL(url).host && !isDownload(address))
    .filter((address) => isLogSlug(slugOf(address)) && logPageOrder(slugOf(address)) > here)
  pages.sort((a, b) => (logPageOrder(slugOf(a)) < logPageOrder(slugOf(b)) ? -1 : 1))
  return pages[0] ?? null
}

/** A case's own slug page: its letters, or the answer itself under "Trust response". */
function readEntry(page: Page): EntryPage {
  const { $ } = page
  const main = mainPart($)
  const heading = printedText($('h1').get(0))
  const text = printedText(main)
  const fields = main ? labelledFields($, main) : []
  const reference = fieldValue(fields, REFERENCE) ?? findCaseReferences(`${heading}\n${text}`)[0]?.printed ?? null
  const response = main ? sectionUnder($, main, /^(?:our |the )?(?:trust |foi )?response:?$/i) : null
  const documents = contentLinks(page).filter((link) => isDownload(link.url) && !isOtherPaper(link.title))
  const answers = (response?.text ?? '') !== ''
  if (heading === '' || (reference === null && documents.length === 0 && !answers)) {
    throw new LayoutError('The page names no case, carries no response and links no document.')
  }
  return {
    title: heading === reference ? null : subjectOf(heading, reference),
    caseReference: reference,
    receivedOn: labelledDate(fields, '', RECEIVED),
    respondedOn: labelledDate(fields, '', /^(?:date|date of response|response date|date sent)$/i),
    publishedOn: labelledDate(fields, '', PUBLISHED),
    role: answers ? 'response' : 'log_page',
    documents: answers ? allAttached(documents) : letterFirst(documents),
  }
}

const verseone: Platform<VerseoneOptions> = { name: 'verseone', options, readListing, readEntry }
export default verseone
