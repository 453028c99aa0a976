/** Where two texts first and last differ, with a few words before it. */
export interface WordChange {
  /** Words that both share just before the change. */
  context: string
  removed: string
  added: string
}

const CONTEXT_WORDS = 4
/** A change is told in so many words; longer ones are cut with `…`. */
const MOST_WORDS = 12

function inShort(words: string[]): string {
  return words.length <= MOST_WORDS ? words.join(' ') : `${words.slice(0, MOST_WORDS).join(' ')} …`
}

/**
 * The words that stand between what two texts share at their beginning and at their end: one change exactly, several as
 * one that spans them. Null where only white space differs.
 */
export function wordChange(before: string, after: string): WordChange | null {
  const old = before.split(/\s/).filter((word) => word !== '')
  const now = after.split(/\s/).filter((word) => word !== '')
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start++
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++
  if (start === old.length && start === now.length) return null
  return {
    context: now.slice(Math.max(0, start - CONTEXT_WORDS), start).join(' '),
    removed: inShort(old.slice(start, old.length - end)),
    added: inShort(now.slice(start, now.length - end)),
  }
}
