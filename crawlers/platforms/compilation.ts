/**
 * A log whose entries hold many cases each, on any software: a report a quarter (Berkshire Healthcare), a file a month
 * (Weston), a page a month (NHS 24, Isle of Wight) or a subject (West London). The listing names the files and pages;
 * their cases are told apart when they are read, and share one address. A file is often replaced in its place as the
 * year grows, so it is its text that tells what is new, never its address.
 */
import { z } from 'zod'
import type { EntryPage, ListedResponse, Listing, PartialDate } from '../../src/domain.ts'
import { parsePartialDate } from '../../src/normalise/dates.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { isAddressPattern, matchesAddress } from './reading/address-pattern.ts'
import { leadsToDocument, tellingFileName } from './reading/addresses.ts'
import { type DocumentLink, documentLinks } from './reading/document-links.ts'
import { nextPage } from './reading/next-page.ts'
import { isOtherPaper } from './reading/other-papers.ts'
import { inSiteFrame, mainPart, printedText } from './reading/printed-text.ts'

const addressPattern = z.string().min(1).refine(isAddressPattern, 'not a regular expression')

const options = z.strictObject({
  /** CSS selector of the part that links the log's files and pages, where the page links other papers besides. */
  within: z.string().min(1).optional(),
  /** Regular expression over the path and query of pages that hold cases themselves: one a month, one a subject. */
  pages: addressPattern.optional(),
  /** Regular expression over the path and query of further listing pages: the folders of years, say. */
  parts: addressPattern.optional(),
  /** The listing page holds cases itself, as a register or a page of one month does. */
  itself: z.boolean().optional(),
})
type CompilationOptions = z.infer<typeof options>

/** What a log's file is called, where no period is named: `FOI disclosure log`, `Previous requests`. */
const NAMES_A_LOG = /\b(?:disclosure|foi|freedom of information|previous (?:requests|responses))\b/i

function readListing(page: Page, { within, pages, parts, itself }: CompilationOptions): Listing {
  const links = linksOf(page, within)
  const entries = [
    ...(itself === true ? [wholePage(page)] : []),
    ...links.flatMap((link) => {
      if (link.url === page.url) return []
      if (leadsToDocument(link.url)) return isLogFile(link) ? [entryOf(link, 'document')] : []
      return pages !== undefined && matchesAddress(link.url, pages) && !isOtherPaper(link.title)
        ? [entryOf(link, 'page')]
        : []
    }),
  ]
  const branches = links
    .map(({ url }) => url)
    .filter((url) => parts !== undefined && url !== page.url && !leadsToDocument(url) && matchesAddress(url, parts))
  const next = nextPage(page.$, page.url)
  if (entries.length === 0 && branches.length === 0 && next === null) {
    throw new LayoutError('The page links no file or page that is named as a log or by a period.')
  }
  return { entries, next, ...(branches.length > 0 && { branches }) }
}

function linksOf({ $, url }: Page, within: string | undefined): DocumentLink[] {
  const links = $(within ?? 'body')
    .find('a[href]')
    .toArray()
    .filter((link) => !inSiteFrame($, link))
  return documentLinks($, links, url)
}

/** A file that is named as a log, or by a period, and not as a policy, a form or the like. */
function isLogFile(link: DocumentLink): boolean {
  const names = `${link.title ?? ''} ${tellingFileName(link.url)?.replaceAll(/[-_]/g, ' ') ?? ''}`
  return !isOtherPaper(link.title) && (NAMES_A_LOG.test(names) || parsePartialDate(names) !== null)
}

function entryOf({ url, title }: DocumentLink, kind: 'document' | 'page'): ListedResponse {
  return { ...unsaid, url, kind, title, publishedOn: periodOf(title ?? ''), documents: [] }
}

/** The month or year under which the log files its cases: that in which the period ends (`1 April 2024 to 30 June 2024`). */
function periodOf(title: string): PartialDate | null {
  const ends = title.split(/\s(?:to|until|[–-])\s/)
  const end = parsePartialDate(ends.at(-1) ?? '') ?? parsePartialDate(title)
  return end?.slice(0, 7) ?? null
}

const unsaid = { caseReference: null, receivedOn: null, respondedOn: null }

function wholePage(page: Page): ListedResponse {
  const title = printedText(page.$('h1').get(0)) || null
  const period = title ?? decodeURIComponent(new URL(page.url).pathname)
  return { ...unsaid, url: page.url, kind: 'page', title, publishedOn: periodOf(period), documents: [] }
}

/** A page that holds cases. What it links belongs to one of them, which only its reading can tell, so nothing is attached to all. */
function readEntry(page: Page): EntryPage {
  const main = mainPart(page.$)
  const title = printedText(page.$('h1').get(0))
  if (title === '' || printedText(main).length < LEAST_CASE)
    throw new LayoutError('The page has no title or no case on it.')
  return { ...unsaid, title, publishedOn: periodOf(title), role: 'response', documents: [] }
}

/** Characters. A title and "no requests this month" fit. */
const LEAST_CASE = 200

const compilation: Platform<CompilationOptions> = { name: 'compilation', options, readListing, readEntry }
export default compilation
