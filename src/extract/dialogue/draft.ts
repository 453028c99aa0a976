/** What the layouts find, before outcomes, citations and contracts are read from it. */
import type { Passage } from '../reading/passages.ts'
import type { Words } from './words.ts'

export interface DraftQuestion {
  label: string
  words: Words
}

export interface DraftAnswer {
  questions: string[]
  /** Name of the contract or service, where the same questions are asked of several. */
  subject: Words | null
  words: Words
}

/** Who asked what, who answered what, and what else the reply says to argue for it. */
export interface Dialogue {
  questions: DraftQuestion[]
  answers: DraftAnswer[]
  /** Passages of the reply that are no answer: grounds of refusal set apart, footnotes, general remarks. */
  remarks: Passage[]
  flags: string[]
}
