import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from './elements.ts'

/** Elements whose text runs on with the text around them; every other element ends a word. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'i',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
])
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'svg'])

/**
 * Whether an element is a word that nobody sees, such as a number to sort by. A whole part may be hidden until it is
 * opened, so blocks never are.
 */
export function isHiddenWord({ name, attribs }: Element): boolean {
  if (!INLINE.has(name) || name === 'a') return false
  return (
    /display\s?:\s?none/i.test(attribs['style'] ?? '') ||
    attribs['hidden'] !== undefined ||
    /(?:^|\s)(?:hidden|hide|d-none)(?:\s|$)/.test(attribs['class'] ?? '')
  )
}

/** Folds every run of white space, no-break spaces included, into one space. */
export function foldWhiteSpace(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim()
}

/**
 * The text that a reader sees in an element, white space folded. Unlike cheerio's `text()` it keeps the words of
 * neighbouring blocks and table cells apart, and leaves out scripts and styles.
 */
export function printedText(node: AnyNode | undefined): string {
  const parts: string[] = []
  if (node) collect(node, parts)
  return foldWhiteSpace(parts.join(''))
}

function collect(node: AnyNode, parts: string[]): void {
  if (node.type === 'text') parts.push(node.data)
  if (!('children' in node)) return
  const name = node.type === 'tag' ? node.name : ''
  if (UNREAD.has(name) || (node.type === 'tag' && isHiddenWord(node))) return
  const apart = name !== '' && !INLINE.has(name)
  if (apart) parts.push(' ')
  for (const child of node.children) {
    // `<a>Title</a><span>Published …</span>`: two elements with nothing between them are set apart by style.
    if (child.type === 'tag' && child.prev?.type === 'tag') parts.push(' ')
    collect(child, parts)
  }
  if (apart) parts.push(' ')
}

/** The page's main part, without the site's header, navigation and footer where the page marks none. */
export function mainPart($: CheerioAPI): Element | undefined {
  const marked = $('main, [role="main"]').get(0) ?? $('#main, #content, #main-content, .main-content').get(0)
  return marked ?? $('body').get(0)
}

/** Whether an element stands in the frame that every page of a site repeats. */
export function inSiteFrame($: CheerioAPI, element: AnyNode): boolean {
  return (
    $(element).closest('nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"]')
      .length > 0
  )
}
