import { likenessBy } from './likeness.ts'
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
  /** The version's question asks all that the known one does. */
  asksIt: boolean
}

/** The questions that are known, found through their shingles: a request put to a hundred trusts comes to dozens. */
function knownQuestions() {
  const known: Uint32Array[] = []
  const columnsWith = new Map<number, number[]>()

  function pairOf(question: number, asked: Uint32Array, column: number, both: number): Pair {
    const other = known[column] ?? asked
    const { jaccard, containment } = likenessBy(both, asked, other)
    const isWithin = Math.min(asked.length, other.length) >= WITHIN.shingles && containment >= WITHIN.containment
    const score = isWithin ? Math.max(jaccard, ALIKE) : jaccard
    return { question, column, score, asksIt: isWithin && asked.length >= other.length }
  }

  return {
    add(shingles: Uint32Array): void {
      for (const shingle of shingles) {
        const columns = columnsWith.get(shingle)
        if (columns) columns.push(known.length)
        else columnsWith.set(shingle, [known.length])
      }
      known.push(shingles)
    },
    /** Those that a version's question may be, in their order. */
    alike(question: number, asked: Uint32Array): Pair[] {
      const shared = new Map<number, number>()
      for (const shingle of asked)
        for (const column of columnsWith.get(shingle) ?? []) shared.set(column, (shared.get(column) ?? 0) + 1)
      return [...shared]
        .sort(([one], [other]) => one - other)
        .map(([column, both]) => pairOf(question, asked, column, both))
        .filter(({ score }) => score >= ALIKE)
    },
  }
}

/**
 * Finds which questions of several versions of a request are the same, however they are numbered and in whatever order.
 * The first version's questions come first; what later versions add comes behind. A version's question stands for one
 * aligned question, unless it plainly asks several at once.
 */
export function alignQuestions(versions: readonly (readonly string[])[]): AlignedQuestion[] {
  const shinglesOf = shinglesByText()
  const aligned: AlignedQuestion[] = []
  const known = knownQuestions()
  for (const [version, texts] of versions.entries()) {
    const questions = texts.map(shinglesOf)
    const pairs = questions.flatMap((shingles, question) => known.alike(question, shingles))
    // The likeliest pairs first; of equal ones those that stand at the same place.
    pairs.sort((a, b) => b.score - a.score || Math.abs(a.question - a.column) - Math.abs(b.question - b.column))
    const placed = new Set<number>()
    const places = new Map<number, number>()
    for (const { question, column } of pairs) {
      if (placed.has(question) || places.has(column)) continue
      placed.add(question)
      places.set(column, question)
    }
    for (const { question, column, asksIt } of pairs) if (asksIt && !places.has(column)) places.set(column, question)
    for (const [column, { places: ofVersions }] of aligned.entries()) ofVersions.push(places.get(column) ?? null)
    for (const [question, shingles] of questions.entries()) {
      if (placed.has(question)) continue
      const earlier: null[] = Array.from({ length: version }, () => null)
      aligned.push({ first: { version, question }, places: [...earlier, question] })
      known.add(shingles)
    }
  }
  return aligned
}
