import { decodeText } from '../charset.ts'
import { type BlockDraft, plainRun } from '../document-draft.ts'
import { readPrintedLabel } from '../printed-label.ts'
import { separatePrintedLists } from '../printed-lists.ts'
import type { Reader } from './reader.ts'

/** Lines shorter than this were ended by hand, longer ones by a mail program or editor at its margin (72 to 80). */
const WRAPPED_LINE = 58

/** Reads plain text: paragraphs between blank lines, hard-wrapped lines joined, printed lists as list items. */
export const readPlainText: Reader = (source) => {
  const text = decodeText(source.bytes, source.declaredCharset)
  return { ok: true, value: { title: null, blocks: readTextBlocks(text), warnings: [] } }
}

/** The blocks of a plain text. */
export function readTextBlocks(text: string): BlockDraft[] {
  const blocks: BlockDraft[] = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => ({ kind: 'paragraph', furniture: null, content: [plainRun(joinWrappedLines(paragraph))] }))
  return separatePrintedLists(blocks)
}

/** Joins lines that a margin broke; lines that were ended on purpose (an address, a mail header) stay. */
function joinWrappedLines(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.trim())
  let joined = ''
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (before === undefined) joined = line
    else joined += (isWrapped(before, line) ? ' ' : '\n') + line
  }
  return joined
}

function isWrapped(line: string, next: string): boolean {
  if (readPrintedLabel(next) !== null || /^[\w-]{1,20}: /.test(next)) return false
  const room = line.length + 1 + (next.split(' ', 1)[0] ?? '').length
  return (line.length >= WRAPPED_LINE && room > 70) || (/^[a-z(]/.test(next) && line.length > 30)
}
