import type { Block, NormalisedDocument, PageSpan, Sha256, StyledSpan, TableCell } from '../domain.ts'
import type { BlockDraft, DocumentDraft, TableDraft, TextRun } from './document-draft.ts'
import { foldWhiteSpace, printableText } from './fold-white-space.ts'
import { placeCells } from './table-grid.ts'
import { usualColour, withoutUsualColour } from './usual-colour.ts'

/** What is known of a document besides its content. */
export interface DocumentOrigin {
  sha256: Sha256
  mediaType: string
  fileName: string | null
  normaliserVersion: string
}

/**
 * Writes drafts out as one text with blocks, styles and pages over it: the reading text first, then the furniture.
 * Blocks are separated by a blank line, list items that follow each other by a line break, cells by ` | `.
 * Blocks without words are left out.
 */
export function buildDocument(draft: DocumentDraft, origin: DocumentOrigin): NormalisedDocument {
  const writer = createWriter(usualColour(draft.blocks))
  for (const block of draft.blocks) if (block.furniture === null) writer.write(block)
  const readingEnd = writer.length()
  for (const block of draft.blocks) if (block.furniture !== null) writer.write(block)
  const { text, blocks, styles, pages } = writer.finish()
  return {
    sha256: origin.sha256,
    mediaType: origin.mediaType,
    fileName: origin.fileName,
    title: draft.title === null ? null : foldedText(draft.title),
    text,
    readingEnd,
    blocks,
    styles,
    pages,
    warnings: draft.warnings,
    recognisedPages: draft.recognisedPages ?? [],
    normaliserVersion: origin.normaliserVersion,
  }
}

function foldedText(text: string): string | null {
  return printableText(text).replace(/\s+/g, ' ').trim() || null
}

function createWriter(usual: string | null) {
  const pieces: string[] = []
  let length = 0
  const blocks: Block[] = []
  const styles: StyledSpan[] = []
  const pages: PageSpan[] = []

  function append(text: string): void {
    pieces.push(text)
    length += text.length
  }

  function appendRuns(runs: TextRun[]): { start: number; end: number } {
    const start = length
    for (const run of runs) {
      const from = length
      append(run.text)
      notePage(run.page, from)
      noteStyle(run, from)
    }
    return { start, end: length }
  }

  function notePage(page: number | null, from: number): void {
    if (page === null) return
    const last = pages.at(-1)
    if (last?.number === page) last.end = length
    else pages.push({ number: page, start: from, end: length })
  }

  function noteStyle(run: TextRun, from: number): void {
    const colour = withoutUsualColour(run.colour, usual)
    const start = from + (run.text.length - run.text.trimStart().length)
    if (!(run.bold || run.italic || colour !== null)) return
    const last = styles.at(-1)
    const joins = last !== undefined && blocks.length === lastStyleBlock && start - last.end <= 1
    if (joins && last.bold === run.bold && last.italic === run.italic && last.colour === colour) last.end = length
    else styles.push({ start, end: length, bold: run.bold, italic: run.italic, colour })
    lastStyleBlock = blocks.length
  }
  let lastStyleBlock = -1

  function separate(block: BlockDraft): void {
    const last = blocks.at(-1)
    if (last === undefined) return
    const sameList = block.kind === 'list_item' && last.kind === 'list_item' && block.furniture === last.furniture
    append(sameList ? '\n' : '\n\n')
  }

  function writeTable(draft: TableDraft): void {
    const grid = placeCells(
      draft.rows.map((row) => row.map((cell) => ({ ...cell, runs: foldWhiteSpace(cell.content) }))),
    )
    if (grid.cells.length === 0) return
    separate(draft)
    const start = length
    const cells: TableCell[] = []
    let row = 0
    for (const cell of grid.cells) {
      if (cell !== grid.cells[0]) append(cell.row === row ? ' | ' : '\n')
      row = cell.row
      const span = appendRuns(cell.runs)
      const { column, rowSpan, columnSpan, header } = cell
      cells.push({ ...span, row, column, rowSpan, columnSpan, header })
    }
    const { rows, columns } = grid
    blocks.push({ kind: 'table', start, end: length, furniture: draft.furniture, rows, columns, cells })
  }

  function write(draft: BlockDraft): void {
    if (draft.kind === 'table') writeTable(draft)
    else if (foldWhiteSpace(draft.content).length > 0) writeText(draft)
    else writeBareLabel(draft)
  }

  function writeText(draft: Exclude<BlockDraft, TableDraft>): void {
    const runs = foldWhiteSpace(draft.content)
    const { furniture } = draft
    separate(draft)
    if (draft.kind === 'list_item') {
      const from = length
      append(`${draft.label} `)
      notePage(runs[0]?.page ?? null, from)
    }
    const span = appendRuns(runs)
    if (draft.kind === 'heading') blocks.push({ kind: 'heading', ...span, furniture, level: draft.level })
    else if (draft.kind === 'paragraph') blocks.push({ kind: 'paragraph', ...span, furniture })
    else {
      const { label, ordinal, depth } = draft
      blocks.push({ kind: 'list_item', ...span, furniture, label, ordinal, depth })
    }
  }

  /** A numbered item without words is still a line of the document ("4." left unanswered); an empty bullet is not. */
  function writeBareLabel(draft: Exclude<BlockDraft, TableDraft>): void {
    if (draft.kind !== 'list_item' || draft.ordinal === null) return
    const content = [{ text: draft.label, page: null, bold: false, italic: false, colour: null }]
    write({ kind: 'paragraph', furniture: draft.furniture, content })
  }

  return {
    write,
    length: () => length,
    finish: () => ({ text: pieces.join(''), blocks, styles, pages }),
  }
}
