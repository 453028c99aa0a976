import { type BlockDraft, type CellDraft, plainRun } from '../../document-draft.ts'
import { separatePrintedLists } from '../../printed-lists.ts'

/** Each cell ends in a tab, each row in a line break behind the last of them. */
const ROW_END = '\t\n'
/** A cell of more lines than this is rather text above the table. */
const MOST_LINES = 12

/** The blocks of a Word text in which cells end in a tab and paragraphs and rows in a line break. */
export function wordTextBlocks(text: string): BlockDraft[] {
  const blocks: BlockDraft[] = []
  let rows: string[][] = []
  const endTable = () => {
    if (rows.length > 0) blocks.push(tableOf(rows))
    rows = []
  }
  const chunks = text.replace(/\r\n?/g, '\n').split(ROW_END)
  for (const [at, chunk] of chunks.entries()) {
    const { before, cells } = at === chunks.length - 1 ? { before: chunk, cells: [] } : splitRow(chunk, rows.at(-1))
    if (before.trim() !== '') {
      endTable()
      blocks.push(...paragraphs(before))
    }
    if (cells.length > 0) rows.push(cells)
  }
  endTable()
  return separatePrintedLists(blocks)
}

/**
 * Parts what stands before a row's end into the paragraphs above the table and the row's cells. A row right below
 * another has as many cells, each of any number of paragraphs, unless an empty paragraph ends the table; of a first row
 * only the line with its tabs is sure.
 */
function splitRow(chunk: string, above: string[] | undefined): { before: string; cells: string[] } {
  const whole = chunk.split('\t')
  if (above !== undefined && whole.length === above.length && !chunk.startsWith('\n'))
    return { before: '', cells: whole }
  const lines = chunk.split('\n')
  let from = lines.length - 1
  const first = Math.max(0, lines.length - MOST_LINES)
  while (from > first && !lines[from]?.includes('\t')) from--
  // A table of one column, or no tab near: the last line alone.
  if (!lines[from]?.includes('\t')) from = lines.length - 1
  return { before: lines.slice(0, from).join('\n'), cells: lines.slice(from).join('\n').split('\t') }
}

function paragraphs(text: string): BlockDraft[] {
  return text.split('\n').map((line) => ({ kind: 'paragraph', furniture: null, content: [plainRun(line)] }))
}

function tableOf(rows: string[][]): BlockDraft {
  const cell = (text: string): CellDraft => ({ content: [plainRun(text)], rowSpan: 1, columnSpan: 1, header: false })
  return { kind: 'table', furniture: null, rows: rows.map((cells) => cells.map(cell)) }
}
