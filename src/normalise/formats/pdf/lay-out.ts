import type { BlockDraft } from '../../document-draft.ts'
import { type PdfBlock, paragraphOf } from './blocks.ts'
import { draftBlocks, type Typography } from './drafts.ts'
import { vocabularyOf } from './join-lines.ts'
import { linesByPlace } from './lines.ts'
import type { PdfPage } from './page.ts'
import { joinAcrossPages } from './page-breaks.ts'
import { type SortedPage, sortOutFurniture } from './page-furniture.ts'
import { readPlacedPage } from './placed-layout.ts'
import { inPrintedOrder } from './printed-order.ts'
import { readTaggedPage } from './tagged-layout.ts'

/** Pieces of text with their places → text of all pages in reading order, then what is printed around it. */
export function layOut(pages: PdfPage[]): BlockDraft[] {
  const sorted = sortOutFurniture(pages)
  const reading = sorted.map((page) => layOutPage(page))
  const furniture = sorted.flatMap((page) =>
    page.furniture.map(({ kind, line }): PdfBlock => paragraphOf([line], line.right, kind)),
  )
  return draftBlocks([...joinAcrossPages(reading), ...furniture], typographyOf(sorted))
}

function layOutPage({ page, reading }: SortedPage): PdfBlock[] {
  const margin = reading.reduce((right, fragment) => Math.max(right, fragment.x + fragment.width), 0)
  const tagged = readTaggedPage(page, reading, margin)
  if (tagged === null) return readPlacedPage(page, reading, margin)
  const left = tagged.rest.reduce((letters, fragment) => letters + fragment.text.length, 0)
  const all = reading.reduce((letters, fragment) => letters + fragment.text.length, 0)
  // Tags that miss much of the text were made for something else.
  return left > all * 0.2
    ? readPlacedPage(page, reading, margin)
    : [...inPrintedOrder(tagged.blocks), ...readPlacedPage(page, tagged.rest, margin)]
}

function typographyOf(pages: SortedPage[]): Typography {
  const letters = new Map<number, number>()
  for (const fragment of pages.flatMap((page) => page.reading)) {
    const size = Math.round(fragment.size * 2) / 2
    letters.set(size, (letters.get(size) ?? 0) + fragment.text.length)
  }
  const [usual] = [...letters].sort((one, other) => other[1] - one[1])
  const lines = pages.flatMap((page) => linesByPlace(page.reading))
  return { bodySize: usual?.[0] ?? 11, vocabulary: vocabularyOf(lines) }
}
