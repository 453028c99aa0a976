import type { Authority, Day } from '../../../src/domain.ts'
import type { ExpectedResponse } from '../cases/case.ts'
import type { Plan, Version } from '../cases/case-book.ts'

/** What a site gives for an address. */
export interface Resource {
  /** A listing page, a response's own page, a document, or a page that is none of them. */
  kind: 'listing' | 'entry' | 'document' | 'other'
  mediaType: string
  body: string | Buffer
  lastModified: Day
  /** Sent as Content-Disposition. */
  fileName?: string
}

/** What a site shows at the moment. */
export interface SiteState {
  version: Version
  /** The listing's pages go on for ever. */
  endless: boolean
  /** The listing shows none of its entries. */
  empty: boolean
}

/** An item of the file that `--logs` reads (see crawlers/registry.ts). */
export type FurtherLogItem =
  | { trust: string; url: string; authority: Partial<Authority> }
  | {
      slug: string
      authority: Authority
      platform: string
      url: string
      options: Record<string, unknown>
      rendered?: boolean
    }

/** One website of the replica. */
export interface ReplicaSite {
  /** The first part of its host name: `rth` is served at `rth.localhost`. */
  name: string
  title: string
  /** How the log is named to the crawler, for the replica at this address. */
  log(origin: string): FurtherLogItem
  /** null where the site has no such page. */
  find(url: URL, state: SiteState): Resource | null | Promise<Resource | null>
  /** What must be found on it; null where that is not known (a folder of documents). */
  expected(version: Version): ExpectedResponse[] | null
  plan: Plan | null
}

/** The part of a list that stands on one page of its listing, and whether another follows. */
export function pageOf<Item>(items: readonly Item[], page: number, size: number, endless: boolean) {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const shown = endless ? ((page - 1) % pages) + 1 : page
  return {
    items: items.slice((shown - 1) * size, shown * size),
    exists: shown >= 1 && shown <= pages,
    more: endless || page < pages,
  }
}

export function pageNumber(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? '1')
  return Number.isInteger(page) && page >= 1 ? page : 1
}

/** `FOI 4216` → `FOI-4216`, `FOI2026/00327` → `FOI 2026-00327`: the same case as another hand types it. */
export function otherSpelling(reference: string): string {
  if (/\s/.test(reference)) return reference.replace(/\s/g, '-')
  return reference.replace(/^FOI[/-]?(?=\d)/, 'FOI ').replaceAll('/', '-')
}
