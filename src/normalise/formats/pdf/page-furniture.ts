import type { Furniture } from '../../../domain.ts'
import { linesByPlace } from './lines.ts'
import { type Fragment, type Line, lineText, type PdfPage } from './page.ts'

/** Running headers stand in the top eighth of a page, footers in the bottom eighth. */
const EDGE = 0.125
/** Page numbers stand nearer to the edge. */
const PAGE_NUMBER_EDGE = 0.1
const PAGE_NUMBER = /^(?:[-–|]\s?)?(?:page\s?)?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?(?:\s?[-–|])?$/i
/** Lines of one running header stand at the same height, give or take rounding. */
const SAME_HEIGHT = 6

/** Share of the pages on which a running line stands. */
const REPEATED = 0.4
/** Two scanned pages are too few to tell a running line from a line of a letter that both print. */
const FEWEST_SCANNED_PAGES = 3

export interface SortedPage {
  page: PdfPage
  reading: Fragment[]
  furniture: { kind: Furniture; line: Line }[]
}

/**
 * Parts each page's text into the reading text and what is printed around it: what the producer marked as such, lines
 * that stand at the same height on several pages, and page numbers.
 */
export function sortOutFurniture(pages: PdfPage[]): SortedPage[] {
  const trusted = artifactsAreFurniture(pages)
  const sorted = pages.map((page) => ({
    page,
    artifacts: trusted ? page.fragments.filter((fragment) => fragment.artifact) : [],
    lines: linesByPlace(trusted ? page.fragments.filter((fragment) => !fragment.artifact) : page.fragments),
  }))
  const repeated = findRepeated(sorted)
  return sorted.map(({ page, artifacts, lines }, at) => {
    const around = new Set(lines.filter((line) => repeated[at]?.has(line) || isPageNumber(page, line)))
    const marked = new Set(artifacts)
    const furniture = [...linesByPlace(artifacts), ...around].map((line) => ({ kind: sideOf(page, line), line }))
    const taken = new Set([...around].flatMap((line) => line.fragments.map(placeOf)))
    const reading = page.fragments.filter((fragment) => !marked.has(fragment) && !taken.has(placeOf(fragment)))
    return { page, reading, furniture }
  })
}

/** Sorting into lines copies fragments; their place tells them apart. */
function placeOf(fragment: Fragment): string {
  return `${fragment.x} ${fragment.y} ${fragment.text}`
}

/** Some producers mark all of a document as artifacts: then the mark says nothing. */
function artifactsAreFurniture(pages: PdfPage[]): boolean {
  let [marked, all] = [0, 0]
  for (const fragment of pages.flatMap((page) => page.fragments)) {
    all += fragment.text.length
    if (fragment.artifact) marked += fragment.text.length
  }
  return marked < all * 0.5
}

function isAtEdge(page: PdfPage, line: Line): boolean {
  return line.y < page.height * EDGE || line.y > page.height * (1 - EDGE)
}

/** Words by which a running line is known again: its numbers change from page to page. */
function runningWords(line: Line): string {
  return lineText(line).replace(/\d+/g, '#').toLowerCase()
}

/** For each page, the lines at its edges that also stand on many other pages at the same height. */
function findRepeated(pages: { page: PdfPage; lines: Line[] }[]): Set<Line>[] {
  const least = pages.some(({ page }) => page.recognised) ? FEWEST_SCANNED_PAGES : 2
  const needed = Math.max(least, Math.ceil(pages.length * REPEATED))
  const heights = new Map<string, { y: number; page: PdfPage }[]>()
  for (const { page, lines } of pages) {
    for (const line of lines) {
      if (!isAtEdge(page, line)) continue
      const same = heights.get(runningWords(line)) ?? []
      same.push({ y: line.y, page })
      heights.set(runningWords(line), same)
    }
  }
  return pages.map(({ page, lines }) => {
    const found = lines.filter((line) => {
      if (!isAtEdge(page, line)) return false
      const same = heights.get(runningWords(line)) ?? []
      const there = same.filter((other) => Math.abs(other.y - line.y) < SAME_HEIGHT).map((other) => other.page)
      return new Set(there).size >= needed
    })
    return new Set(found)
  })
}

function isPageNumber(page: PdfPage, line: Line): boolean {
  const atEdge = line.y < page.height * PAGE_NUMBER_EDGE || line.y > page.height * (1 - PAGE_NUMBER_EDGE)
  return atEdge && PAGE_NUMBER.test(lineText(line))
}

function sideOf(page: PdfPage, line: Line): Furniture {
  return line.y < page.height / 2 ? 'header' : 'footer'
}
