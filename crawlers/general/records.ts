/**
 * Which links belong to one record. A record is the largest part of the page around a link that speaks of nothing else:
 * a row, a list item, a card, a definition, or some lines between two breaks.
 */
import type { Element } from '../platforms/reading/elements.ts'
import type { ContentLink } from './content-links.ts'
import type { Flow, Stretch } from './flow.ts'
import { says } from './generic-labels.ts'
import { type RecordPart, withTheirLines } from './record-lines.ts'

export type { RecordPart } from './record-lines.ts'

export interface Reading {
  flow: Flow
  links: ContentLink[]
}

/** Text, in characters, that a record grows by at most in one step up: beyond it begins the page around it. */
const MOST_AROUND = 700
/** More links than this are a list, not the documents of one record. */
const MOST_LINKS = 14
/** A cell with more text, in characters, lays out a page. */
const LONGEST_CELL = 2500
const LISTS = new Set(['ul', 'ol', 'table', 'tbody', 'thead', 'tfoot', 'dl'])
const NEVER = new Set(['body', 'html', 'main'])

/** Every record of the page, in its order. Each link is in one of them. */
export function findRecords({ flow, links }: Reading): RecordPart[] {
  const within = linksWithin(flow, links)
  const taken = new Set<ContentLink>()
  const records: RecordPart[] = []
  for (const link of links) {
    if (taken.has(link)) continue
    const record = recordAround(link, flow, within)
    const own = record.links.filter((other) => !taken.has(other))
    for (const other of own) taken.add(other)
    records.push({ ...record, links: own })
  }
  return withTheirLines(records, flow)
}

type LinksWithin = (stretch: Stretch) => ContentLink[]

function linksWithin(flow: Flow, links: ContentLink[]): LinksWithin {
  const starts = links.map(({ element }) => flow.stretchOf(element).start)
  return ({ start, end }) => {
    let low = 0
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < start) low = middle + 1
      else high = middle
    }
    const found: ContentLink[] = []
    for (let index = low; index < links.length && (starts[index] ?? 0) < end; index++)
      found.push(links[index] as ContentLink)
    return found
  }
}

const addressesOf = (links: ContentLink[]) => new Set(links.map(({ url }) => url)).size

function recordAround(link: ContentLink, flow: Flow, within: LinksWithin): RecordPart {
  let own: Element = link.element
  let row: Element | null = null
  for (let above = own.parent; above?.type === 'tag' && !NEVER.has(above.name); above = above.parent) {
    const inside = within(flow.stretchOf(above))
    if (addressesOf(inside) > addressesOf(within(flow.stretchOf(own))) && !isOneRecord(above, flow, within)) {
      const card = cardAbove(above, flow, within)
      if (card === null) break
      above = card
    } else if (growsTooFar(own, above, flow, within)) break
    own = above
    if (own.name === 'tr') row = own
  }
  const stretch = flow.stretchOf(own)
  return { element: own, ...stretch, links: within(stretch), row }
}

/** Elements that may stand between a card and its parts. */
const MOST_WRAPPERS = 3

/** The card that an element is part of: one of several alike, whose title, categories and files lie in parts of their own. */
function cardAbove(element: Element, flow: Flow, within: LinksWithin): Element | null {
  if (LISTS.has(element.name)) return null
  let above = element.parent
  for (let times = 0; times < MOST_WRAPPERS && above?.type === 'tag'; times++, above = above.parent) {
    if (NEVER.has(above.name) || LISTS.has(above.name) || above.name === 'td') return null
    if (!hasLikeSiblings(above, flow, within)) continue
    return isOneRecord(above, flow, within) ? above : null
  }
  return null
}

/** A line that names what it links needs no heading above it: that one names the group. */
function namesItself(own: Element, flow: Flow, within: LinksWithin): boolean {
  if (holds(own, 'li') || own.name === 'li' || own.name === 'article') return true
  return within(flow.stretchOf(own)).some(({ label, generic }) => !generic && /\p{L}{3}/u.test(label))
}

function hasHeading(element: Element): boolean {
  return /^h[2-6]$/.test(element.name) || childElements(element).some(hasHeading)
}

function growsTooFar(own: Element, above: Element, flow: Flow, within: LinksWithin): boolean {
  if (above.name === 'tr' || above.name === 'td' || above.name === 'li') return false
  if (holds(above, 'h1')) return true
  const before = flow.text(flow.stretchOf(own))
  if (namesItself(own, flow, within) && childElements(above).some(hasHeading) && !hasHeading(own)) return true
  return before !== '' && flow.text(flow.stretchOf(above)).length - before.length > MOST_AROUND
}

/** Whether all links of an element belong to one record. */
function isOneRecord(element: Element, flow: Flow, within: LinksWithin): boolean {
  const inside = within(flow.stretchOf(element))
  if (addressesOf(inside) > MOST_LINKS) return false
  if (element.name === 'tr') return isOneRow(element, flow, within)
  const parts = partsWithLinks(element, flow, within)
  if (parts.length === 1 && titledFiles(inside) > 1) return false
  const telling = parts.filter((part) => says(flow.text(part)) && within(part).some(({ shared }) => !shared))
  // "12 March: Agenda | Minutes": no link says anything by itself.
  if (telling.length <= 1 && labelsDiffer(inside)) return !LISTS.has(element.name) || telling.length === 0
  if (LISTS.has(element.name) || element.name === 'td' || element.name === 'th') return false
  if (hasLikeSiblings(element, flow, within)) return isCard(element, parts, flow, within)
  return false
}

const ATTACHED = /\b(?:annex|appendix|attachment|enclosure|exhibit|schedule)\b/i

