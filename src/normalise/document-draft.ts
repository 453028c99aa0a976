/**
 * What a reader of one format hands over: blocks of text runs, without offsets. `buildDocument` alone turns them into
 * text, so that offsets, separators and labels are right for every format alike.
 */
import type { Furniture, NormaliserWarning, RecognisedPage } from '../domain.ts'
import type { PackedMember } from './packed-member.ts'

/** How a run of text looks; `colour` is `#rrggbb`, null where the source names none. */
export interface TextStyle {
  bold: boolean
  italic: boolean
  colour: string | null
}

/** Text of one look on one page. White space is folded later; a line break is kept. */
export interface TextRun extends TextStyle {
  text: string
  /** From 1; null in formats without pages. */
  page: number | null
}

export interface CellDraft {
  content: TextRun[]
  rowSpan: number
  columnSpan: number
  header: boolean
}

interface DraftBase {
  furniture: Furniture | null
}

interface HeadingDraft extends DraftBase {
  kind: 'heading'
  level: number
  content: TextRun[]
}

export interface ParagraphDraft extends DraftBase {
  kind: 'paragraph'
  content: TextRun[]
}

interface ListItemDraft extends DraftBase {
  kind: 'list_item'
  label: string
  ordinal: string | null
  depth: number
  content: TextRun[]
}

export interface TableDraft extends DraftBase {
  kind: 'table'
  /** Cells by the row in which they start, in column order; columns follow from the spans. */
  rows: CellDraft[][]
}

export type BlockDraft = HeadingDraft | ParagraphDraft | ListItemDraft | TableDraft

export interface DocumentDraft {
  title: string | null
  blocks: BlockDraft[]
  warnings: NormaliserWarning[]
  /** The documents within, where the format is a container of documents. */
  members?: PackedMember[]
  /** Pages read by OCR; none where left out. */
  recognisedPages?: RecognisedPage[]
}

export const PLAIN: TextStyle = { bold: false, italic: false, colour: null }

/** A run without any style, for formats that have none. */
export function plainRun(text: string, page: number | null = null): TextRun {
  return { ...PLAIN, text, page }
}

/** The words of some runs, for rules that look at text alone. */
export function textOf(runs: TextRun[]): string {
  return runs.map((run) => run.text).join('')
}

/** Puts the text of several blocks into one stretch of runs, a line a block, for table cells. */
export function flattenBlocks(blocks: BlockDraft[]): TextRun[] {
  const runs: TextRun[] = []
  for (const block of blocks) {
    if (runs.length > 0) runs.push(plainRun('\n'))
    if (block.kind === 'table') {
      for (const row of block.rows) {
        if (row !== block.rows[0]) runs.push(plainRun('\n'))
        for (const cell of row) {
          if (cell !== row[0]) runs.push(plainRun(' '))
          runs.push(...cell.content)
        }
      }
      continue
    }
    if (block.kind === 'list_item') runs.push(plainRun(`${block.label} `, block.content[0]?.page ?? null))
    runs.push(...block.content)
  }
  return runs
}
