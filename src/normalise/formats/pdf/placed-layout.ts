import { findAlignedTables } from './aligned-tables.ts'
import type { PdfBlock } from './blocks.ts'
import { inColumns } from './columns.ts'
import { linesByPlace } from './lines.ts'
import { edgesOf, type Fragment, type Line, type PdfPage } from './page.ts'
import { paragraphsOf } from './paragraphs.ts'
import { findRuledTables } from './ruled-tables.ts'
import { segmentsOf } from './segments.ts'

/** A letterhead's two blocks side by side stand in this upper part of the first page. */
const LETTERHEAD = 0.38

/** Reads a page's blocks from the places of its letters and rules alone: tables, columns, paragraphs. */
export function readPlacedPage(page: PdfPage, fragments: Fragment[], margin: number): PdfBlock[] {
  const tables = findRuledTables(page.rules, fragments)
  const blocks: PdfBlock[] = []
  let rest = fragments.filter((fragment) => !tables.some((table) => table.fragments.has(fragment)))
  for (const table of tables.sort((one, other) => one.top - other.top)) {
    blocks.push(
      ...readText(
        page,
        rest.filter((fragment) => fragment.y <= table.top),
        margin,
      ),
      table.block,
    )
    rest = rest.filter((fragment) => fragment.y > table.top)
  }
  return [...blocks, ...readText(page, rest, margin)]
}

function readText(page: PdfPage, fragments: Fragment[], margin: number): PdfBlock[] {
  const lines = linesByPlace(fragments)
  // Between words that stand alone, gaps say too little: a scan's lines are kept as they are printed, its ruled tables apart.
  if (page.recognised)
    return inColumns(lines, page.width).flatMap((column) => paragraphsOf(column, columnMargin(column, margin)))
  const columns = inColumns(lines, page.width)
  const groups = page.number === 1 && columns.length === 1 ? withLetterheadApart(lines, page) : columns
  return groups
    .flatMap((group) => findAlignedTables(group, page.rules))
    .flatMap((group): PdfBlock[] => {
      if (group.kind === 'table') return [group.block]
      return paragraphsOf(group.lines, group.margin ?? columnMargin(group.lines, margin))
    })
}

/** A column's own right edge, where it ends well before the page's. */
function columnMargin(lines: Line[], margin: number): number {
  const { right } = edgesOf(lines)
  return lines.length >= 8 && right < margin * 0.7 ? right : margin
}

/**
 * The recipient's address on the left and the authority's on the right are two blocks, not rows of a table: where lines
 * at the top of the first page have two texts each, those on the left are read first.
 */
function withLetterheadApart(lines: Line[], page: PdfPage): Line[][] {
  const end = lines.findLastIndex((line) => line.y < page.height * LETTERHEAD && segmentsOf(line).length === 2) + 1
  const head = lines.slice(0, end)
  const parted = head.map(segmentsOf)
  const rights = parted.filter((parts) => parts.length === 2).map((parts) => parts[1]?.x ?? 0)
  const edge = Math.min(...rights)
  const across = parted.some(
    (parts) => parts.length > 2 || parts.some((part) => part.x < edge - 1 && part.right > edge),
  )
  if (rights.length < 2 || across) return [lines]
  const left = parted.flat().filter((part) => part.x < edge - 1)
  const right = parted.flat().filter((part) => part.x >= edge - 1)
  return [left, right, lines.slice(end)]
}
