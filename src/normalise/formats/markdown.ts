import { decodeText } from '../charset.ts'
import type { BlockDraft, TextRun } from '../document-draft.ts'
import { PLAIN, plainRun } from '../document-draft.ts'
import { readTextBlocks } from './plain-text.ts'
import type { Reader } from './reader.ts'

const HEADING = /^(#{1,6})\s+(\S.*)$/
const LIST_ITEM = /^(\s{0,12})([-*+]|\d{1,3}[.)])\s+(\S.*)$/
const TABLE_RULE = /^\|?[\s:|-]{3,}\|?$/

/**
 * Reads Markdown: headings, lists with their labels and depth, tables, emphasis as style. Everything else is read as
 * plain text, since many a file of that name is a pasted mail.
 */
export const readMarkdown: Reader = (source) => {
  const text = decodeText(source.bytes, source.declaredCharset).replace(/\r\n?/g, '\n')
  return { ok: true, value: { title: null, blocks: readMarkdownBlocks(text), warnings: [] } }
}

function readMarkdownBlocks(text: string): BlockDraft[] {
  const blocks: BlockDraft[] = []
  let plain: string[] = []
  function flush(): void {
    for (const block of plain.length > 0 ? readTextBlocks(plain.join('\n')) : []) blocks.push(withEmphasis(block))
    plain = []
  }
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const heading = HEADING.exec(line)
    const item = LIST_ITEM.exec(line)
    if (heading) {
      flush()
      const content = emphasisRuns(withoutClosingMarks(heading[2] ?? ''))
      blocks.push({ kind: 'heading', furniture: null, level: (heading[1] ?? '#').length, content })
    } else if (item) {
      flush()
      blocks.push(listItem(item))
    } else if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
      flush()
      let end = at + 2
      while (end < lines.length && (lines[end] ?? '').includes('|')) end++
      blocks.push(table([line, ...lines.slice(at + 2, end)]))
      at = end - 1
    } else plain.push(line)
  }
  flush()
  return blocks
}

/** A heading may be closed by as many marks as it was opened with. */
function withoutClosingMarks(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '#') end--
  return text.slice(0, end)
}

function listItem(match: RegExpExecArray): BlockDraft {
  const printed = match[2] ?? '-'
  const numbered = /^\d/.test(printed)
  return {
    kind: 'list_item',
    furniture: null,
    label: numbered ? printed : '•',
    ordinal: numbered ? printed.slice(0, -1) : null,
    depth: Math.floor((match[1] ?? '').length / 2),
    content: emphasisRuns(match[3] ?? ''),
  }
}

function table(lines: string[]): BlockDraft {
  const rows = lines.map((line, row) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => ({ content: emphasisRuns(cell), rowSpan: 1, columnSpan: 1, header: row === 0 })),
  )
  return { kind: 'table', furniture: null, rows }
}

function withEmphasis(block: BlockDraft): BlockDraft {
  if (block.kind === 'table') return block
  return { ...block, content: block.content.flatMap((run) => emphasisRuns(run.text)) }
}

/** Splits text at `**bold**` and `*italic*`; the markers themselves are left out. */
function emphasisRuns(text: string): TextRun[] {
  const runs: TextRun[] = []
  let end = 0
  for (const match of text.matchAll(/\*\*([^*\n]{1,2000})\*\*|(?<![\w*])\*([^*\s][^*\n]{0,500})\*(?![\w*])/g)) {
    if (match.index > end) runs.push(plainRun(text.slice(end, match.index)))
    const [, bold, italic] = match
    runs.push({
      ...PLAIN,
      bold: bold !== undefined,
      italic: italic !== undefined,
      text: bold ?? italic ?? '',
      page: null,
    })
    end = match.index + match[0].length
  }
  if (end < text.length) runs.push(plainRun(text.slice(end)))
  return runs
}
