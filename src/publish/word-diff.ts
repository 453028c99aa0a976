import { diffArrays } from 'diff'

/** A stretch of words that both texts have, or only the earlier (`removed`) or the later (`added`). */
export interface DiffPiece {
  kind: 'same' | 'removed' | 'added'
  /** The words with one space between; white space counts for nothing. */
  text: string
}

/** Texts that differ in more words than this are shown as one taken out and another put in: nobody reads more. */
const MOST_CHANGED_WORDS = 1500

function wordsOf(text: string): string[] {
  return text.split(/\s/).filter((word) => word !== '')
}

/** So many words stand at the beginning of both. */
function sharedAtStart(one: readonly string[], other: readonly string[]): number {
  let count = 0
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1
  return count
}

function changedPieces(before: string[], after: string[]): DiffPiece[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGED_WORDS })
  if (changes === undefined) {
    return [
      { kind: 'removed', text: before.join(' ') },
      { kind: 'added', text: after.join(' ') },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(' '),
  }))
}

/**
 * Word by word, what a text has lost and gained: the words of the pieces that are not `added` are those of `before`, of
 * those not `removed` the words of `after`.
 */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const start = sharedAtStart(old, now)
  const [oldRest, nowRest] = [old.slice(start), now.slice(start)]
  const end = sharedAtStart(oldRest.toReversed(), nowRest.toReversed())
  const shared = (words: readonly string[]): DiffPiece => ({ kind: 'same', text: words.join(' ') })
  const pieces = [
    shared(old.slice(0, start)),
    ...changedPieces(oldRest.slice(0, oldRest.length - end), nowRest.slice(0, nowRest.length - end)),
    shared(end === 0 ? [] : old.slice(-end)),
  ].filter(({ text }) => text !== '')
  // What is shared at the beginning and at the end may meet what the words between begin or end with.
  const joined: DiffPiece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.kind === piece.kind) last.text = `${last.text} ${piece.text}`
    else joined.push({ ...piece })
  }
  return joined
}

function withoutMiddle(words: string[], first: number, last: number): string {
  if (words.length <= first + last + 1) return words.join(' ')
  return [...words.slice(0, first), '…', ...(last === 0 ? [] : words.slice(-last))].join(' ')
}

/** The pieces with at most so many shared words beside each change; what is left out is an ellipsis. */
export function inContext(pieces: readonly DiffPiece[], words: number): DiffPiece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same') return piece
    const before = index === 0 ? 0 : words
    const after = index === pieces.length - 1 ? 0 : words
    return { kind: piece.kind, text: withoutMiddle(wordsOf(piece.text), before, after) }
  })
}
