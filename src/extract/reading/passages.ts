/**
 * A document as a row of passages: the smallest stretches that carry a question, an answer or a sentence of the letter.
 * Blocks are taken as the normaliser found them; what it may have left together is parted here: a list that runs on in
 * one paragraph ("… 1. Please give … 2. Please give …"), a line that begins with a label or with "Answer:".
 */
import type { Block, ListItemBlock, NormalisedDocument, Span, StyledSpan, TableBlock } from '../../domain.ts'
import { cleanOrdinal, follows, isFirst, type Label, readAnswerTo, readLabel } from './labels.ts'
import { foldWhiteSpace, trimSpan } from './text.ts'

export interface Passage extends Span {
  /** Index of its document in the response. */
  document: number
  kind: 'heading' | 'paragraph' | 'item' | 'table'
  /** The words, white space folded, the label left out. */
  text: string
  label: Label | null
  /** Nesting of a list item; 0 outside lists. */
  depth: number
  /** How it is set: `bold`, `italic`, a colour, or several; empty for the usual type. */
  look: string
  table: TableBlock | null
  /** Offset from which the block reads that this passage is part of: passages of one block share it. */
  block: number
}

/** A place at which a passage begins: a block's start, or a label inside a block. */
interface Opening {
  block: Block
  /** Where the label begins, and where the words behind it begin. */
  at: number
  start: number
  label: Label | null
  /** Whether the block itself begins here. */
  own: boolean
}

/** The passages of a document's reading text, in order. */
export function readPassages(document: NormalisedDocument, index: number): Passage[] {
  const blocks = document.blocks.filter((block) => block.furniture === null && block.end > block.start)
  const called = document.text.search(CALLS_FOOTNOTE)
  const openings = withBareAnswers(
    acceptedOpenings(blocks.flatMap((block) => openingsOf(document.text, block, called))),
    document.text,
  )
  return openings.map((opening, position) => {
    const next = openings[position + 1]
    const end = next && next.block === opening.block ? next.at : opening.block.end
    return passageAt(document, index, opening, end)
  })
}

function passageAt(document: NormalisedDocument, index: number, opening: Opening, blockEnd: number): Passage {
  const { block, label } = opening
  const { start, end } = trimSpan(document.text, { start: opening.start, end: blockEnd })
  return {
    document: index,
    kind: block.kind === 'list_item' ? 'item' : block.kind,
    start,
    end,
    text: foldWhiteSpace(document.text.slice(start, end)),
    label,
    depth: block.kind === 'list_item' ? block.depth : 0,
    look: lookAt(document.styles, start),
    table: block.kind === 'table' ? block : null,
    block: block.start,
  }
}

function openingsOf(text: string, block: Block, called: number): Opening[] {
  if (block.kind === 'table') return [{ block, at: block.start, start: block.start, label: null, own: true }]
  if (block.kind === 'list_item' && block.label === '*') {
    // An asterisk calls a footnote: it belongs to the words
    const star = text.lastIndexOf('*', block.start)
    return [{ block, at: star, start: star, label: null, own: true }]
  }
  const label = block.kind === 'list_item' ? itemLabel(block) : ownLabel(text, block, called)
  const skipped = block.kind === 'list_item' ? 0 : (label?.length ?? 0)
  const openings: Opening[] = [{ block, at: block.start, start: block.start + skipped, label, own: true }]
  for (const at of innerStarts(text, block, block.start + skipped)) {
    const inner = readLabel(text.slice(at, Math.min(block.end, at + 80)))
    if (!inner || inner.kind === 'bullet' || inner.kind === 'letter' || inner.kind === 'roman') continue
    openings.push({ block, at, start: at + inner.length, label: inner, own: false })
  }
  return openings
}

/** The label of a block that is no list item. "* Exempt under …" is a footnote where words above call it by a star. */
function ownLabel(text: string, block: Block, called: number): Label | null {
  const isNote =
    called >= 0 && called < block.start && /^\*{1,4}\s?[^\s*]/.test(text.slice(block.start, block.start + 80))
  return isNote ? null : readLabel(text.slice(block.start, block.end))
}

/** A star that hangs on a word, a figure or a bracket. */
const CALLS_FOOTNOTE = /[\p{L}\p{N})\].%](?:\*| \*{1,4}(?=\n|$))/u

/** Offsets inside a block at which a label may stand: behind a line break, or behind the end of a sentence. */
function innerStarts(text: string, span: Span, from: number): number[] {
  const starts: number[] = []
  for (let index = from + 1; index < span.end; index++) {
    if (text.charAt(index).trim() === '' || text.charAt(index - 1).trim() !== '') continue
    const gap = text.slice(Math.max(from, index - 3), index)
    if (gap.includes('\n') || (/[.?!:;)]\s{1,2}$/.test(gap) && /[\dQ(]/.test(text.charAt(index)))) starts.push(index)
  }
  return starts
}

function itemLabel(block: ListItemBlock): Label {
  const printed = readLabel(`${block.label} x`)
  if (block.ordinal === null) return { ordinals: [], kind: 'bullet', says: null, length: 0 }
  const ordinal = cleanOrdinal(block.ordinal).toLowerCase()
  const kind = printed && printed.kind !== 'bullet' ? printed.kind : /^\d/.test(ordinal) ? 'number' : 'letter'
  return {
    ordinals: printed?.ordinals.length ? printed.ordinals : [ordinal],
    kind,
    says: printed?.says ?? null,
    length: 0,
  }
}

/** Keeps every block's start, and those labels inside blocks that carry a list on or begin one that is carried on. */
function acceptedOpenings(openings: Opening[]): Opening[] {
  let last = ''
  return openings.filter((opening, position) => {
    const ordinal = opening.label?.ordinals[0]
    if (!opening.own && opening.label?.says === null) {
      const next = openings.slice(position + 1, position + 4).map((later) => later.label?.ordinals[0] ?? '')
      const carriesOn = ordinal !== undefined && last !== '' && follows(last, ordinal)
      const begins = ordinal !== undefined && isFirst(ordinal) && next.some((later) => follows(ordinal, later))
      if (!carriesOn && !begins) return false
    }
    if (ordinal !== undefined && opening.label?.kind === 'number') last = opening.label.ordinals.at(-1) ?? ordinal
    return true
  })
}

/** "Q3 How many?" is answered by "A3 Fourteen": such a label counts only behind its question. */
function withBareAnswers(openings: Opening[], text: string): Opening[] {
  let question: string | null = null
  return openings.map((opening) => {
    const { label, block, start } = opening
    if (label?.says === 'question' && label.ordinals.length === 1) question = label.ordinals[0] ?? null
    if (label !== null || question === null || block.kind === 'table') return opening
    const answer = readAnswerTo(text.slice(start, Math.min(block.end, start + 20)), question)
    return answer ? { ...opening, label: answer, start: start + answer.length } : opening
  })
}

/** The look of the style that covers an offset, found by halving: styles stand in order. */
function lookAt(styles: StyledSpan[], offset: number): string {
  let [low, high] = [0, styles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((styles[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const style = styles[low]
  if (!style || style.start > offset) return ''
  return [style.bold ? 'bold' : '', style.italic ? 'italic' : '', style.colour ?? ''].filter(Boolean).join(' ')
}
