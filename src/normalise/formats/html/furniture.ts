import type { CheerioAPI } from 'cheerio'
import type { Furniture } from '../../../domain.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { textBelow } from './visible-text.ts'

/** Words in a class or id that tell what a part of a page is for (Drupal, WordPress, Umbraco and hand-made themes). */
const COOKIES = /(^|[-_\s])(cookies?|consent|gdpr)([-_\s]|$)/i
const CRUMBS = /(^|[-_\s])(bread)?crumbs?([-_\s]|$)|breadcrumb/i
const LINKS =
  /(^|[-_\s])(sidebar|side|nav|navbar|menu|navigation|related|share|sharing|social|skip|skiplinks?|pagination|pager|toolbar)([-_\s]|$)/i
const FOOT = /(^|[-_\s])(footer|foot|colophon)([-_\s]|$)/i

/** Parts that a site may have around its `main` part however little that holds. */
const SITE = new Set(['h1', 'a', 'nav', 'header', 'footer', 'aside', 'form'])
/** Whole parts of a page that are more than this share of its words are never furniture. */
const MOST_SHARE = 0.5

/** Tells which parts of a page are the site around the response. */
export interface PageFurniture {
  /** The kind of furniture that an element is, or null. */
  of(element: MarkupElement): Furniture | null
  /** The page's `main` part, where it has one that holds its words; what lies outside is the site. */
  main: MarkupElement | null
}

/**
 * Reads a page's landmarks (HTML standard and ARIA) and, where a theme has none, the names of its classes. A class alone
 * counts only where the part holds neither the page's heading nor most of its words.
 */
export function findFurniture($: CheerioAPI): PageFurniture {
  const [body] = $('body').toArray()
  const letters = body === undefined ? 0 : lettersIn(textBelow(body))
  const main = findMain($, letters)

  function of(element: MarkupElement): Furniture | null {
    const certain = landmark(element)
    if (certain !== null) return certain
    const guess = byName(element)
    if (guess === null || element === main) return null
    if ($(element).find('h1, main, article').length > 0) return null
    const own = lettersIn(textBelow(element))
    return own < letters * MOST_SHARE && (guess !== 'navigation' || isMostlyLinks($, element, own)) ? guess : null
  }

  return { of, main }
}

/** A `main` that holds less than the plain text around it only opens the page, and the response stands elsewhere. */
function findMain($: CheerioAPI, letters: number): MarkupElement | null {
  const mains = $('main, [role="main"]').toArray()
  const [main] = mains
  const [body] = $('body').toArray()
  if (mains.length !== 1 || main === undefined || body === undefined) return null
  const inside = lettersIn(textBelow(main))
  return inside > 0 && letters - inside - lettersOfSite(body, main) < inside ? main : null
}

/** Letters in links, landmarks and headings outside the main part. */
function lettersOfSite(body: MarkupElement, main: MarkupElement): number {
  let letters = 0
  const waiting = [body]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === main) continue
    // A header may hold the main part in a page of odd build: then its parts are counted one by one.
    if (SITE.has(next.name) && !holds(next, main)) letters += lettersIn(textBelow(next))
    else waiting.push(...childElements(next))
  }
  return letters
}

function holds(element: MarkupElement, main: MarkupElement): boolean {
  for (let above = main.parent; above; above = above.parent) if (above === element) return true
  return false
}

function landmark(element: MarkupElement): Furniture | null {
  const { name, attribs } = element
  const role = attribs['role'] ?? ''
  if (COOKIES.test(`${attribs['aria-label'] ?? ''}`) && role !== '') return 'banner'
  if (name === 'nav' || role === 'navigation' || role === 'menu' || role === 'search') return 'navigation'
  if (name === 'aside' || role === 'complementary') return 'navigation'
  if (role === 'alertdialog' || role === 'dialog') return 'banner'
  if (role === 'banner') return 'header'
  if (role === 'contentinfo') return 'footer'
  // Inside an article or the main part, header and footer belong to the response.
  if ((name === 'header' || name === 'footer') && !isWithinContent(element)) return name
  if (name === 'a' && /^#/.test(attribs['href'] ?? '') && /^\s*skip\b/i.test(textBelow(element))) return 'navigation'
  return null
}

function isWithinContent(element: MarkupElement): boolean {
  for (let above = element.parent; above && 'attribs' in above; above = above.parent) {
    if (above.name === 'main' || above.name === 'article' || above.attribs['role'] === 'main') return true
  }
  return false
}

function byName(element: MarkupElement): Furniture | null {
  const names = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`
  if (names === ' ' || element.name === 'body' || element.name === 'html') return null
  if (COOKIES.test(names)) return 'banner'
  if (CRUMBS.test(names)) return 'navigation'
  if (LINKS.test(names)) return 'navigation'
  if (FOOT.test(names)) return 'footer'
  return null
}

function isMostlyLinks($: CheerioAPI, element: MarkupElement, letters: number): boolean {
  if (element.name === 'a') return true
  let linked = 0
  for (const link of $(element).find('a').toArray()) linked += lettersIn(textBelow(link))
  return letters > 0 && linked >= letters * 0.5
}

function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length
}
