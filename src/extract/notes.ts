/** Footnotes and notes: an answer that only points to one means what it says. */
import { answerOutcome } from './answer-outcome.ts'
import type { Passage } from './reading/passages.ts'

const CALLS_STATEMENT = /\*|\bsee (?:the )?(?:statement|note|notes|explanation|below|reasons?)\b/i

/** A note says what it refuses at its beginning. */
const LONGEST_NOTE = 4_000

/** What decides an answer: its own words, or the note that it calls ("Please see statement below*", "Exempt – see note"). */
export function withNotes(answer: string, remarks: Passage[]): string {
  if (answer.length > 200 || !CALLS_STATEMENT.test(answer)) return answer
  const from = Math.max(starredNote(answer, remarks), 0)
  const next = remarks.findIndex((remark, index) => index > from && remark.text.startsWith('*'))
  const note = remarks
    .slice(from, Math.min(next < 0 ? remarks.length : next, from + MOST_PARAGRAPHS))
    .map((remark) => remark.text)
    .join(' ')
    .slice(0, LONGEST_NOTE)
  if (WHOLE.has(answerOutcome(note))) return note
  if (!REFUSES.test(note)) return answer
  return saysSomething(answer) ? `${answer.replaceAll('*', '')}. The rest is withheld.` : `Withheld: ${answer}`
}

/** The note with as many stars as the answer has, else the first with any; -1 where none is called. */
function starredNote(answer: string, remarks: Pick<Passage, 'text'>[]): number {
  const stars = starsIn(answer)
  if (stars === '') return -1
  const same = remarks.findIndex((remark) => starsIn(remark.text.slice(0, stars.length + 1)) === stars)
  return same >= 0 ? same : remarks.findIndex((remark) => remark.text.startsWith('*'))
}

const STARS = /\*{1,4}/

/** The stars by which some words call a note, or a note is called; empty for none. */
export function starsIn(words: string): string {
  return STARS.exec(words)?.[0] ?? ''
}

/** Whether an answer gives anything beside its call of a note: "Head of Security*", not "Exempt – see note*". */
function saysSomething(answer: string): boolean {
  return !answerOutcome(answer).includes('withheld') && !POINTS.test(answer) && /[\p{L}\p{N}]/u.test(answer)
}

const POINTS = /^(?:please )?(?:see|refer)\b|^(?:as |the )?(?:statement|note|exemption|below|n\/?a)\b/i

const MOST_PARAGRAPHS = 6
/** Refusals of another kind than an exemption. */
const WHOLE = new Set(['neither_confirm_nor_deny', 'cost_limit', 'vexatious', 'repeated'])
const REFUSES = /\b(?:exempt|withh[eo]ld|not releas|section \d{2}|not disclos)/i
