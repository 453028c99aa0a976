import type { Furniture } from '../../../domain.ts'
import { edgesOf, type Line } from './page.ts'

/** A part of a page with its lines, before it becomes text. */
export interface TextBlock {
  kind: 'text'
  /** 1 to 6 where tags say that it is a heading. */
  headingLevel: number | null
  /** The list label, printed or tagged, that stands before the lines. */
  label: string | null
  /** How deep tags say that the list is nested, from 0; null where only its place tells. */
  depth: number | null
  /** Left edge of the label, or of the text. */
  x: number
  lines: Line[]
  /** The right edge to which text runs here. */
  margin: number
  furniture: Furniture | null
}

export interface TableCellBlock {
  /** Paragraphs and list items in the cell. */
  parts: TextBlock[]
  /** Left and right edge of the cell's text. */
  x: number
  right: number
  rowSpan: number
  columnSpan: number
  header: boolean
}

export interface TableBlock {
  kind: 'table'
  rows: TableCellBlock[][]
  /** Page on which the last row stands. */
  page: number
  furniture: Furniture | null
}

export type PdfBlock = TextBlock | TableBlock

/** A paragraph of lines, without label or heading. */
export function paragraphOf(lines: Line[], margin: number, furniture: Furniture | null = null): TextBlock {
  const x = edgesOf(lines).left
  return { kind: 'text', headingLevel: null, label: null, depth: null, x, lines, margin, furniture }
}
