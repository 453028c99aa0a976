/** A table with a row a case: letters linked from the row, pages of the cases, or a summary and nothing to link. */
import type { ListedResponse } from '../../../src/domain.ts'
import { findCaseReferenceInName } from '../../../src/identify/case-reference.ts'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import { leadsToDocument } from '../reading/addresses.ts'
import { documentLinks, letterFirst } from '../reading/document-links.ts'
import { eachAddressOnce } from '../reading/each-address-once.ts'
import type { Element } from '../reading/elements.ts'
import { type LogRow, logRows, rowDetails } from '../reading/log-table.ts'
import { titleBeside } from './entry-list.ts'
import { headingAbove } from './headings.ts'
import type { LayoutOptions } from './options.ts'
import type { SitePage, Software } from './site-page.ts'

/** The rows of every table whose columns are those of a log, in order. */
export function entriesOfTables(page: SitePage, software: Software, options: LayoutOptions): ListedResponse[] {
  const { $, content } = page
  const tables = [...(content.name === 'table' ? [content] : []), ...$(content).find('table').toArray()]
  const entries = tables.flatMap((table) => entriesOfTable(page, table, software, options))
  return eachAddressOnce(entries)
}

/**
 * A row leads to its response's page, or straight to its documents; a table whose columns are not those of a log has
 * none.
 */
export function entriesOfTable(
  page: SitePage,
  table: Element,
  software: Pick<Software, 'identity'>,
  options: LayoutOptions,
): ListedResponse[] {
  const rows = logRows(page.$, table, options.labels) ?? []
  return rows.flatMap((row) => listedRow(page, software, row, options) ?? [])
}

function listedRow(
  page: SitePage,
  software: Pick<Software, 'identity'>,
  logRow: LogRow,
  options: LayoutOptions,
): ListedResponse | null {
  const { $, url } = page
  const links = documentLinks($, $(logRow.row).find('a[href]').toArray(), url)
  const files = letterFirst(links.filter((link) => leadsToDocument(link.url)))
  const own = links.find((link) => !leadsToDocument(link.url) && new URL(link.url).host === new URL(url).host)
  const linked = own ?? files[0]
  const details = rowDetails(logRow)
  const named = [linked?.title ?? '', linked?.url.split('/').at(-1) ?? ''].map(findCaseReferenceInName)
  const reference = details.caseReference ?? named.find((found) => found !== null)?.printed ?? null
  // A row without a link is a request that is still open, unless the log gives nothing but summaries.
  if (linked === undefined && (options.summaries !== true || reference === null)) return null
  const undated = details.receivedOn === null && details.respondedOn === null && details.publishedOn === null
  return {
    ...details,
    url: own?.url ?? (files[0] ? identityOf(software, files[0].url) : summaryAddress(url, reference ?? '')),
    kind: own ? 'page' : 'documents',
    title: titleBeside(titleOfRow(details.title, linked?.title ?? ''), reference),
    caseReference: reference,
    // What gives no date of its own is filed under the year or month that stands above it.
    publishedOn: undated ? parsePartialDate(headingAbove(page, logRow.row)) : details.publishedOn,
    documents: files,
  }
}

/** The title's column; the linked document's own name where that column holds the link. */
function titleOfRow(title: string | null, linked: string): string {
  return title === null || (linked !== '' && title.startsWith(linked)) ? linked.replace(/\.[a-z]{3,4}$/i, '') : title
}

function identityOf({ identity }: Pick<Software, 'identity'>, address: string): string {
  return identity ? identity(address) : address
}

/** A case that has no document of its own is known by the page and its reference. */
function summaryAddress(pageUrl: string, reference: string): string {
  const address = new URL(pageUrl)
  address.searchParams.set('case', reference)
  return address.href
}
