import type { Wording } from './wording.ts'

/** What is compared of a wording. */
export type Compared = Pick<Wording, 'shingles' | 'subjects'>

export interface Likeness {
  /** What both share of what either has, 0 to 1. */
  jaccard: number
  /** What both share of the smaller, 0 to 1: near 1 where one extends the other. */
  containment: number
}

/** How many numbers two ascending lists, each number once, share. */
export function shared(one: Uint32Array, other: Uint32Array): number {
  let [at, otherAt, count] = [0, 0, 0]
  while (at < one.length && otherAt < other.length) {
    const [left = 0, right = 0] = [one[at], other[otherAt]]
    if (left === right) count += 1
    if (left <= right) at += 1
    if (right <= left) otherAt += 1
  }
  return count
}

/** The likeness of two ascending lists of shingles; 0 where either is empty. */
export function likenessOf(one: Uint32Array, other: Uint32Array): Likeness {
  return likenessBy(shared(one, other), one, other)
}

/** The same where it is known how many shingles both share. */
export function likenessBy(both: number, one: Uint32Array, other: Uint32Array): Likeness {
  const smaller = Math.min(one.length, other.length)
  if (smaller === 0) return { jaccard: 0, containment: 0 }
  return { jaccard: both / (one.length + other.length - both), containment: both / smaller }
}

/** Which share of the subjects of the one that has fewer the other has, too; 1 where neither has any. */
function sharedSubjects({ subjects: one }: Compared, { subjects: other }: Compared): number {
  const fewer = Math.min(one.length, other.length)
  if (fewer === 0) return one.length === other.length ? 1 : 0
  return shared(one, other) / fewer
}

/** Fewer shingles are too little to go by, unless all of them agree. */
const ENOUGH = 12
const LIKE = { jaccard: 0.5, subjects: 0.7 }
const LIKE_WHEN_SHORT = { jaccard: 0.85, subjects: 0.99 }
/** Of an extended version: how much of the shorter the longer must have, and how much of the whole the shorter must be. */
const EXTENDED = { containment: 0.75, jaccard: 0.2, subjects: 0.75 }

/**
 * Whether two wordings are one request, put to several or at several times: near-identical, or one an extended version of
 * the other. Their subjects must agree, so that "when does the firewall contract end" is not "when does the print contract
 * end", in however many shared words the rest is asked.
 */
export function isSameRequest(one: Compared, other: Compared): boolean {
  const { jaccard, containment } = likenessOf(one.shingles, other.shingles)
  if (jaccard < EXTENDED.jaccard) return false
  const subjects = sharedSubjects(one, other)
  const smaller = Math.min(one.shingles.length, other.shingles.length)
  if (smaller < ENOUGH) return jaccard >= LIKE_WHEN_SHORT.jaccard && subjects >= LIKE_WHEN_SHORT.subjects
  if (jaccard >= LIKE.jaccard && subjects >= LIKE.subjects) return true
  return containment >= EXTENDED.containment && subjects >= EXTENDED.subjects
}
