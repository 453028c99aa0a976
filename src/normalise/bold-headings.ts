import { type BlockDraft, type ParagraphDraft, type TextRun, textOf } from './document-draft.ts'

/** Longer than this, bold text is a paragraph. */
const LONGEST_HEADING = 100
/** Beyond this share of a document's letters, bold says nothing. */
const MOSTLY = 0.6
/** Level of a heading that only its bold letters show. */
const BOLD_HEADING_LEVEL = 3

/** Whether a short text could head what follows: a phrase rather than a sentence, an answer or a figure. */
export function couldBeHeading(text: string): boolean {
  const phrase = text.trim()
  if (phrase.length > LONGEST_HEADING || !/\p{L}{2}/u.test(phrase) || /[.?;,!]$/.test(phrase)) return false
  return !/^(?:yes|no|nil|none|n\/a|not applicable|£|\d)/i.test(phrase) && phrase.split('\n').length <= 2
}

/**
 * Turns paragraphs that stand alone in bold into headings, as most letters and many pages set theirs. The last lines of
 * a document head nothing: they are a name.
 */
export function promoteBoldParagraphs(blocks: BlockDraft[]): BlockDraft[] {
  if (isMostlyBold(blocks)) return blocks
  const promoted = blocks.map((block) =>
    block.kind === 'paragraph' && isBoldHeading(block) ? asHeading(block) : block,
  )
  const lastText = promoted.findLastIndex((block) => block.furniture === null && block.kind !== 'heading')
  return promoted.map((block, at) => {
    const original = blocks[at]
    return block.kind === 'heading' && original && at > lastText ? original : block
  })
}

/** More headings in a row than this are the lines of an address that someone gave a heading's style. */
const MOST_IN_A_ROW = 3

/** Turns headings that follow each other without a text between them back into paragraphs. */
export function demoteAddresses(blocks: BlockDraft[]): BlockDraft[] {
  let from = 0
  return blocks.map((block, at) => {
    if (block.kind !== 'heading') return block
    if (blocks[at - 1]?.kind !== 'heading') from = at
    let to = at
    while (blocks[to + 1]?.kind === 'heading') to++
    return to - from + 1 > MOST_IN_A_ROW
      ? { kind: 'paragraph', furniture: block.furniture, content: block.content }
      : block
  })
}

function isBoldHeading(block: ParagraphDraft): boolean {
  return block.furniture === null && boldShare(block.content) === 1 && couldBeHeading(textOf(block.content))
}

/** Within a stretch that is all bold (an address, a pasted request), a short line heads nothing. */
function _goesOn(before: BlockDraft | undefined): boolean {
  return before !== undefined && before.kind !== 'table' && before.kind !== 'heading' && boldShare(before.content) > 0.8
}

function boldShare(runs: TextRun[]): number {
  const letters = (some: TextRun[]) => some.reduce((sum, run) => sum + run.text.replace(/\s+/g, '').length, 0)
  const all = letters(runs)
  return all === 0 ? 0 : letters(runs.filter((run) => run.bold)) / all
}

function asHeading({ content }: ParagraphDraft): BlockDraft {
  return { kind: 'heading', furniture: null, level: BOLD_HEADING_LEVEL, content: withoutBold(content) }
}

/** A heading is set apart by being one. */
export function withoutBold(runs: TextRun[]): TextRun[] {
  return runs.map((run) => ({ ...run, bold: false }))
}

function isMostlyBold(blocks: BlockDraft[]): boolean {
  let [bold, all] = [0, 0]
  for (const block of blocks) {
    if (block.kind === 'table' || block.furniture !== null) continue
    for (const run of block.content) {
      all += run.text.length
      if (run.bold) bold += run.text.length
    }
  }
  return bold > all * MOSTLY
}
