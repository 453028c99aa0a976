/**
 * Whether an answer can be the answer to its question, by their kinds: a date answers a question for a date, a sum one
 * for money. Numbering that has drifted shows in answers that cannot.
 */
import { findDates } from '../../normalise/dates.ts'

type Kind = 'date' | 'money' | 'count'

const ASKS: Record<Kind, RegExp> = {
  date: /\b(?:when|what date|dates?|expir\w+|start|commence\w*|end|renewal)\b/i,
  money: /\b(?:cost|costs|spend|spent|value|price|pay|paid|budget|how much|fees?|income)\b/i,
  count: /\b(?:how many|number of|numbers|quantity|count)\b/i,
}

/** The one kind that a question asks for; null where it asks for several, or for something else. */
function kindAsked(question: string): Kind | null {
  const kinds = (Object.keys(ASKS) as Kind[]).filter((kind) => ASKS[kind].test(question.slice(0, 300)))
  const [only] = kinds
  return kinds.length === 1 && only ? only : null
}

/** What an answer is and nothing besides; null for sentences. */
function kindGiven(answer: string): Kind | null {
  const words = answer.trim()
  if (words.length > 40) return null
  const [date] = findDates(words)
  if (date && words.length - (date.end - date.start) <= 4) return 'date'
  if (/^(?:approx\.?|circa|c\.)?\s?£\s?\d[\d,.]*\s?(?:k|m|million)?\.?$/i.test(words)) return 'money'
  return /^\d{1,3}(?:,\d{3})*\.?$/.test(words) ? 'count' : null
}

/** 1 where an answer is of the kind that was asked for, -1 where it can't answer it, 0 where nothing is known. */
export function fits(question: string, answer: string): -1 | 0 | 1 {
  const [asked, given] = [kindAsked(question), kindGiven(answer)]
  if (asked === null || given === null) return 0
  if (asked === given || (asked === 'money' && given === 'count')) return 1
  return -1
}
