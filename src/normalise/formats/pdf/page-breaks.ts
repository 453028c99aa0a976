import { readPrintedLabel } from '../../printed-label.ts'
import type { PdfBlock, TableBlock, TextBlock } from './blocks.ts'
import { lineText } from './page.ts'

/** Puts paragraphs and tables together that a page break divided. */
export function joinAcrossPages(pages: PdfBlock[][]): PdfBlock[] {
  const joined: PdfBlock[] = []
  for (const blocks of pages) {
    const [first, ...rest] = blocks
    if (first === undefined) continue
    const last = joined.at(-1)
    if (last?.kind === 'text' && first.kind === 'text' && runsOn(last, first)) {
      joined[joined.length - 1] = {
        ...last,
        lines: [...last.lines, ...first.lines],
        margin: Math.max(last.margin, first.margin),
      }
      joined.push(...rest)
    } else if (last?.kind === 'table' && first.kind === 'table' && sameColumns(last, first)) {
      joined[joined.length - 1] = { ...last, rows: [...last.rows, ...withoutHeader(last, first)], page: first.page }
      joined.push(...rest)
    } else joined.push(...blocks)
  }
  return joined
}

/** A sentence that has not ended on one page and goes on in small letters on the next. */
function runsOn(last: TextBlock, first: TextBlock): boolean {
  const lastLine = last.lines.at(-1)
  const [firstLine] = first.lines
  if (!lastLine || !firstLine || first.label !== null || first.headingLevel !== null || last.headingLevel !== null)
    return false
  if (Math.abs(lastLine.size - firstLine.size) > 0.6) return false
  const text = lineText(firstLine)
  return !/[.:;?!]$/.test(lineText(lastLine)) && /^[\p{Ll}\d(£“‘"']/u.test(text) && readPrintedLabel(text) === null
}

function sameColumns(last: TableBlock, first: TableBlock): boolean {
  const width = (table: TableBlock) => table.rows.reduce((most, row) => Math.max(most, row.length), 0)
  return width(last) === width(first) && width(last) > 1
}

/** A header row that is printed again on the new page is not a row of its own. */
function withoutHeader(last: TableBlock, first: TableBlock): TableBlock['rows'] {
  const words = (row: TableBlock['rows'][number] | undefined) =>
    row?.map((cell) => cell.parts.flatMap((part) => part.lines.map(lineText)).join(' ')).join('|')
  return words(last.rows[0]) === words(first.rows[0]) ? first.rows.slice(1) : first.rows
}
