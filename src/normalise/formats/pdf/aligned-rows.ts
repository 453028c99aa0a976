import { readPrintedLabel } from '../../printed-label.ts'
import type { TableBlock, TableCellBlock } from './blocks.ts'
import type { Interval } from './intervals.ts'
import { type Line, lineText, type Rule } from './page.ts'
import { paragraphsOf } from './paragraphs.ts'

/** Lines of one cell are nearer to each other than this, in heights of the letters. */
const NEAR = 1.6
/** Rows stand farther apart than the lines within them by this much, in heights of the letters. */
const ROW_GAP = 0.25

/** Puts the lines of a table without borders into rows: a cell's text may go on over several lines. */
export function readAlignedRows(lines: Line[][], columns: Interval[], rules: Rule[]): TableBlock {
  const placed = lines.map((parts) =>
    columns.map(({ from, to }) => parts.filter((part) => part.x >= from - 1 && part.right <= to + 1)),
  )
  const begins = rowStarts(placed, columns, rules)
  const cells: Line[][][] = []
  for (const [at, line] of placed.entries()) {
    const row = cells.at(-1)
    if (row && !begins[at]) for (const [column, texts] of line.entries()) row[column]?.push(...texts)
    else cells.push(line.map((texts) => [...texts]))
  }
  const rows = cells.map((row) => row.map((texts, column) => cellBlock(texts, columns[column] ?? { from: 0, to: 0 })))
  return { kind: 'table', rows, page: lines[0]?.[0]?.page ?? 0, furniture: null }
}

function cellBlock(lines: Line[], { from, to }: Interval): TableCellBlock {
  return { parts: paragraphsOf(lines, to), x: from, right: to, rowSpan: 1, columnSpan: 1, header: false }
}

type PlacedLine = Line[][]

/** For each line, whether a row begins with it: as rules part them, else as their distances do, else as their words do. */
function rowStarts(lines: PlacedLine[], columns: Interval[], rules: Rule[]): boolean[] {
  const byRules = lines.map((line, at) => at === 0 || isRuledOff(lines[at - 1], line, columns, rules))
  if (byRules.filter(Boolean).length >= 3) return byRules
  const gaps = lines.map((line, at) => distance(lines[at - 1], line))
  const narrowest = Math.min(...gaps)
  const byGaps = gaps.map((gap) => gap > narrowest + ROW_GAP)
  const most = Math.max(...lines.map(filled))
  const wrapped = lines.filter((line, at) => !byGaps[at] && (filled(line) < most || goesOn(lines[at - 1], line)))
  const inner = byGaps.filter((begins) => !begins).length
  // Where full lines stand near each other, the wide gaps part groups of rows.
  if (inner > 0 && byGaps.filter(Boolean).length >= 3 && wrapped.length === inner) return byGaps
  return lines.map((line, at) => !carriesOn(lines[at - 1], line, gaps[at] ?? Infinity))
}

function partsOf(line: PlacedLine): Line[] {
  return line.flat()
}

function filled(line: PlacedLine): number {
  return line.filter((texts) => texts.length > 0).length
}

/** From baseline to baseline, in heights of the letters; without end above the first line. */
function distance(before: PlacedLine | undefined, line: PlacedLine): number {
  const [above] = before ? partsOf(before) : []
  const [below] = partsOf(line)
  return above && below ? (below.y - above.y) / Math.max(1, below.size) : Infinity
}

function isRuledOff(before: PlacedLine | undefined, line: PlacedLine, columns: Interval[], rules: Rule[]): boolean {
  const [above] = before ? partsOf(before) : []
  const [below] = partsOf(line)
  const width = (columns.at(-1)?.to ?? 0) - (columns[0]?.from ?? 0)
  if (!above || !below) return false
  return rules.some(({ y, width: length }) => length > 0.6 * width && y > above.y && y < below.y)
}

/** Lines that leave the first column empty, fill only one, or go on in the middle of a sentence carry on the row above. */
function carriesOn(before: PlacedLine | undefined, line: PlacedLine, gap: number): boolean {
  if (!before || gap >= NEAR) return false
  return line[0]?.length === 0 || filled(line) === 1 || goesOn(before, line)
}

/** Whether each text of a line stands under another, and one of them goes on with it in small letters. */
function goesOn(before: PlacedLine | undefined, line: PlacedLine): boolean {
  if (!before) return false
  const pairs = line.flatMap((texts, column) => {
    const [text] = texts
    return text ? [{ text: lineText(text), above: before[column]?.at(-1) }] : []
  })
  if (pairs.some(({ text, above }) => above === undefined || readPrintedLabel(text) !== null)) return false
  return pairs.some(({ text, above }) => /^\p{Ll}/u.test(text) && above && !/[.?!:]$/.test(lineText(above)))
}
