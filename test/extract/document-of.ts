import type { Block, NormalisedDocument, StyledSpan, TableCell } from '../../src/domain.ts'

/**
 * A document from a plain notation, a line a block: `# heading`, `1. item`, `(a) item`, `- bullet`, `| cell | cell` (lines
 * in a row are one table), anything else a paragraph, `_set in italics_` or `*set in bold*` as a whole.
 */
export function documentOf(notation: string, fileName: string | null = null): NormalisedDocument {
  const blocks: Block[] = []
  const styles: StyledSpan[] = []
  let text = ''
  let table: { cells: TableCell[]; start: number; rows: number } | null = null
  const lines = notation.split('\n').map((line) => line.trim())
  for (const line of lines) {
    if (line === '') continue
    if (!line.startsWith('|')) table = null
    if (text !== '')
      text += table || (/^(?:\d+\.|\([a-z]\)|-) /.test(line) && blocks.at(-1)?.kind === 'list_item') ? '\n' : '\n\n'
    if (line.startsWith('|')) {
      table ??= { cells: [], start: text.length, rows: 0 }
      const row = table.rows++
      line
        .slice(1)
        .split('|')
        .forEach((cell, column) => {
          if (column > 0) text += ' | '
          const start = text.length
          text += cell.trim()
          table?.cells.push({ row, column, rowSpan: 1, columnSpan: 1, header: row === 0, start, end: text.length })
        })
      const previous = blocks.at(-1)
      if (previous?.kind === 'table' && previous.start === table.start) blocks.pop()
      const columns = Math.max(...table.cells.map((cell) => cell.column)) + 1
      const { start, rows, cells } = table
      blocks.push({ kind: 'table', furniture: null, start, end: text.length, rows, columns, cells })
      continue
    }
    const heading = /^# /.exec(line)
    const item = /^(?:(\d+)\.|\(([a-z])\)|-) /.exec(line)
    const printed = heading ?? item
    if (item) text += item[0]
    const start = text.length
    const words = line.slice(printed?.[0].length ?? 0)
    const set = /^([_*])(\S.*)\1$/.exec(words)
    text += set?.[2] ?? words
    if (set) styles.push({ start, end: text.length, bold: set[1] === '*', italic: set[1] === '_', colour: null })
    const span = { furniture: null, start, end: text.length }
    if (heading) blocks.push({ kind: 'heading', level: 2, ...span })
    else if (item) {
      const ordinal = item[1] ?? item[2] ?? null
      blocks.push({ kind: 'list_item', label: item[0].trim(), ordinal, depth: 0, ...span })
    } else blocks.push({ kind: 'paragraph', ...span })
  }
  return {
    sha256: '0'.repeat(64),
    mediaType: 'text/plain',
    fileName,
    title: null,
    text,
    readingEnd: text.length,
    blocks,
    styles,
    pages: [],
    warnings: [],
    recognisedPages: [],
    normaliserVersion: 'test',
  }
}
