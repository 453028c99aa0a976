import { subjectWords, tellingWords } from './words.ts'

/** What one question asks, and of what. */
export interface QuestionWords {
  telling: ReadonlySet<string>
  /** What it is about; where it does not say so itself, what the request is about. */
  subjects: ReadonlySet<string>
}

/** Stands for numbers and dates, which differ from year to year. */
const NUMBER = '#'

/** @param context the title, or the whole request: what "When does it end?" is about */
export function questionWords(text: string, context: string): QuestionWords {
  const telling = tellingWords(text).filter((word) => word !== NUMBER)
  const own = subjectWords(telling)
  return { telling: new Set(telling), subjects: own.size > 0 ? own : subjectWords(tellingWords(context)) }
}

function shareIn(words: ReadonlySet<string>, other: (word: string) => boolean): number {
  let found = 0
  for (const word of words) if (other(word)) found += 1
  return words.size === 0 ? 0 : found / words.size
}

/** Of the subjects so many must be the same, and of all words that tell something. */
const LEAST = { subjects: 0.6, telling: 0.3 }

/**
 * How much of what a draft asks another question asked, from 0 to 1; 0 where it is about something else. Wording may be
 * another: only words count, not their order.
 * @param context words of the other's request beside its own: its title
 */
export function questionLikeness(draft: QuestionWords, other: QuestionWords, context: string): number {
  const around = new Set(tellingWords(context))
  const subjects = shareIn(
    draft.subjects,
    (word) => other.subjects.has(word) || other.telling.has(word) || around.has(word),
  )
  const telling = shareIn(draft.telling, (word) => other.telling.has(word) || around.has(word))
  const back = shareIn(other.telling, (word) => draft.telling.has(word) || draft.subjects.has(word))
  if (subjects < LEAST.subjects || telling < LEAST.telling || back === 0) return 0
  return 0.5 * subjects + 0.3 * telling + 0.2 * back
}
