/** Footnotes and notes: an answer that only points to one means what it says. */
import { answerOutcome } from './answer-outcome.ts'
import type { Passage } from './reading/passages.ts'

const CALLS_STATEMENT = /\*|\bsee (?:the )?(?:statement|note|notes|explanation|below|reasons?)\b/i

/** A note says what it refuses at its beginning. */
const LONGEST_NOTE = 4_000

/** What decides an answer: its own words, or the note that it calls ("Please see statement below*", "Exempt – see note"). */
export function withNotes(answer: string, remarks: Passage[]): string {
  if (answer.length > 200 || !CALLS_STATEMENT.test(answer)) return answer
  const starred = answer.includes('*') ? remarks.findIndex((remark) => remark.text.startsWith('*')) : -1
  const from = Math.max(starred, 0)
  const note = remarks
    .slice(from, from + MOST_PARAGRAPHS)
    .map((remark) => remark.text)
    .join(' ')
    .slice(0, LONGEST_NOTE)
  if (WHOLE.has(answerOutcome(note))) return note
  return REFUSES.test(note) ? `Withheld: ${answer}` : answer
}

const MOST_PARAGRAPHS = 6
/** Refusals of another kind than an exemption. */
const WHOLE = new Set(['neither_confirm_nor_deny', 'cost_limit', 'vexatious', 'repeated'])
const REFUSES = /\b(?:exempt|withh[eo]ld|not releas|section \d{2}|not disclos)/i
