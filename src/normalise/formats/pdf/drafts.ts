import {
  type BlockDraft,
  type CellDraft,
  flattenBlocks,
  type HeadingDraft,
  plainRun,
  type TextRun,
} from '../../document-draft.ts'
import { readPrintedLabel } from '../../printed-label.ts'
import { withoutStart } from '../../printed-lists.ts'
import type { PdfBlock, TableBlock, TextBlock } from './blocks.ts'
import { joinLines, type Vocabulary } from './join-lines.ts'
import { lineText } from './page.ts'

export interface Typography {
  /** Height of most letters. */
  bodySize: number
  /** Whether most of the document is bold, so that bold says nothing. */
  mostlyBold: boolean
  vocabulary: Vocabulary
}

/** Longer than this, bold text is a paragraph. */
const LONGEST_HEADING = 100

/** Turns laid-out blocks into drafts: labels read, list depth found, headings told from paragraphs by their look. */
export function draftBlocks(blocks: PdfBlock[], typography: Typography): BlockDraft[] {
  const indents = createIndents()
  const drafts = blocks.map((block) =>
    block.kind === 'table' ? draftTable(block, typography) : draftText(block, typography, indents),
  )
  return drafts.map((draft, at) =>
    draft.kind === 'heading' && !headsSomething(drafts[at + 1]) ? asParagraph(draft) : draft,
  )
}

/** The last line of a letter is a name, however bold. */
function headsSomething(next: BlockDraft | undefined): boolean {
  return next !== undefined && next.furniture === null
}

function asParagraph({ furniture, content }: HeadingDraft): BlockDraft {
  return { kind: 'paragraph', furniture, content }
}

type Indents = ReturnType<typeof createIndents>

/** Follows how far list labels are indented, for the depth of lists that no tag tells. */
function createIndents() {
  let edges: number[] = []
  const tolerance = 5
  return {
    depthAt(x: number): number {
      while (edges.length > 0 && x < (edges.at(-1) ?? 0) - tolerance) edges.pop()
      const last = edges.at(-1)
      if (last === undefined || x > last + tolerance) edges.push(x)
      return edges.length - 1
    },
    /** Text at or left of the outermost labels ends the list. */
    textAt(x: number): void {
      if (x <= (edges[0] ?? Number.POSITIVE_INFINITY) + tolerance) edges = []
    },
    heading(): void {
      edges = []
    },
  }
}

function draftText(block: TextBlock, typography: Typography, indents: Indents): BlockDraft {
  const { furniture } = block
  const content = joinLines(block.lines, block.margin, typography.vocabulary)
  const text = block.lines.map(lineText).join(' ')
  if (block.label !== null) {
    const printed = readPrintedLabel(`${block.label} x`)
    const depth = Math.max(indents.depthAt(block.x), block.depth ?? 0)
    return {
      kind: 'list_item',
      furniture,
      label: bulletAsPrinted(block.label),
      ordinal: printed?.ordinal ?? null,
      depth,
      content,
    }
  }
  if (block.headingLevel !== null) {
    indents.heading()
    return { kind: 'heading', furniture, level: block.headingLevel, content: withoutBold(content) }
  }
  const printed = readPrintedLabel(text)
  if (printed !== null) {
    const depth = indents.depthAt(block.x)
    const rest = withoutStart(content, printed.length)
    return {
      kind: 'list_item',
      furniture,
      label: bulletAsPrinted(printed.label),
      ordinal: printed.ordinal,
      depth,
      content: rest,
    }
  }
  const level = furniture === null ? headingLevel(block, text, typography) : null
  if (level !== null) {
    indents.heading()
    return { kind: 'heading', furniture, level, content: withoutBold(content) }
  }
  indents.textAt(block.x)
  return { kind: 'paragraph', furniture, content }
}

/** Symbol fonts place bullets outside Unicode's letters. */
function bulletAsPrinted(label: string): string {
  return /^[\ue000-\uf8ff]$/.test(label) ? '•' : label
}

function withoutBold(runs: TextRun[]): TextRun[] {
  return runs.map((run) => ({ ...run, bold: false }))
}

/** A short bold or large line that is no sentence is a heading; how large tells its level. */
function headingLevel(block: TextBlock, text: string, { bodySize, mostlyBold }: Typography): number | null {
  const fragments = block.lines.flatMap((line) => line.fragments)
  if (block.lines.length > 2 || text.length > LONGEST_HEADING || !/\p{L}{2}/u.test(text)) return null
  if (/[.?;,!]$/.test(text) || /^(?:yes|no|nil|none|n\/a|£|\d)/i.test(text)) return null
  const size = Math.min(...fragments.map((fragment) => fragment.size))
  if (size > bodySize * 1.5) return 1
  if (size > bodySize * 1.18) return 2
  return !mostlyBold && fragments.every((fragment) => fragment.bold) ? 3 : null
}

function draftTable(table: TableBlock, typography: Typography): BlockDraft {
  const rows = table.rows.map((row) =>
    row.map((cell): CellDraft => {
      const parts = cell.parts.map((part) => draftText(part, typography, createIndents()))
      const content = flattenBlocks(parts)
      const { rowSpan, columnSpan, header } = cell
      return { content: content.length > 0 ? content : [plainRun('')], rowSpan, columnSpan, header }
    }),
  )
  return { kind: 'table', furniture: table.furniture, rows }
}
