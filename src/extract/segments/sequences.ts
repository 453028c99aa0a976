/** Numbered and lettered lists as they run through a letter, however far their items stand apart. */
import { follows, isFirst } from '../reading/labels.ts'
import type { Passage } from '../reading/passages.ts'
import { askingScore } from '../reading/wording.ts'
import { announcesResponse } from './cues.ts'

interface SequenceItem {
  /** Index of the item's passage. */
  at: number
  ordinals: string[]
}

export interface Sequence {
  kind: 'number' | 'letter' | 'roman'
  depth: number
  items: SequenceItem[]
  /** The item of another sequence inside which this one stands. */
  parent: { sequence: Sequence; item: SequenceItem } | null
}

/** A list may skip a number (a question struck out) without being another list. */
const LARGEST_GAP = 2

/** All lists in the order in which they begin. */
export function findSequences(passages: Passage[]): Sequence[] {
  const all: Sequence[] = []
  let open: Sequence[] = []
  passages.forEach((passage, at) => {
    const label = passage.label
    const ordinal = label?.ordinals[0]
    if (!label || ordinal === undefined || label.kind === 'bullet' || label.kind === 'none') return
    const item: SequenceItem = { at, ordinals: label.ordinals }
    const carried = carriedOn(open, passage, ordinal)
    if (carried) {
      carried.items.push(item)
      open = open.slice(0, open.indexOf(carried) + 1)
    } else if (isFirst(ordinal)) {
      const sequence: Sequence = {
        kind: label.kind,
        depth: passage.depth,
        items: [item],
        parent: parentOf(open, passage),
      }
      open = sequence.parent ? [...open.slice(0, open.indexOf(sequence.parent.sequence) + 1), sequence] : [sequence]
      all.push(sequence)
    }
  })
  return all
}

function carriedOn(open: Sequence[], passage: Passage, ordinal: string): Sequence | undefined {
  const candidates = open.filter((sequence) => {
    const last = sequence.items.at(-1)?.ordinals.at(-1) ?? ''
    return follows(last, ordinal) || gapTo(last, ordinal) <= LARGEST_GAP
  })
  const exact = candidates.filter((sequence) => follows(sequence.items.at(-1)?.ordinals.at(-1) ?? '', ordinal))
  const pool = exact.length > 0 ? exact : candidates
  return pool.findLast((sequence) => sequence.depth === passage.depth) ?? pool.at(-1)
}

function gapTo(last: string, next: string): number {
  if (!/^\d+$/.test(last) || !/^\d+$/.test(next)) return Number.POSITIVE_INFINITY
  const gap = Number(next) - Number(last) - 1
  return gap > 0 ? gap : Number.POSITIVE_INFINITY
}

/** A list of letters stands inside a list of numbers; a deeper list inside a shallower; a list of the same depth is apart. */
function parentOf(open: Sequence[], passage: Passage): Sequence['parent'] {
  const outer = open.findLast(
    (sequence) =>
      sequence.depth < passage.depth ||
      (sequence.kind === 'number' && passage.label?.kind !== 'number' && passage.label?.says === null),
  )
  const item = outer?.items.at(-1)
  return outer && item ? { sequence: outer, item } : null
}

/** Lettered parts ask for themselves where they rather ask than answer. */
const LEAST_ASKING_PARTS = 0.3

/** Lists with their lettered parts as items of their own: 1, 1a, 1b, 2. Lists without such parts stay as they are. */
export function withParts(sequences: Sequence[], passages: Passage[]): Sequence[] {
  const parts = new Map<Sequence, Sequence[]>()
  for (const sequence of sequences) {
    const whole = sequence.parent?.sequence
    if (whole?.kind !== 'number' || sequence.kind !== 'letter') continue
    if (repliesBetween(passages, sequence.parent?.item.at ?? 0, sequence.items[0]?.at ?? 0)) continue
    if (askingScoreOf(sequence, passages) >= LEAST_ASKING_PARTS)
      parts.set(whole, [...(parts.get(whole) ?? []), sequence])
  }
  return sequences.map((sequence) => {
    const items = (parts.get(sequence) ?? []).flatMap(partItems)
    return items.length === 0
      ? sequence
      : { ...sequence, items: [...sequence.items, ...items].sort((a, b) => a.at - b.at) }
  })
}

/** Whether the reply is announced between an item and the list that seems to part it. */
function repliesBetween(passages: Passage[], from: number, to: number): boolean {
  return passages.slice(from + 1, to).some(({ text, label }) => announcesResponse(text) && label?.says !== 'answer')
}

function partItems(part: Sequence): SequenceItem[] {
  const stem = part.parent?.item.ordinals[0] ?? ''
  return part.items.map((item) => ({
    at: item.at,
    ordinals: item.ordinals.map((letter) => (letter.startsWith(stem) ? letter : stem + letter)),
  }))
}

/** From -1 to 1: how much the items of a list ask. */
export function askingScoreOf(sequence: Sequence, passages: Passage[]): number {
  const scores = sequence.items.map((item) => askingScore(passages[item.at]?.text ?? ''))
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}
