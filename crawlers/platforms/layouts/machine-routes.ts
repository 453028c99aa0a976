/**
 * Listings that are written for programs: a sitemap, a feed, the list of posts of WordPress's own interface. They name
 * the entries' pages, which are read as ever; each may be closed on a site, so an adapter chooses one by its address.
 */
import { load } from 'cheerio'
import { z } from 'zod'
import type { ListedResponse, Listing } from '../../../src/domain.ts'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import { LayoutError, type Page } from '../../platform.ts'
import { absoluteAddress, leadsToDocument } from '../reading/addresses.ts'
import { fitsPath } from '../reading/path-patterns.ts'
import { foldWhiteSpace } from '../reading/printed-text.ts'
import { referenceInNames, titleBeside } from './entry-list.ts'
import type { LayoutOptions } from './options.ts'

/** The listing that a page for programs is; null for a page for people. */
export function readMachineRoute(page: Page, options: LayoutOptions): Listing | null {
  const start = page.body.slice(0, 400).trimStart()
  if (start.startsWith('[')) return readPosts(page, options)
  if (/^(?:<\?xml|<rss|<urlset|<sitemapindex)/i.test(start)) return readXml(page, options)
  return null
}

interface Named {
  url: string
  title: string
  publishedOn: string | null
}

function listed({ url, title, publishedOn }: Named): ListedResponse {
  const printed = foldWhiteSpace(title)
  const caseReference = referenceInNames(printed, url)
  return {
    url,
    kind: leadsToDocument(url) ? 'document' : 'page',
    title: printed === '' ? null : (titleBeside(printed, caseReference) ?? printed),
    caseReference,
    receivedOn: null,
    respondedOn: null,
    publishedOn,
    documents: [],
  }
}

/** Those of the log, in order, each once. Without `entryPaths` every address is one. */
function entriesOf(named: Named[], { entryPaths }: LayoutOptions): ListedResponse[] {
  const own = named.filter(({ url }) => entryPaths === undefined || fitsPath(url, entryPaths))
  return [...new Map(own.map((entry) => [entry.url, listed(entry)])).values()]
}

function readXml({ body, url }: Page, options: LayoutOptions): Listing {
  const $ = load(body, { xml: true })
  const text = (selector: string, within: Parameters<typeof $>[0]) => $(within).children(selector).first().text().trim()
  const addressOf = (address: string) => absoluteAddress(address, url) ?? ''
  const items = $('item')
    .toArray()
    .map((item) => ({
      url: addressOf(text('link', item)),
      title: text('title', item),
      publishedOn: parsePartialDate(text('pubDate', item)),
    }))
  // A sitemap dates the last change of a page, not what stands in it.
  const pages = $('urlset > url')
    .toArray()
    .map((item) => ({ url: addressOf(text('loc', item)), title: '', publishedOn: null }))
  const entries = entriesOf(
    [...items, ...pages].filter(({ url: address }) => address !== ''),
    options,
  )
  const branches = $('sitemapindex > sitemap')
    .toArray()
    .map((item) => addressOf(text('loc', item)))
    .filter((address) => address !== '' && fitsPath(address, options.listingPaths ?? []))
  if (entries.length === 0 && branches.length === 0)
    throw new LayoutError('The feed or sitemap names no page of the log.')
  return { entries, next: null, ...(branches.length > 0 && { branches }) }
}

/** `/wp-json/wp/v2/<type>`: only what is needed of a post. */
const posts = z.array(
  z.object({ link: z.string(), date: z.string().nullish(), title: z.object({ rendered: z.string() }).nullish() }),
)

function readPosts({ body, url }: Page, options: LayoutOptions): Listing {
  const read = posts.safeParse(parseJson(body))
  if (!read.success) throw new LayoutError('The list of posts is not one of WordPress.')
  const named = read.data.map(({ link, date, title }) => ({
    url: absoluteAddress(link, url) ?? url,
    title: load(title?.rendered ?? '').text(),
    publishedOn: parsePartialDate(date ?? ''),
  }))
  return { entries: entriesOf(named, options), next: nextPosts(url, read.data.length) }
}

/** Counted by `offset`: a `page` behind the last is answered with an error, an offset behind the last with an empty list. */
function nextPosts(url: string, shown: number): string | null {
  const address = new URL(url)
  const size = Number(address.searchParams.get('per_page') ?? 10)
  if (shown < size) return null
  address.searchParams.set('offset', String(Number(address.searchParams.get('offset') ?? 0) + size))
  return address.href
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
