/** The links of a page's own content: where each leads, what it says, and what kind of thing it leads to. */
import type { CheerioAPI } from 'cheerio'
import { absoluteAddress, leadsToDocument } from '../platforms/reading/addresses.ts'
import type { Element } from '../platforms/reading/elements.ts'
import { printedText } from '../platforms/reading/printed-text.ts'
import { isGenericLabel } from './generic-labels.ts'

export interface ContentLink {
  element: Element
  url: string
  label: string
  /** Whether the address leads to a file rather than to a page, as far as an address can tell. */
  document: boolean
  /** Whether the label only says what kind of thing is linked ("PDF", "Agenda", "View"). */
  generic: boolean
  /** Whether the same words lead to the same address again and again: a judge, an author, a category. */
  shared: boolean
}

/** Words of addresses that hand out files without an extension. */
const HANDS_OUT_FILES =
  /(?:download|get_?file|file_?ticket|linkclick|attachment|show_?document|view_?document|open_?document|display_?document|displayfile|viewfile|view_?attachment|documentcenter\/view|docview|getdoc|getmedia|getresource|mgconvert2pdf|metaviewer|agendaviewer|minutesviewer|viewfile|\/docs?\/\d|filestream|\/dl(?:\?|\/|$)|file_?id=|doc_?id=|documentid=|openpdf|pdfview|topdf|\.ashx\b)/i

/** Leads to a search, a form or a service rather than to something published. */
const NOTHING_PUBLISHED =
  /(?:facebook|twitter|linkedin|instagram|youtube|youtu|pinterest|whatsapp|x|flickr|tiktok|addtoany|addthis|reddit)\.(?:com|be)$/i
const SOFTWARE =
  /(?:get\.adobe\.com|adobe\.com|microsoft\.com|foxit|translate\.google\.|maps\.google\.|google\.[a-z.]+\/maps)/i

/** Words of a whole label that is never an entry. */
const SITE_LABEL =
  /^(?:home(?: ?page)?|contact(?: us)?|about(?: us)?|log ?(?:in|out|on)|sign ?(?:in|up|out)|register|search|advanced search|new search|site ?map|privacy(?: (?:policy|notice|statement))?|cookies?(?: policy)?|accessibility(?: statement)?|terms(?: (?:and|&) conditions| of use)?|disclaimer|copyright|help|faqs?|back(?: to (?:the )?(?:top|list|results|search|home))?|top|return to top|skip to .{0,30}|print(?: this page| page)?|share(?: this)?|tweet|e-?mail(?: this page| us)?|rss(?: feed)?|subscribe|follow us|next(?: page)?|prev(?:ious)?(?: page)?|first(?: page)?|last(?: page)?|older(?: posts| entries)?|newer(?: posts| entries)?|load more|show (?:more|all|less)|(?:view|see) all(?: \(\d+\))?|expand(?: all)?|collapse(?: all)?|reset|clear(?: all)?|apply|filter|sort(?: by .{0,20})?|\.\.\.|…|français|español|cymraeg|english|spanish|french|german|welsh|polish|korean|vietnamese|amharic|arabic|russian|chinese(?: \(\w+\))?|edit|delete|\[?x\]?)$/i

/** Labels of a pager: a number or an arrow. */
const PAGER_LABEL = /^(?:[<>«»‹›→←\s]+|\d{1,3})$/

/**
 * The address that a script opens: `window.open('file.pdf')`, `javascript:openDoc("…")`. A postback names no address:
 * what it brings has none that could be asked for.
 */
