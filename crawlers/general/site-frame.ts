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
    'topnav sidenav subnav quicklinks masthead newsletter subscribe modal popup'
  ).split(' '),
)
/** Two words in a row. */
const FURNITURE_NAMES =
  /\b(?:skip[ -]?(?:to|link|nav)|site[ -]?(?:header|map)|page[ -]?header[ -]?links|also[ -]like|see[ -]also)/

/** A name that also says it is content is believed: `menu-page-content`, `sidebar-right-layout`. */
const CONTENT_WORDS = new Set([
  'content',
  'main',
  'layout',
  'wrapper',
  'container',
  'page',
  'has',
  'with',
  'no',
  'without',
  'results',
])

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
  return hasFurnitureName(element) && !holdsContent(element)
}

function hasFurnitureName({ attribs, name }: Element): boolean {
  if (name === 'a' || name === 'td' || name === 'tr' || name === 'table' || name === 'form') return false
  for (const value of [attribs['class'], attribs['id']]) {
    if (value === undefined) continue
    for (const token of value.split(/\s+/)) {
      const words = separated(token).split(WORD_BREAKS).filter(Boolean)
      if (words.some((word) => FURNITURE_WORDS.has(word)) && !words.some((word) => CONTENT_WORDS.has(word))) return true
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
