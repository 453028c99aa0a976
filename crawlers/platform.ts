/** What reads the pages of one family of sites. */
import type { CheerioAPI } from 'cheerio'
import type { ZodType } from 'zod'
import type { EntryPage, Listing } from '../src/domain.ts'

/** A fetched page, decoded and parsed; what an adapter sees of the world. */
export interface Page {
  /** The address that answered, after redirects. */
  url: string
  /** To be left as it is: the page's text is read from it, too. */
  $: CheerioAPI
  /** The decoded body, for pages that are not HTML (feeds, JSON). */
  body: string
}

/**
 * A platform reads one family of sites. It is data plus pure functions: it never fetches, writes or reads the clock.
 * `Options` is what differs between two sites of the family.
 */
export interface Platform<Options = Record<string, never>> {
  /** Lower-case name, as in `DisclosureLog.platform`. */
  name: string
  /** Checks options that come from a file rather than from typed code. */
  options: ZodType<Options>
  /**
   * Reads a listing page.
   * @throws LayoutError when the page is not a listing of this platform, so that nothing is never mistaken for empty.
   */
  readListing(page: Page, options: Options): Listing
  /**
   * Reads a response's own page (listed with kind `page`).
   * @throws LayoutError when the page is not a response page of this platform.
   */
  readEntry(page: Page, options: Options): EntryPage
  /**
   * The address at which a listing would name an entry, for one that a sitemap names; null for any other page of the
   * site. Left out where an address does not tell what it leads to.
   */
  entryAddress?: ((address: string, options: Options) => string | null) | undefined
}

/** A page did not have the shape that its adapter knows. Becomes a `layout_changed` failure, never an empty success. */
export class LayoutError extends Error {
  override name = 'LayoutError'
}
