/** Footnotes and notes: an answer that only points to one means what it says. */
import type { Passage } from './reading/passages.ts'

const CALLS_STATEMENT = /\*|\bsee (?:the )?(?:statement|note|notes|explanation|below|reasons?)\b/i

/** An answer's words, with the note that it calls ("Please see statement below*", "Exempt – see note") added. */
export function withNotes(answer: string, remarks: Passage[]): string {
  if (answer.length > 200 || !CALLS_STATEMENT.test(answer)) return answer
  const starred = remarks.filter((remark) => remark.text.startsWith('*'))
  const notes = answer.includes('*') && starred.length > 0 ? following(remarks, starred[0]) : remarks
  return (
    `Withheld: see ${notes.map((note) => note.text).join(' ')}`.slice(0, notes.length > 0 ? undefined : 0) || answer
  )
}

function following(remarks: Passage[], first: Passage | undefined): Passage[] {
  return first ? remarks.slice(remarks.indexOf(first)) : remarks
}
