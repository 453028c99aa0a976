/**
 * A page as a reader meets it: its text and links one after another, with the places where a line ends. Listings are set
 * in tables, lists, cards or bare lines between `<br>`; read as a flow, a record is always a stretch of it.
 */
import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from '../platforms/reading/elements.ts'
import { foldWhiteSpace, isHiddenWord } from '../platforms/reading/printed-text.ts'

/** A stretch of the flow: pieces `start` to `end`, `end` excluded. */
export interface Stretch {
  start: number
  end: number
}

export interface Piece {
  kind: 'text' | 'break'
  text: string
  /** The link that the text stands in. */
  link: Element | null
  /** Whether the text stands in a heading, a caption or an accordion's title. */
  heading: boolean
  bold: boolean
}

/** One line of the flow: its text with and without what stands in links. */
export interface Line extends Stretch {
  text: string
  heading: boolean
  /** Whether it is a heading by its element, not by its look alone. */
  marked: boolean
  linked: boolean
}

/** How the text within an element is set. */
interface Look {
  heading: boolean
  bold: boolean
  inRow: boolean
  preformatted: boolean
}

export interface Flow {
  pieces: Piece[]
  stretchOf(element: Element): Stretch
  text(stretch: Stretch): string
  lines(stretch: Stretch): Line[]
}

const INLINE = new Set(
  'a abbr acronym b bdi big cite code em font i img ins label mark nobr q s small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const UNREAD = new Set('script style template noscript svg select option button iframe object head'.split(' '))
const HEADINGS = new Set('h1 h2 h3 h4 h5 h6 caption summary legend dt'.split(' '))

/** Lays a page out. What `isLeftOut` names, and everything in it, does not appear. */
export function layOut($: CheerioAPI, isLeftOut: (element: Element) => boolean): Flow {
  const pieces: Piece[] = []
  const stretches = new Map<Element, Stretch>()
  const lineBreak = () => pieces.push({ kind: 'break', text: '\n', link: null, heading: false, bold: false })

  function visit(node: AnyNode, link: Element | null, { heading, bold, inRow, preformatted }: Look): void {
    if (node.type === 'text') {
      const parts = preformatted ? node.data.split('\n') : [node.data]
      for (const [index, text] of parts.entries()) {
        if (index > 0) lineBreak()
        if (text !== '') pieces.push({ kind: 'text', text, link, heading, bold })
      }
    }
    if (node.type !== 'tag' && node.type !== 'root') return
    if (node.type === 'root') {
      for (const child of node.children) visit(child, link, { heading, bold, inRow, preformatted })
      return
    }
    const start = pieces.length
    const isButtonTitle = node.name === 'button' && isAccordionTitle(node)
    if ((!UNREAD.has(node.name) || isButtonTitle) && !isHiddenWord(node) && !isLeftOut(node)) {
      const ownLine = !INLINE.has(node.name)
      if (ownLine) lineBreak()
      const isHeading = heading || HEADINGS.has(node.name) || isButtonTitle || node.attribs['role'] === 'heading'
      for (const child of node.children) {
        visit(child, node.name === 'a' ? node : link, {
          heading: isHeading,
          // In a row of several cells bold marks a label or a name, not what follows.
          bold: !inRow && (bold || node.name === 'b' || node.name === 'strong'),
          inRow: node.name === 'table' ? false : inRow || isShortCellAmongOthers(node),
          preformatted: preformatted || node.name === 'pre',
        })
        // Two elements with nothing between them are set apart by style.
        if (child.type === 'tag' && child.next?.type === 'tag') {
          pieces.push({ kind: 'text', text: ' ', link: null, heading: isHeading, bold })
        }
      }
      if (ownLine && node.name !== 'br') lineBreak()
    }
    stretches.set(node, { start, end: pieces.length })
  }
  for (const node of $.root().toArray())
    visit(node as AnyNode, null, { heading: false, bold: false, inRow: false, preformatted: false })

  const text = ({ start, end }: Stretch) =>
    foldWhiteSpace(
      pieces
        .slice(start, end)
        .map((piece) => piece.text)
        .join(''),
    )

  function lines({ start, end }: Stretch): Line[] {
    const found: Line[] = []
    for (let from = start; from < end; ) {
      let to = from
      while (to < end && pieces[to]?.kind === 'text') to++
      const line = { start: from, end: to }
      const printed = text(line)
      const own = pieces.slice(from, to).filter((piece) => piece.text.trim() !== '')
      if (printed !== '') {
        const linked = own.some((piece) => piece.link !== null)
        // A line all in bold without a link heads what follows, whatever its element.
        const marked = own.every((piece) => piece.heading)
        const heading = marked || (!linked && own.every((piece) => piece.bold))
        found.push({ ...line, text: printed, heading, marked, linked })
      }
      from = to + 1
    }
    return found
  }

  return { pieces, stretchOf: (element) => stretches.get(element) ?? { start: 0, end: 0 }, text, lines }
}

/** Cells with more characters lay out the page rather than a row. */
const LONGEST_SHORT_CELL = 400

/** A cell of a row that has more than one, and no long text. */
function isShortCellAmongOthers(cell: Element): boolean {
  const { name, parent } = cell
  if ((name !== 'td' && name !== 'th') || parent?.type !== 'tag') return false
  if (lettersIn(cell, LONGEST_SHORT_CELL) >= LONGEST_SHORT_CELL) return false
  return (
    parent.children.filter((child) => child.type === 'tag' && (child.name === 'td' || child.name === 'th')).length > 1
  )
}

/** Letters of an element, counted up to `most`. */
function lettersIn(element: Element, most: number): number {
  let letters = 0
  for (const child of element.children) {
    if (letters >= most) return letters
    if (child.type === 'text') letters += child.data.trim().length
    else if (child.type === 'tag') letters += lettersIn(child, most - letters)
  }
  return letters
}

/** A button that opens a part of the page prints that part's title. */
function isAccordionTitle({ attribs }: Element): boolean {
  return attribs['aria-controls'] !== undefined || attribs['data-toggle'] === 'collapse'
}