/** Files whose names stand side by side on a line are each one's own. */
function titledFiles(links: ContentLink[]): number {
  return addressesOf(links.filter(({ document, generic, label }) => document && !generic && !ATTACHED.test(label)))
}

function labelsDiffer(links: ContentLink[]): boolean {
  const labels = new Map<string, string>()
  for (const { label, url } of links) {
    const earlier = labels.get(label.toLowerCase())
    if (earlier !== undefined && earlier !== url) return false
    labels.set(label.toLowerCase(), url)
  }
  return true
}

/** The parts of an element that hold links: its lines where it holds text of its own, else its children. */
function partsWithLinks(element: Element, flow: Flow, within: LinksWithin): Stretch[] {
  const children = childElements(element).filter((child) => within(flow.stretchOf(child)).length > 0)
  const [only] = children
  if (only !== undefined && children.length === 1 && !isInline(only)) return partsWithLinks(only, flow, within)
  const bare = children.every((child) => isInline(child) && !isBlockLink(child, flow))
  if (!bare) return children.map((child) => flow.stretchOf(child))
  return flow.lines(flow.stretchOf(element)).filter((line) => within(line).length > 0)
}

/** A card that is a link altogether: its lines are parts of it. */
function isBlockLink(element: Element, flow: Flow): boolean {
  return element.name === 'a' && flow.lines(flow.stretchOf(element)).length > 1
}

function isInline({ name }: Element): boolean {
  return /^(?:a|b|strong|em|i|u|span|font|small|big|sub|sup|nobr|label)$/.test(name)
}

function childElements(element: Element): Element[] {
  return element.children.filter((child): child is Element => child.type === 'tag')
}

/** A row is one record, unless it lays out the page, sets titled links side by side, or one cell lists several. */
function isOneRow(row: Element, flow: Flow, within: LinksWithin): boolean {
  const cells = childElements(row)
  const full = cells.filter((cell) => flow.text(flow.stretchOf(cell)) !== '')
  const linked = full.filter((cell) => within(flow.stretchOf(cell)).length > 0)
  if (full.some((cell) => flow.text(flow.stretchOf(cell)).length > LONGEST_CELL)) return false
  const several = linked.filter((cell) => tellingLines(cell, flow, within) > 1)
  if (several.length > 0 || full.some((cell) => holds(cell, 'table') && within(flow.stretchOf(cell)).length > 3))
    return false
  const titled = linked.filter((cell) => says(flow.text(flow.stretchOf(cell))))
  const isGrid =
    full.length > 1 && titled.length === full.length && titled.every((cell) => isOnlyTitledLink(cell, flow, within))
  return !isGrid || !sameKind(titled, flow, within)
}

function tellingLines(cell: Element, flow: Flow, within: LinksWithin): number {
  const lines = flow
    .lines(flow.stretchOf(cell))
    .filter((line) => within(line).some((link) => link.document || says(link.label)))
  return lines.filter((line) => says(line.text) && within(line).some(({ generic }) => !generic)).length
}

function holds(element: Element, name: string): boolean {
  return childElements(element).some((child) => child.name === name || holds(child, name))
}

function isOnlyTitledLink(cell: Element, flow: Flow, within: LinksWithin): boolean {
  const text = flow.text(flow.stretchOf(cell))
  return within(flow.stretchOf(cell)).some(({ label, generic }) => !generic && label.length > text.length * 0.8)
}

/** Cells that all link files, or all link pages, with names as long as titles. */
function sameKind(cells: Element[], flow: Flow, within: LinksWithin): boolean {
  const links = cells.map((cell) => within(flow.stretchOf(cell))[0]).filter((link) => link !== undefined)
  return (
    addressesOf(links) === links.length &&
    links.every(({ document }) => document === links[0]?.document) &&
    links.every(({ label }) => /\p{L}{3}/u.test(label))
  )
}

const signature = ({ name, attribs }: Element) =>
  `${name}.${
    (attribs['class'] ?? '')
      .replace(/[\d_-]+|\b(?:odd|even|first|last|active|alt|item)\b/g, '')
      .trim()
      .split(/\s+/)[0]
  }`

function hasLikeSiblings(element: Element, flow: Flow, within: LinksWithin): boolean {
  const { parent } = element
  if (parent?.type !== 'tag') return false
  const alike = childElements(parent).filter((sibling) => signature(sibling) === signature(element))
  return alike.filter((sibling) => within(flow.stretchOf(sibling)).length > 0).length > 1
}

/** A card sets different things under each other (a title, a category, documents); a list sets like things. */
function isCard(element: Element, parts: Stretch[], flow: Flow, within: LinksWithin): boolean {
  const children = childElements(element).filter((child) => within(flow.stretchOf(child)).length > 0)
  if (children.some((child) => isGroup(child, flow, within))) return false
  const [first] = children
  if (children.length > 1 && first !== undefined) {
    return children.slice(1).every((child) => signature(child) !== signature(first))
  }
  if (children.length === 1 && first !== undefined && !isInline(first)) return false
  return parts.length === 1
}

/** A list or table of several records. */
function isGroup(element: Element, flow: Flow, within: LinksWithin): boolean {
  if (LISTS.has(element.name)) {
    const items = childElements(element).filter(
      (item) => says(flow.text(flow.stretchOf(item))) && within(flow.stretchOf(item)).length > 0,
    )
    const rows = element.name === 'table' ? items.flatMap(childElements) : items
    return (
      rows.length > 4 || rows.filter((item) => /\b(?:19|20)\d\d\b/.test(flow.text(flow.stretchOf(item)))).length > 1
    )
  }
  return childElements(element).some((child) => isGroup(child, flow, within))
}
