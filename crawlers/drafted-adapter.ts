/** Drafts the adapter of a log from its first page: what `trustlog new` writes for a person to review. */
import type { Authority } from '../src/domain.ts'
import { type Adapter, defineAdapter } from './adapter.ts'
import { readAnyListing } from './general/read-listing.ts'
import type { Page, Platform } from './platform.ts'

export interface DraftedAdapter {
  adapter: Adapter
  /** The text of its adapter.ts. */
  source: string
}

/** Words that say what kind of body it is, and not which. */
const KIND_WORDS = /\b(?:nhs|national health service|foundation|university|trust|the)\b/gi

/** `RTH`, `Oxford University Hospitals NHS Foundation Trust` → `rth-oxford-hospitals`. */
export function slugFor({ odsCode, name }: Authority): string {
  const words = name.replace(KIND_WORDS, ' ').trim() || name
  return `${odsCode} ${words}`
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-+$/, '')
}

/**
 * Binds the page's own platform where it reads the page without being told more, at least as well as the general reader;
 * else none, so that the general reader reads it.
 */
export function draftAdapter(
  page: Page,
  authority: Authority,
  platforms: Map<string, Platform<unknown>>,
): DraftedAdapter {
  const { platform: detected, entries } = readAnyListing(page)
  const slug = slugFor(authority)
  const { url } = page
  const hosts = [
    ...new Set(entries.flatMap((entry) => [entry.url, ...entry.documents.map((document) => document.url)])),
  ].map((address) => new URL(address).hostname)
  const allowedHosts = [...new Set(hosts)].filter((host) => host !== new URL(url).hostname).sort()
  const known = detected === null ? undefined : platforms.get(detected)
  const platform = known !== undefined && reads(known, page, entries.length) ? known : undefined
  const log = { authority: authority.odsCode, slug, url, verified: 'recorded' as const, allowedHosts }
  const adapter = platform === undefined ? defineAdapter(log) : defineAdapter({ ...log, platform, options: {} })
  return { adapter, source: sourceOf(adapter, platform?.name ?? null) }
}

function reads(platform: Platform<unknown>, page: Page, wanted: number): boolean {
  if (!platform.options.safeParse({}).success) return false
  try {
    return platform.readListing(page, {}).entries.length >= wanted
  } catch {
    return false
  }
}

const quoted = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`

function sourceOf({ authority, slug, url, allowedHosts }: Adapter, platform: string | null): string {
  const variable = platform?.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return [
    "import { defineAdapter } from '../../adapter.ts'",
    ...(platform === null ? [] : [`import ${variable} from '../../platforms/${platform}.ts'`]),
    '',
    'export default defineAdapter({',
    `  authority: ${quoted(authority.odsCode)},`,
    `  slug: ${quoted(slug)},`,
    `  url: ${quoted(url)},`,
    "  verified: 'recorded',",
    ...(allowedHosts.length === 0 ? [] : [`  allowedHosts: [${allowedHosts.map(quoted).join(', ')}],`]),
    ...(platform === null ? [] : [`  platform: ${variable},`, '  options: {},']),
    '})',
    '',
  ].join('\n')
}
