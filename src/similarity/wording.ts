import { withoutCourtesies } from './courtesies.ts'
import { hashOf } from './hash.ts'
import { bandKeys, signatureOf } from './min-hash.ts'
import { subjectWords, tellingWords } from './words.ts'

/** What a request asks, as it is compared with others. Order, numbering and repetition of its questions do not matter. */
export interface Wording {
  /** Hashes of two words that follow one another within a question (of the word, where it has but one); ascending, each once. */
  shingles: Uint32Array
  /** Shingles of each question that names a subject of its own. */
  questions: Uint32Array[]
  /** Hashes of the words that name a subject: "firewall", not "contract" or "cost"; ascending. */
  subjects: Uint32Array
}

function shinglesOf(words: readonly string[]): Uint32Array {
  if (words.length === 1) return Uint32Array.of(hashOf(words[0] ?? ''))
  const shingles = new Set<number>()
  for (let at = 1; at < words.length; at += 1) shingles.add(hashOf(`${words[at - 1]} ${words[at]}`))
  return Uint32Array.from(shingles).sort()
}

/** Shingles do not reach from one question into the next, so that the order of questions does not matter. */
function unionOf(sets: readonly Uint32Array[]): Uint32Array {
  const union = new Set<number>()
  for (const set of sets) for (const shingle of set) union.add(shingle)
  return Uint32Array.from(union).sort()
}

/** @param questions as asked, one or many: the extractor's, or the lines or paragraphs of a draft */
export function wordingOf(questions: readonly string[]): Wording {
  const words = questions.map((text) => tellingWords(withoutCourtesies(text))).filter((found) => found.length > 0)
  const shingles = words.map(shinglesOf)
  return {
    shingles: unionOf(shingles),
    questions: shingles.filter((_, at) => subjectWords(words[at] ?? []).size > 0),
    subjects: Uint32Array.from([...subjectWords(words.flat())], hashOf).sort(),
  }
}

const OF_REQUEST = { count: 32, rows: 4 }
const OF_QUESTION = { count: 2, rows: 6 }
/** A shorter question is asked in too many requests to lead from one to another. */
const TELLING_QUESTION = 6

/**
 * Under which keys a wording is found: those of the whole (near-identical versions), and, where it has several questions,
 * those of each longer one, through which a version is found that has been extended by much. Whole numbers below 2³².
 */
export function keysOf({ shingles, questions }: Wording): number[] {
  const keys = new Set(bandKeys(signatureOf(shingles), OF_REQUEST))
  for (const question of questions) {
    if (question.length < TELLING_QUESTION) continue
    for (const key of bandKeys(signatureOf(question), OF_QUESTION, 1)) keys.add(key)
  }
  return [...keys]
}
