/**
 * Concrete CMS (concrete5), often built by Frank. A log is a document library, a table of pages (a page list or Express
 * list set as one), or a page list, and some pages carry two of them. The class names are those of the CMS's own blocks;
 * ids of blocks, folders and files differ by install and are never fixed.
 *
 * Documents are at `/download_file/<id>/<page>` or `/download_file/view/<id>/<page>`, without extension, or directly at
 * `/application/files/…`. A library's date is the day of upload, not of the reply.
 */
import { z } from 'zod'
import type { ListedResponse, Listing } from '../../src/domain.ts'
import { findCaseReferences } from '../../src/identify/case-reference.ts'
import { parsePartialDate } from '../../src/normalise/dates.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { entriesOfTable } from './layouts/case-table.ts'
import { type Software, sitePage } from './layouts/site-page.ts'
import { sitePlatform } from './layouts/site-platform.ts'
import { absoluteAddress, leadsToDocument } from './reading/addresses.ts'
import { documentLinks } from './reading/document-links.ts'
import { type ListedLink, responsesByCase } from './reading/documents-by-case.ts'
import { eachAddressOnce } from './reading/each-address-once.ts'
import type { Element } from './reading/elements.ts'
import { nextPage } from './reading/next-page.ts'
import { inSiteFrame, printedText } from './reading/printed-text.ts'
import { subjectOf } from './reading/subject.ts'

const options = z.strictObject({
  /** CSS selector of the parts that hold the log, where the page carries other libraries or tables; its main part by default. */
  within: z.string().min(1).optional(),
  /** CSS selector of the links to further pages of the log: its categories or years. */
  parts: z.string().min(1).optional(),
})
type ConcreteOptions = z.infer<typeof options>

const LIBRARY = 'table.ccm-block-document-library-table'
const LIBRARY_ROW = 'tr.ccm-block-document-library-row-a, tr.ccm-block-document-library-row-b'
const PAGE_ENTRY = '.ccm-block-page-list-page-entry, .ccm-block-page-list-page-entry-horizontal'
/** A folder of a library: `/<page>/navigate/<block>/<folder>`. */
const FOLDER = /\/navigate\/\d+\/\d+\/?$/

/** A file keeps its id; whether it is shown (`view/`) or saved, and from which page it is linked, makes no other file of it. */
function fileIdentity(address: string): string {
  const { origin, pathname } = new URL(address)
  const id = /^\/(?:index\.php\/)?download_file\/(?:view\/)?([\da-f-]+)/i.exec(pathname)?.[1]
  return id === undefined ? address : `${origin}/download_file/${id}`
}

const software: Software = {
  name: 'concrete',
  content: ['main', '#content'],
  items: PAGE_ENTRY,
  besides: '',
  identity: fileIdentity,
}
/** A response's own page is often a small table (Reference, Description, Date requested, Attachments) above the answer. */
const { readEntry } = sitePlatform(software)

function readListing(saved: Page, { within, parts }: ConcreteOptions): Listing {
  const page = sitePage(saved, software, [])
  const { $ } = page
  const blocks = within === undefined ? [page.content] : $('html').find(within).toArray()
  const found = (selector: string) => blocks.flatMap((block) => $(block).find(selector).toArray())
  const libraries = found(LIBRARY)
  const listed = [
    ...responsesByCase(
      libraries.flatMap((library) => libraryLinks(page, library)),
      { identity: fileIdentity, unreferenced: 'all' },
    ),
    ...found('table')
      .filter((table) => !libraries.includes(table))
      .flatMap((table) => entriesOfTable(page, table, software, {})),
    ...found(PAGE_ENTRY).flatMap((entry) => pageListEntry(page, entry) ?? []),
  ]
  // Where an editor has set the links by hand, only a reference or a year tells a response from another paper.
  const entries = listed.length > 0 ? listed : linksByHand(page, blocks)
  const branches = [...folders(page, libraries), ...(parts === undefined ? [] : addresses(page, $('html').find(parts)))]
  if (entries.length === 0 && branches.length === 0 && libraries.length === 0) {
    throw new LayoutError('The page has no document library, no table and no page list with responses in it.')
  }
  const unique = eachAddressOnce(entries)
  const further = [...new Set(branches)].filter((address) => address !== page.url)
  return { entries: unique, next: nextPage($, page.url), ...(further.length > 0 && { branches: further }) }
}

/** The files of a library's rows, titled by their link, dated by the column that the head names as the date's. */
function libraryLinks({ $, url }: Page, library: Element): ListedLink[] {
  const head = $(library).find('th').toArray()
  const dateColumn = head.findIndex((cell) => ($(cell).attr('class') ?? '').includes('-column-date'))
  return $(library)
    .find(LIBRARY_ROW)
    .toArray()
    .flatMap((row) => {
      const [link] = documentLinks($, $(row).find('a[href]').toArray(), url).filter((file) => leadsToDocument(file.url))
      const date = dateColumn < 0 ? undefined : $(row).children('td').get(dateColumn)
      return link === undefined ? [] : [{ ...link, publishedOn: parsePartialDate(printedText(date)) }]
    })
}

/** Folders below the one that is shown, which stand in its rows; breadcrumbs lead up again, the head's links sort. */
function folders(page: Page, libraries: Element[]): string[] {
  const { $ } = page
  const links = libraries.flatMap((library) => $(library).find(LIBRARY_ROW).find('a[href]').toArray())
  return addresses(page, $(links)).filter((address) => FOLDER.test(new URL(address).pathname))
}

function addresses(page: Page, links: ReturnType<Page['$']>): string[] {
  const { $ } = page
  return links.toArray().flatMap((link) => absoluteAddress($(link).attr('href'), page.url) ?? [])
}

function pageListEntry({ $, url }: Page, entry: Element): ListedResponse | null {
  const [link] = documentLinks($, $(entry).find('a[href]').toArray(), url)
  if (link === undefined) return null
  const title = printedText($(entry).find('.ccm-block-page-list-title').get(0)) || link.title
  const reference = findCaseReferences(`${title ?? ''}\n${printedText(entry)}`)[0]?.printed ?? null
  return {
    url: link.url,
    kind: leadsToDocument(link.url) ? 'document' : 'page',
    title: subjectOf(title ?? '', reference),
    caseReference: reference,
    receivedOn: null,
    respondedOn: null,
    publishedOn: parsePartialDate(printedText($(entry).find('.ccm-block-page-list-date').get(0))),
    documents: [],
  }
}

function linksByHand(page: Page, blocks: Element[]): ListedResponse[] {
  const { $ } = page
  const links = blocks.flatMap((block) => $(block).find('a[href]').toArray()).filter((link) => !inSiteFrame($, link))
  return responsesByCase(documentLinks($, links, page.url), { identity: fileIdentity, unreferenced: 'dated' })
}

const concrete: Platform<ConcreteOptions> = {
  name: 'concrete',
  options,
  readListing,
  readEntry: (page) => readEntry(page, {}),
}
export default concrete
