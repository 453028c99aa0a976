import type { CheerioAPI } from 'cheerio'
import type { ZodType } from 'zod'
import { authorityByCode } from '../src/authorities/register.ts'
import type { Authority, EntryPage, Listing } from '../src/domain.ts'

/** A fetched page, decoded and parsed; what an adapter sees of the world. */
export interface Page {
  /** The address that answered, after redirects. */
  url: string
  $: CheerioAPI
  /** The decoded body, for pages that are not HTML (feeds, JSON). */
  body: string
}

/**
 * What is known of an adapter's fit to the live site:
 * `facts` — written from recorded facts, never tried; `recorded` — replayed against saved pages; `live` — a real run passed.
 */
export type Verified = 'facts' | 'recorded' | 'live'

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
}

/** One disclosure log: whose it is, where it starts and how it is read. */
export interface Adapter {
  authority: Authority
  /** `<ods>-<name>`, lower case; the same as its folder in `crawlers/trusts/`. */
  slug: string
  platform: string
  /** First listing page. */
  url: string
  verified: Verified
  /** Hosts that entries and documents may live on, besides the host of `url`. `*.example.nhs.uk` covers sub-domains. */
  allowedHosts: string[]
  readListing(page: Page): Listing
  readEntry(page: Page): EntryPage
}

/** A page did not have the shape that its adapter knows. Becomes a `layout_changed` failure, never an empty success. */
export class LayoutError extends Error {
  override name = 'LayoutError'
}

interface AdapterDefinition<Options> {
  /** Its code in the register of authorities, such as `RTH`; or the body itself where it is not in the register. */
  authority: Authority | string
  slug: string
  url: string
  verified: Verified
  allowedHosts?: string[]
  platform: Platform<Options>
  /** What differs on this site; say why in a comment beside it. */
  options: Options
}

/**
 * Binds a platform to one site.
 * @throws Error where no authority has the code given
 */
export function defineAdapter<Options>(definition: AdapterDefinition<Options>): Adapter {
  const { platform, options } = definition
  return {
    authority: typeof definition.authority === 'string' ? registered(definition.authority) : definition.authority,
    slug: definition.slug,
    platform: platform.name,
    url: definition.url,
    verified: definition.verified,
    allowedHosts: definition.allowedHosts ?? [],
    readListing: (page) => platform.readListing(page, options),
    readEntry: (page) => platform.readEntry(page, options),
  }
}

function registered(code: string): Authority {
  const authority = authorityByCode(code)
  if (authority === null)
    throw new Error(`no authority has the code ${code}; the register is src/authorities/register.csv`)
  return authority
}