const OPENED_BY_SCRIPT = /['"]([^'"\s]{1,400}(?:\.(?:pdf|docx?|html?|aspx?|php|cfm)|\/)[^'"\s]{0,200})['"]/i

function scripted(element: Element): string | undefined {
  const { href = '', onclick = '' } = element.attribs
  const script = /^javascript:/i.test(href)
    ? `${safelyDecoded(href)} ${onclick}`
    : href === '' || href === '#'
      ? onclick
      : ''
  return script.includes('__doPostBack') ? undefined : OPENED_BY_SCRIPT.exec(script)?.[1]
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What relative links are relative to: `<base href>`, else the page's own address. */
export function baseOf($: CheerioAPI, pageUrl: string): string {
  const declared = $('base[href]').attr('href')
  return declared !== undefined && URL.canParse(declared, pageUrl) ? new URL(declared, pageUrl).href : pageUrl
}

function labelOf($: CheerioAPI, element: Element): string {
  const printed = printedText(element)
  if (printed !== '') return printed
  const image = $(element).find('img[alt]').attr('alt')?.trim()
  return image || element.attribs['aria-label']?.trim() || element.attribs['title']?.trim() || ''
}

/** Only what the frame's words say of a link; whether it is an entry depends on its neighbours. */
function isOfTheSite(link: Pick<ContentLink, 'url' | 'label' | 'document'>, pageUrl: string): boolean {
  const url = new URL(link.url)
  const page = new URL(pageUrl)
  if (NOTHING_PUBLISHED.test(url.hostname.replace(/^www\./, '')) || SOFTWARE.test(link.url)) return true
  if (SITE_LABEL.test(link.label)) return true
  if (link.document) return false
  if (PAGER_LABEL.test(link.label)) return true
  if (url.pathname === '/' && url.search === '') return true
  return url.host === page.host && isAnotherViewOf(url, page)
}

/** The same page in another order, filtered or turned over: same path, and only keys that say how to show it. */
const VIEW_KEYS = /page|sort|order|^(?:p|pg|offset|start|from|dir|direction|filter|limit|view|print|lang)$/i

function isAnotherViewOf(url: URL, page: URL): boolean {
  if (url.pathname.replace(/\/$/, '') !== page.pathname.replace(/\/$/, '')) return false
  const changed = [...url.searchParams].filter(([key, value]) => page.searchParams.get(key) !== value)
  return changed.every(([key]) => VIEW_KEYS.test(key))
}

/**
 * The links of the content, in the page's order. Links of the site's own frame (`isLeftOut`), within the page, to mail
 * and telephones, to other views of the same list and to social media are not among them.
 */
export function contentLinks($: CheerioAPI, pageUrl: string, isLeftOut: (element: Element) => boolean): ContentLink[] {
  const base = baseOf($, pageUrl)
  const links: ContentLink[] = []
  for (const element of $('a').toArray()) {
    if (isWithin(element, isLeftOut) || isUnseen(element)) continue
    const { href } = element.attribs
    if (href?.startsWith('#') && scripted(element) === undefined) continue
    const url = absoluteAddress(scripted(element) ?? href, base)
    if (url === null || samePage(url, pageUrl, href)) continue
    const document = leadsToDocument(url) || HANDS_OUT_FILES.test(new URL(url).pathname + new URL(url).search)
    const label = labelOf($, element)
    const link = { element, url, label, document, generic: isGenericLabel(label), shared: false }
    if (!isOfTheSite(link, pageUrl)) links.push(link)
  }
  const recurring = recurringLabels(links)
  const shared = sharedLinks(links)
  return links.map((link) => ({
    ...link,
    generic: link.generic || recurring.has(link.label),
    shared: !link.document && shared.has(sayingAndAddress(link)),
  }))
}

/** A link that stands this often on a page is no entry's own. */
const FEWEST_SHARED = 3

const sayingAndAddress = ({ label, url }: ContentLink) => `${label}\n${url}`

function sharedLinks(links: ContentLink[]): Set<string> {
  const times = new Map<string, number>()
  for (const link of links) times.set(sayingAndAddress(link), (times.get(sayingAndAddress(link)) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => count >= FEWEST_SHARED).map(([key]) => key))
}

/** A label that stands on this many links, and this share of them, names a kind of thing ("Meeting details"). */
const FEWEST_OF_A_KIND = 4
const LEAST_SHARE_OF_A_KIND = 0.15

function recurringLabels(links: ContentLink[]): Set<string> {
  const addresses = new Map<string, Set<string>>()
  for (const { label, url } of links) addresses.set(label, (addresses.get(label) ?? new Set()).add(url))
  const least = Math.max(FEWEST_OF_A_KIND, links.length * LEAST_SHARE_OF_A_KIND)
  return new Set([...addresses].filter(([, urls]) => urls.size >= least).map(([label]) => label))
}

/** Nobody but a robot sees it: a trap, or a part that a script shows. */
function isUnseen({ attribs }: Element): boolean {
  return attribs['hidden'] !== undefined || /display\s?:\s?none/i.test(attribs['style'] ?? '')
}

function samePage(url: string, pageUrl: string, href: string | undefined): boolean {
  return url === absoluteAddress(pageUrl, pageUrl) && (href ?? '').includes('#')
}

function isWithin(element: Element, isLeftOut: (element: Element) => boolean): boolean {
  for (
    let above: Element | null = element;
    above !== null;
    above = above.parent?.type === 'tag' ? above.parent : null
  ) {
    if (isLeftOut(above)) return true
  }
  return false
}
