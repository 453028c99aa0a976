/** A list whose entries lead to pages of their own, or, here and there, straight to a document. */
import type { ListedResponse } from '../../../src/domain.ts'
import { findCaseReferenceInName } from '../../../src/identify/case-reference.ts'
import { absoluteAddress, fileNameOf, leadsToDocument } from '../reading/addresses.ts'
import { cardAround } from '../reading/card.ts'
import { dateOf, dayBehindWords, referenceOf, titleOf } from '../reading/case-details.ts'
import { documentLinks, letterFirst } from '../reading/document-links.ts'
import { eachAddressOnce } from '../reading/each-address-once.ts'
import type { AnyNode, Element } from '../reading/elements.ts'
import { type LogRow, logRows, rowDetails } from '../reading/log-table.ts'
import { fitsPath } from '../reading/path-patterns.ts'
import { printedFields } from '../reading/printed-fields.ts'
import { printedText } from '../reading/printed-text.ts'
import { subjectOf } from '../reading/subject.ts'
import type { LayoutOptions } from './options.ts'
import type { SitePage, Software } from './site-page.ts'

const READ_ON = /^(?:read|find out|see|view|open|continue reading|learn)\b.{0,60}$|^(?:more|details|here|link)$/i

/** The entries of a listing page in order, each address once. */
export function entriesOfList(page: SitePage, software: Software, options: LayoutOptions): ListedResponse[] {
  const rows = rowsOfLogs(page, options)
  const entries = itemsOf(page, software, options).flatMap((item) => {
    const row = rows.get(page.$(item).closest('tr').get(0) ?? item)
    return listedEntry(page, item, options, row) ?? []
  })
  return eachAddressOnce(entries)
}

/** By the entries' own addresses, where they are known: the part around a link that speaks of no other entry is its item. */
function itemsOf(page: SitePage, software: Software, { entryPaths, entry }: LayoutOptions): Element[] {
  const { $, content } = page
  if (entryPaths === undefined) {
    const marked = entry ?? software.items
    const items = $(content).find(marked).toArray()
    // A list of one entry may be taken for that entry's own page.
    return items.length === 0 && $(content).is(marked) ? [content] : items
  }
  const links = $(content).find('a[href]').toArray()
  const items = links.filter((link) => entryAddress(page, $(link).attr('href'), entryPaths) !== null)
  return items.map((link) => cardAround(page, link, (href) => entryAddress(page, href, entryPaths)) ?? link)
}

/** Rows of tables whose columns are those of a log: a search form often finds its entries into one. */
function rowsOfLogs({ $, content }: SitePage, { labels }: LayoutOptions): Map<AnyNode, LogRow> {
  const rows = $(content)
    .find('table')
    .toArray()
    .flatMap((table) => logRows($, table, labels) ?? [])
  return new Map(rows.map((row) => [row.row, row]))
}

function entryAddress({ url }: SitePage, href: string | undefined, entryPaths: readonly string[]): string | null {
  const address = absoluteAddress(href, url)
  if (address === null || new URL(address).host !== new URL(url).host || address === absoluteAddress(url, url))
    return null
  return fitsPath(address, entryPaths) ? address : null
}

function listedEntry(
  page: SitePage,
  item: Element,
  { entryPaths, labels }: LayoutOptions,
  row: LogRow | undefined,
): ListedResponse | null {
  const { $, url } = page
  const own = $(item).filter('a[href]').toArray()
  // The title's link leads to the entry; those before it may lead to its author or its subject.
  const ordered = [
    ...own,
    ...$(item).find('h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href]').toArray(),
    ...$(item).find('a[href]').toArray(),
  ]
  const links = documentLinks($, ordered, url)
  const files = letterFirst(links.filter((link) => leadsToDocument(link.url)))
  const pages = links.filter((link) => !leadsToDocument(link.url))
  const main = (entryPaths ? pages.find((link) => fitsPath(link.url, entryPaths)) : pages[0]) ?? files[0]
  if (main === undefined) return null
  const fields = printedFields($, item)
  const columns = row && rowDetails(row)
  const heading = columns?.title ?? printedText($(item).find('h2, h3, h4, h5').get(0))
  const printed = [heading, main.title ?? ''].find((text) => text !== '' && !READ_ON.test(text)) ?? ''
  const reference = columns?.caseReference ?? referenceOf(fields, labels) ?? referenceInNames(printed, main.url)
  const text = printedText(item).replace(printed, ' ')
  const dated = (role: 'received' | 'responded' | 'published') =>
    dateOf(fields, role, labels) ?? dayBehindWords(text, role)
  return {
    url: main.url,
    kind: leadsToDocument(main.url) ? 'document' : 'page',
    title: titleBeside(printed, reference) ?? titleOf(fields, labels),
    caseReference: reference,
    receivedOn: columns?.receivedOn ?? dated('received'),
    respondedOn: columns?.respondedOn ?? dated('responded'),
    publishedOn: columns?.publishedOn ?? dated('published') ?? postedOn(page, item),
    documents: files.filter((file) => file.url !== main.url),
  }
}

/** The reference in a title, else in the last part of the address (`/foi-2026-1712/`), where titles often leave it out. */
export function referenceInNames(title: string, address: string): string | null {
  const slug = new URL(address).pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  const named = [title, leadsToDocument(address) ? (fileNameOf(address) ?? '') : slug].map(findCaseReferenceInName)
  return named.find((reference) => reference !== null)?.printed ?? null
}

/** The subject of a title that gives the reference too; null where it gives nothing else. */
export function titleBeside(title: string, reference: string | null): string | null {
  const printed = findCaseReferenceInName(title)?.printed ?? reference
  const rest = title
    .replace(printed ?? '', '')
    .replace(/\(\d\)|\.(?:pdf|docx?|xlsx?)$|[\W_]|ref(?:erence)?|number|foi|eir|request/gi, '')
  return rest === '' ? null : subjectOf(title, printed)
}

/** `<time>` is when the page was put there, on every software that writes one. */
function postedOn({ $ }: SitePage, item: Element): string | null {
  const stamp = $(item).find('time[datetime]').attr('datetime') ?? ''
  return /^\d{4}-\d{2}-\d{2}/.exec(stamp)?.[0] ?? null
}
