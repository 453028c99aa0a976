/**
 * References are reused: a date serves as one, a register starts again, a typist slips. Two publications with one
 * reference are the same case only where their content agrees; otherwise they are kept apart and a person is told.
 */

/** Shares of common words from which on two publications speak of one case. Letters share a lot of boilerplate, so it is high for texts. */
const TITLES_AGREE = 0.5
const TEXTS_AGREE = 0.6

export interface Publication {
  title: string | null
  /** Cleaned texts of its documents. */
  texts: string[]
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z]{3,}|\d+/g) ?? [])
}

/** How much of the smaller set stands in the larger, 0 to 1. */
function containment(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let common = 0
  for (const word of small) if (large.has(word)) common += 1
  return common / small.size
}

/** Words of a title that say what it is about: its reference and the words that every title has are left out. */
function subject(title: string): Set<string> {
  const said = words(title.replace(/\d+/g, ' '))
  for (const word of [
    'foi',
    'eir',
    'request',
    'response',
    'reply',
    'freedom',
    'information',
    'the',
    'and',
    'for',
    'ref',
  ])
    said.delete(word)
  return said
}

/**
 * Whether two publications under one reference are one case: their titles speak of the same, or their texts do, or one
 * of them says nothing that could contradict.
 */
export function isSameCase(a: Publication, b: Publication): boolean {
  const [titleA, titleB] = [subject(a.title ?? ''), subject(b.title ?? '')]
  if (titleA.size > 0 && titleB.size > 0 && containment(titleA, titleB) >= TITLES_AGREE) return true
  const [textsA, textsB] = [a.texts.filter(Boolean).map(words), b.texts.filter(Boolean).map(words)]
  if (textsA.some((text) => textsB.some((other) => containment(text, other) >= TEXTS_AGREE))) return true
  const comparable = (titleA.size > 0 && titleB.size > 0) || (textsA.length > 0 && textsB.length > 0)
  return !comparable
}
