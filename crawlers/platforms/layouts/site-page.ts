import { type CheerioAPI, load } from 'cheerio'
import { LayoutError, type Page } from '../../platform.ts'
import type { Element } from '../reading/elements.ts'
import { inSiteFrame, mainPart } from '../reading/printed-text.ts'

/** What is the same on all sites of one software, as its own public templates write it. */
export interface Software {
  /** As in `Platform.name`. */
  name: string
  /** CSS selectors of what holds a page's own content, the most exact first. */
  content: string[]
  /** CSS selector of the items of its lists. */
  items: string
  /** CSS selector of what stands within the content and is not of the page: comments, share buttons, related pages. */
  besides: string
  /** The address by which a document is known through its uploads, where the software changes it with each. */
  identity?(address: string): string
  /** The next page where the software marks it in a way of its own. */
  next?(page: SitePage): string | null
}

/** A page with what is not its own left out, and all its links on one host. */
export interface SitePage {
  url: string
  $: CheerioAPI
  body: string
  /** Where the page's own content stands. */
  content: Element
}

/**
 * Reads a page as one of its software.
 * @param within CSS selector of the part that alone counts, where the page holds more than the log
 * @throws LayoutError where the page has no such part
 */
export function sitePage(page: Page, software: Software, mirrors: readonly string[], within?: string): SitePage {
  const $ = load(page.$.html())
  if (software.besides !== '') $(software.besides).remove()
  onOneHost($, page.url, mirrors)
  const content = within === undefined ? contentOf($, software) : $('html').find(within).get(0)
  if (content === undefined) throw new LayoutError(`Nothing on the page matches "${within ?? 'body'}".`)
  return { url: page.url, $, body: page.body, content }
}

/** What is marked several times holds the items of a list, not the page. */
function contentOf($: CheerioAPI, { content }: Software): Element | undefined {
  for (const selector of content) {
    const [marked, another] = $('html')
      .find(selector)
      .toArray()
      .filter((element) => !inSiteFrame($, element))
    if (marked && another === undefined) return marked
  }
  return mainPart($)
}

/** Links to `www.` and to the bare name, and those left leading to a builder's copy, lead to one site. */
function onOneHost($: CheerioAPI, pageUrl: string, mirrors: readonly string[]): void {
  const site = new URL(pageUrl)
  const bare = (host: string) => host.replace(/^www\./, '')
  for (const link of $('a[href]').toArray()) {
    const href = $(link).attr('href') ?? ''
    if (!/^https?:/i.test(href) || !URL.canParse(href)) continue
    const url = new URL(href)
    if (url.host === site.host || (bare(url.host) !== bare(site.host) && !mirrors.includes(url.host))) continue
    url.protocol = site.protocol
    url.host = site.host
    $(link).attr('href', url.href)
  }
}
