import { couldBeHeading, promoteBoldParagraphs, withoutBold } from '../../bold-headings.ts'
import { type BlockDraft, type CellDraft, flattenBlocks, type TextRun } from '../../document-draft.ts'
import { createListDepth, type ListDepth } from '../../list-depth.ts'
import { readPrintedLabel } from '../../printed-label.ts'
import { withoutStart } from '../../printed-lists.ts'
import type { PdfBlock, TableBlock, TextBlock } from './blocks.ts'
import { joinLines, type Vocabulary } from './join-lines.ts'
import { edgesOf, lineText } from './page.ts'

/** What the letters of the whole document tell. */
export interface Typography {
  /** Height of most letters. */
  bodySize: number
  vocabulary: Vocabulary
}

/** Labels nearer than this (points) stand at the same indentation. */
const SAME_EDGE = 5

/** Turns laid-out blocks into drafts: labels read, list depth found, headings told from paragraphs by their look. */
export function draftBlocks(blocks: PdfBlock[], typography: Typography): BlockDraft[] {
  const depths = createListDepth(SAME_EDGE)
  return promoteBoldParagraphs(
    blocks.map((block) =>
      block.kind === 'table' ? draftTable(block, typography) : draftText(block, typography, depths),
    ),
  )
}

function draftText(block: TextBlock, typography: Typography, depths: ListDepth): BlockDraft {
  const { furniture } = block
  const content = joinLines(block.lines, ownMargin(block), typography.vocabulary)
  // A running line is no list: the dash before a page number is an ornament.
  if (furniture !== null) return { kind: 'paragraph', furniture, content }
  if (block.label !== null) {
    const ordinal = readPrintedLabel(`${block.label} x`)?.ordinal ?? null
    const depth = Math.max(depths.itemAt(block.x), block.depth ?? 0)
    return { kind: 'list_item', furniture, label: bulletAsPrinted(block.label), ordinal, depth, content }
  }
  const text = block.lines.map(lineText).join(' ')
  const printed = block.headingLevel === null ? readPrintedLabel(text) : null
  if (printed !== null) {
    const label = bulletAsPrinted(printed.label)
    const depth = depths.itemAt(block.x)
    const rest = withoutStart(content, printed.length)
    return { kind: 'list_item', furniture, label, ordinal: printed.ordinal, depth, content: rest }
  }
  const level = block.headingLevel ?? levelBySize(block, text, typography.bodySize)
  if (level !== null) {
    depths.heading()
    return { kind: 'heading', furniture, level, content: withoutBold(content) }
  }
  depths.textAt(block.x)
  return { kind: 'paragraph', furniture, content }
}

/** Several lines of which the widest fill most of the page show their own margin: that of a quotation is narrower. */
function ownMargin({ lines, margin }: TextBlock): number {
  const { left, right } = edgesOf(lines)
  return lines.length >= 3 && right - left > margin * 0.65 ? right : margin
}

/** Symbol fonts place bullets outside Unicode's letters. */
function bulletAsPrinted(label: string): string {
  return /^[\ue000-\uf8ff]$/.test(label) ? '•' : label
}

/** A short text in large letters is a heading; how large tells its level. */
function levelBySize(block: TextBlock, text: string, bodySize: number): number | null {
  if (block.lines.length > 2 || !couldBeHeading(text)) return null
  const size = Math.min(...block.lines.flatMap((line) => line.fragments.map((fragment) => fragment.size)))
  if (size > bodySize * 1.5) return 1
  return size > bodySize * 1.18 ? 2 : null
}

function draftTable(table: TableBlock, typography: Typography): BlockDraft {
  const rows = table.rows.map((row) =>
    row.map(({ parts, rowSpan, columnSpan, header }): CellDraft => {
      const content: TextRun[] = flattenBlocks(
        parts.map((part) => draftText(part, typography, createListDepth(SAME_EDGE))),
      )
      return { content, rowSpan, columnSpan, header }
    }),
  )
  return { kind: 'table', furniture: table.furniture, rows }
}
