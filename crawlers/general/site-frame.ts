/** What every page of a site repeats around its own content: menus, banners, crumbs, pagers, filters, footers. */
import type { Element } from '../platforms/reading/elements.ts'

const LANDMARK_TAGS = new Set(['nav', 'footer', 'aside', 'dialog'])
const LANDMARK_ROLES = new Set([
  'navigation',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'dialog',
  'alertdialog',
  'toolbar',
])

/** Words of a class or id that name furniture. Each is a whole word of the name, as in `site-footer` or `main_menu`. */
const FURNITURE_WORDS = new Set(
  (
    'nav navbar navigation menu submenu topmenu mainmenu sidemenu leftmenu rightmenu megamenu yuimenu breadcrumb breadcrumbs ' +
    'crumb crumbs footer pagefooter cookie cookies gdpr consent share sharing social addthis sharethis pager pagination ' +
    'paging pagenav skiplink skiplinks skipnav toolbar sidebar offcanvas related tagcloud utility leftnav rightnav ' +
    'topnav sidenav subnav quicklinks masthead subscribe modal popup gtranslate languages'
  ).split(' '),
)
/** Two words in a row. */
const FURNITURE_NAMES =
  /\b(?:skip[ -]?(?:to|link|nav)|site[ -]?(?:header|map)|page[ -]?header[ -]?links|also[ -]like|see[ -]also)/

/** Words before a furniture word that say how a page is laid out, as in `has-sidebar`. */
const LAYOUT_WORDS = new Set(['has', 'with', 'no', 'without', 'layout', 'hide', 'show'])

/** What may have a foot of its own, as in `card-footer`. */
const ENTRY_WORDS = new Set(['card', 'post', 'entry', 'item', 'article', 'result', 'panel', 'box', 'tile', 'teaser'])

const WORD_BREAKS = /[^a-z]+/

/** Whether an element and all in it belong to the site's frame. Elements that hold the page's heading never do. */
export function isSiteFrame(element: Element): boolean {
  const { name, attribs } = element
  if (name === 'body' || name === 'html' || name === 'main') return false
  if (LANDMARK_TAGS.has(name) && !(name === 'footer' && isWithinEntry(element)))
    return name !== 'aside' || !holdsContent(element)
  if (LANDMARK_ROLES.has(attribs['role'] ?? '')) return true
  if (name === 'header' || attribs['role'] === 'banner') return !isWithinContent(element) && !holdsContent(element)
  if (attribs['aria-hidden'] === 'true' && name !== 'a' && !isCollapsed(element)) return false
  return hasFurnitureName(element) && !holdsContent(element) && !holdsThePage(element)
}

function hasFurnitureName({ attribs, name }: Element): boolean {
  if (name === 'a' || name === 'td' || name === 'tr' || name === 'table' || name === 'form') return false
  for (const value of [attribs['class'], attribs['id']]) {
    if (value === undefined) continue
    for (const token of value.split(/\s+/)) {
      const words = separated(token).split(WORD_BREAKS).filter(Boolean)
      const named = words.some(
        (word, at) =>
          FURNITURE_WORDS.has(word) &&
          !LAYOUT_WORDS.has(words[at - 1] ?? '') &&
          !(word === 'footer' && ENTRY_WORDS.has(words[at - 1] ?? '')),
      )
      if (named) return true
    }
    if (FURNITURE_NAMES.test(separated(value))) return true
  }
  return false
}

/** `leftNavMenu` → `left nav menu`. */
function separated(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

function isCollapsed({ attribs }: Element): boolean {
  return /collaps|accordion|panel|tab/i.test(attribs['class'] ?? '')
}

function isWithinEntry(element: Element): boolean {
  for (let above = element.parent; above?.type === 'tag'; above = above.parent) {
    if (above.name === 'article' || above.name === 'li') return true
  }
  return false
}

function isWithinContent(element: Element): boolean {
  for (let above = element.parent; above?.type === 'tag'; above = above.parent) {
    if (above.name === 'main' || above.name === 'article' || above.name === 'section' || above.name === 'li')
      return true
  }
  return false
}

/** Whether the page's main part, a table of data or its first heading stands within. */
function holdsContent(element: Element): boolean {
  return element.children.some((child) => {
    if (child.type !== 'tag') return false
    if (child.name === 'main' || child.name === 'h1' || child.attribs['role'] === 'main') return true
    return holdsContent(child)
  })
}

/** More than this share of the page's words outside links is no menu, whatever its name. */
const MOST_OF_THE_PAGE = 0.4

function holdsThePage(element: Element): boolean {
  let body = element
  while (body.parent?.type === 'tag' && body.name !== 'body') body = body.parent
  const all = wordsOutsideLinks(body)
  return all > 0 && wordsOutsideLinks(element) > all * MOST_OF_THE_PAGE
}

/** Letters that stand in no link, script or field. */
function wordsOutsideLinks(element: Element): number {
  let letters = 0
  const waiting: Element[] = [element]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of next.children) {
      if (child.type === 'text') letters += child.data.trim().length
      else if (child.type === 'tag' && !/^(?:a|select|option|button)$/.test(child.name)) waiting.push(child)
    }
  }
  return letters
}
