import type { BlockDraft, ParagraphDraft, TextRun } from './document-draft.ts'
import { textOf } from './document-draft.ts'
import { readPrintedLabel } from './printed-label.ts'

/**
 * Turns paragraphs that were typed as lists into list items: a paragraph that begins with a label, and every line
 * behind a line break that begins with one. Questions that run on within one line are left together.
 */
export function separatePrintedLists(blocks: BlockDraft[]): BlockDraft[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? separateParagraph(block) : [block]))
}

function separateParagraph(block: ParagraphDraft): BlockDraft[] {
  const lines = splitLines(block.content)
  const starts = lines.map((line) => readPrintedLabel(textOf(line).trimStart()))
  if (starts.every((start) => start === null)) return [block]
  const parts: BlockDraft[] = []
  let open: TextRun[] | null = null
  for (const [at, line] of lines.entries()) {
    const start = starts[at]
    if (start) {
      const content = withoutStart(line, start.length)
      const { label, ordinal } = start
      parts.push({ kind: 'list_item', furniture: block.furniture, label, ordinal, depth: 0, content })
      open = content
    } else if (open) open.push(breakRun(line), ...line)
    else {
      open = [...line]
      parts.push({ kind: 'paragraph', furniture: block.furniture, content: open })
    }
  }
  return parts
}

function breakRun(line: TextRun[]): TextRun {
  return { text: '\n', bold: false, italic: false, colour: null, page: line[0]?.page ?? null }
}

/** Splits runs at their line breaks; lines without words are dropped. */
function splitLines(runs: TextRun[]): TextRun[][] {
  const lines: TextRun[][] = [[]]
  for (const run of runs) {
    for (const [at, text] of run.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    }
  }
  return lines.filter((line) => textOf(line).trim() !== '')
}

/** The runs of a line without its first `length` letters and the white space before them. */
export function withoutStart(line: TextRun[], length: number): TextRun[] {
  let leading = true
  let left = length
  const rest: TextRun[] = []
  for (const run of line) {
    let text = leading ? run.text.trimStart() : run.text
    if (text === '') continue
    leading = false
    const cut = Math.min(left, text.length)
    left -= cut
    text = text.slice(cut)
    if (text !== '') rest.push({ ...run, text })
  }
  return rest
}
