import { authorityByCode } from '../src/authorities/register.ts'
import type { Authority, Correction, EntryPage, Listing } from '../src/domain.ts'
import type { Page, Platform } from './platform.ts'
import general from './platforms/general.ts'

export { LayoutError, type Page, type Platform } from './platform.ts'

/**
 * What is known of an adapter's fit to the live site:
 * `facts` — written from recorded facts, never tried; `recorded` — replayed against saved pages; `live` — a real run passed.
 */
export type Verified = 'facts' | 'recorded' | 'live'

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
  /** Its pages come empty and are filled in by scripts: they are rendered in a browser, documents are not. */
  rendered?: boolean | undefined
  /** What a person knows better than the extractor; from `corrections.json` in its folder. Left out where there is none. */
  corrections?: Correction[] | undefined
  readListing(page: Page): Listing
  readEntry(page: Page): EntryPage
  /** As a platform's. */
  entryAddress?: ((address: string) => string | null) | undefined
}

/** Hosts that a log's entries and documents may live on. */
export function hostsOf({ url, allowedHosts }: Pick<Adapter, 'url' | 'allowedHosts'>): string[] {
  return [new URL(url).hostname, ...allowedHosts]
}

interface LogDefinition {
  /** Its code in the register of authorities, such as `RTH`; or the body itself where it is not in the register. */
  authority: Authority | string
  slug: string
  url: string
  verified: Verified
  allowedHosts?: string[]
  rendered?: boolean | undefined
}

interface OnKnownPlatform<Options> {
  platform: Platform<Options>
  /** What differs on this site; say why in a comment beside it. */
  options: Options
}

/** A log whose platform nobody has described: the general reader reads it. */
interface OnAnyPlatform {
  platform?: undefined
  options?: undefined
}

/**
 * Binds a platform to one site; the general reader where none is named.
 * @throws Error where no authority has the code given
 */
export function defineAdapter<Options>(
  definition: LogDefinition & (OnKnownPlatform<Options> | OnAnyPlatform),
): Adapter {
  return definition.platform === undefined
    ? bound(definition, general, {})
    : bound(definition, definition.platform, definition.options)
}

function bound<Options>(definition: LogDefinition, platform: Platform<Options>, options: Options): Adapter {
  return {
    authority: typeof definition.authority === 'string' ? registered(definition.authority) : definition.authority,
    slug: definition.slug,
    platform: platform.name,
    url: definition.url,
    verified: definition.verified,
    allowedHosts: definition.allowedHosts ?? [],
    rendered: definition.rendered,
    readListing: (page) => platform.readListing(page, options),
    readEntry: (page) => platform.readEntry(page, options),
    ...(platform.entryAddress && { entryAddress: (address) => platform.entryAddress?.(address, options) ?? null }),
  }
}

function registered(code: string): Authority {
  const authority = authorityByCode(code)
  if (authority === null)
    throw new Error(`no authority has the code ${code}; the register is src/authorities/register.csv`)
  return authority
}
