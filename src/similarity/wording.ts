import { hashOf } from './hash.ts'
import { bandKeys, signatureOf } from './min-hash.ts'
import { subjectWords, tellingWords } from './words.ts'

/** What a request asks, as it is compared with others. Order, numbering and repetition of its questions do not matter. */
export interface Wording {
  /** Hashes of two words that follow one another within a question (of the word, where it has but one); ascending, each once. */
  shingles: Uint32Array
  /** Shingles of each question that has any. */
  questions: Uint32Array[]
  /** Words that name a subject, which others cannot be asked about in the same words. */
  subjects: ReadonlySet<string>
}

function shinglesOf(words: readonly string[]): Uint32Array {
  if (words.length === 1) return Uint32Array.of(hashOf(words[0] ?? ''))
  const shingles = new Set<number>()
  for (let at = 1; at < words.length; at += 1) shingles.add(hashOf(`${words[at - 1]} ${words[at]}`))
  return Uint32Array.from(shingles).sort()
}

/** @param questions as asked, one or many: the extractor's, or the lines or paragraphs of a draft */
export function wordingOf(questions: readonly string[]): Wording {
  const words = questions.map(tellingWords).filter((found) => found.length > 0)
  const shingles = words.map(shinglesOf)
  const all = new Set<number>()
  for (const ofQuestion of shingles) for (const shingle of ofQuestion) all.add(shingle)
  return { shingles: Uint32Array.from(all).sort(), questions: shingles, subjects: subjectWords(words.flat()) }
}

const OF_REQUEST = { count: 32, rows: 4 }
const OF_QUESTION = { count: 4, rows: 4 }
/** A shorter question is asked in too many requests to lead from one to another. */
const TELLING_QUESTION = 6

/**
 * Under which keys a wording is found: those of the whole (near-identical versions), and those of each longer question,
 * through which a version is found that has been extended by much. Whole numbers below 2³².
 */
export function keysOf(wording: Wording): number[] {
  const keys = new Set(bandKeys(signatureOf(wording.shingles), OF_REQUEST))
  for (const question of wording.questions) {
    if (question.length < TELLING_QUESTION) continue
    for (const key of bandKeys(signatureOf(question), OF_QUESTION, 1)) keys.add(key)
  }
  return [...keys]
}
