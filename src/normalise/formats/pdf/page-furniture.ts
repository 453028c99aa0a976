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
  const repeated = findRepeated(sorted.map(({ page, lines }) => edgeLines(page, lines)))
  return sorted.map(({ page, artifacts, lines }, at) => {
    const around = new Set(lines.filter((line) => repeated[at]?.has(line) || isPageNumber(page, line)))
    const inReading = new Set([...page.fragments.filter((fragment) => !artifacts.includes(fragment))])
    const furniture = [...linesByPlace(artifacts), ...around].map((line) => ({ kind: sideOf(page, line), line }))
    const taken = new Set([...around].flatMap((line) => line.fragments.map(placeOf)))
    const reading = [...inReading].filter((fragment) => !taken.has(placeOf(fragment)))
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

function edgeLines(page: PdfPage, lines: Line[]): Line[] {
  return lines.filter((line) => line.y < page.height * EDGE || line.y > page.height * (1 - EDGE))
}

/** For each page, the lines that also stand on another page at the same height; on long documents, on two others. */
function findRepeated(pages: Line[][]): Set<Line>[] {
  const needed = pages.length > 4 ? 3 : 2
  const byWords = new Map<string, { line: Line; page: number }[]>()
  for (const [page, lines] of pages.entries()) {
    for (const line of lines) {
      const words = lineText(line).replace(/\d+/g, '#').toLowerCase()
      const same = byWords.get(words)
      if (same) same.push({ line, page })
      else byWords.set(words, [{ line, page }])
    }
  }
  return pages.map((lines, page) => {
    const found = lines.filter((line) => {
      const same = byWords.get(lineText(line).replace(/\d+/g, '#').toLowerCase()) ?? []
      const atHeight = same.filter((other) => Math.abs(other.line.y - line.y) < SAME_HEIGHT).map((other) => other.page)
      return new Set([...atHeight, page]).size >= needed
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
