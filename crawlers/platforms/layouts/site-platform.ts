import type { EntryPage, Listing } from '../../../src/domain.ts'
import { LayoutError, type Page, type Platform } from '../../platform.ts'
import { absoluteAddress, leadsToDocument } from '../reading/addresses.ts'
import { nextPage } from '../reading/next-page.ts'
import { fitsPath } from '../reading/path-patterns.ts'
import { branchesOf } from './branches.ts'
import { entriesOfTables } from './case-table.ts'
import { entriesOfList } from './entry-list.ts'
import { readEntryPage } from './entry-page.ts'
import { entriesOfDocuments } from './letter-list.ts'
import { readMachineRoute } from './machine-routes.ts'
import { type LayoutOptions, layoutOptions } from './options.ts'
import { type SitePage, type Software, sitePage } from './site-page.ts'

/**
 * A platform for the sites of one content management system: the system says where content, list items, next pages and
 * documents stand in its own markup, a site's options say how its log is laid out.
 */
export function sitePlatform(software: Software): Platform<LayoutOptions> {
  return {
    name: software.name,
    options: layoutOptions,
    readListing: (page, options) => readListing(page, software, options),
    readEntry: (page, options) => readEntry(page, software, options),
    entryAddress,
  }
}

function readListing(page: Page, software: Software, options: LayoutOptions): Listing {
  const machine = readMachineRoute(page, options)
  if (machine !== null) return machine
  const site = sitePage(page, software, options.mirrors ?? [], options.within)
  const entries = readEntries(site, software, options)
  const next = software.next?.(site) ?? nextPage(site.$, site.url)
  const branches = branchesOf(site, options, entries.length).filter((branch) => branch !== next)
  if (entries.length === 0 && next === null && branches.length === 0) {
    throw new LayoutError(
      `The page lists no response (${options.layout ?? 'entries'}) and leads to no other page of the log.`,
    )
  }
  return { entries, next, ...(branches.length > 0 && { branches }) }
}

function readEntries(site: SitePage, software: Software, options: LayoutOptions) {
  switch (options.layout ?? 'entries') {
    case 'entries':
      return entriesOfList(site, software, options)
    case 'table':
      return entriesOfTables(site, software, options)
    case 'documents':
      return entriesOfDocuments(site, software, options)
  }
}

/** Only `entryPaths` say of an address alone that a response stands there; documents and tables need their listing. */
function entryAddress(address: string, { entryPaths, layout }: LayoutOptions): string | null {
  const own = absoluteAddress(address, address)
  if (own === null || entryPaths === undefined || (layout ?? 'entries') !== 'entries') return null
  return fitsPath(own, entryPaths) && !leadsToDocument(own) ? own : null
}

function readEntry(page: Page, software: Software, options: LayoutOptions): EntryPage {
  return readEntryPage(sitePage(page, software, options.mirrors ?? []), options)
}
