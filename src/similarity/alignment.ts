import { likenessOf } from './likeness.ts'
import { wordingOf } from './wording.ts'

/** A question as most versions of a request ask it, and where each version asks it. */
export interface AlignedQuestion {
  /** The version in which it was found first, and its place among that version's questions. */
  first: { version: number; question: number }
  /** For each version the place of this question among its own; null where that version does not ask it. */
  places: (number | null)[]
}

/** From here on two questions are one. */
const ALIKE = 0.5
/** A question of at least so many shingles is asked by a longer one that has so much of it. */
const WITHIN = { shingles: 3, containment: 0.8 }

/** Gives the shingles of questions; one that says nothing is like itself only. Most versions ask in the very same words. */
function shinglesByText(): (text: string) => Uint32Array {
  const known = new Map<string, Uint32Array>()
  return (text) => {
    const shingles = known.get(text) ?? wordingOf([text]).shingles
    known.set(text, shingles)
    return shingles
  }
}

/** A question of a version and a known one that may be the same. */
interface Pair {
  question: number
  column: number
  score: number
}

function score(one: Uint32Array, other: Uint32Array): number {
  const { jaccard, containment } = likenessOf(one, other)
  const isWithin = Math.min(one.length, other.length) >= WITHIN.shingles && containment >= WITHIN.containment
  return isWithin ? Math.max(jaccard, ALIKE) : jaccard
}

/**
 * Finds which questions of several versions of a request are the same, however they are numbered and in whatever order.
 * The first version's questions come first; what later versions add comes behind. A version's question stands for one
 * aligned question, unless it plainly asks several at once.
 */
export function alignQuestions(versions: readonly (readonly string[])[]): AlignedQuestion[] {
  const shinglesOf = shinglesByText()
  const aligned: (AlignedQuestion & { shingles: Uint32Array })[] = []
  for (const [version, texts] of versions.entries()) {
    const questions = texts.map(shinglesOf)
    const pairs: Pair[] = []
    for (const [question, shingles] of questions.entries()) {
      for (const [column, known] of aligned.entries()) {
        const likeness = score(shingles, known.shingles)
        if (likeness >= ALIKE) pairs.push({ question, column, score: likeness })
      }
    }
    // The likeliest pairs first; of equal ones those that stand at the same place.
    pairs.sort((a, b) => b.score - a.score || Math.abs(a.question - a.column) - Math.abs(b.question - b.column))
    const placed = new Set<number>()
    const places = new Map<number, number>()
    for (const { question, column } of pairs) {
      if (placed.has(question) || places.has(column)) continue
      placed.add(question)
      places.set(column, question)
    }
    for (const { question, column } of pairs) {
      if (places.has(column)) continue
      const [asked, known] = [questions[question], aligned[column]?.shingles]
      if (!asked || !known || known.length < WITHIN.shingles || asked.length < known.length) continue
      if (likenessOf(asked, known).containment >= WITHIN.containment) places.set(column, question)
    }
    for (const [column, known] of aligned.entries()) known.places.push(places.get(column) ?? null)
    for (const [question, shingles] of questions.entries()) {
      if (placed.has(question)) continue
      const earlier: null[] = Array.from({ length: version }, () => null)
      aligned.push({ first: { version, question }, places: [...earlier, question], shingles })
    }
  }
  return aligned.map(({ first, places }) => ({ first, places }))
}
