/** Answers that only point to another answer: "See Q1", "As per Q1 & Q2", "As above", "Same as question 2". */
import { readOrdinals } from '../reading/labels.ts'
import type { Statement } from './statement.ts'
import { isPointer } from './values.ts'

const LONGEST_POINTER = 60
const NAMES =
  /\b(?:q|questions?|answers?(?: to)?(?: questions?)?|items?|points?)\.? ?((?:\d{1,2}[a-z]?(?: ?(?:,|&|and|to|-|–) ?)?){1,6})/i

/** The statements with each pointer in the place of what it points to; a pointer to nothing, or to several, stays. */
export function withPointersFollowed(statements: Statement[]): Statement[] {
  const followed: Statement[] = []
  for (const statement of statements) {
    const meant = pointedTo(statement, followed)
    followed.push(meant ? { ...statement, words: meant.words, outcome: meant.outcome } : statement)
  }
  return followed
}

function pointedTo({ words, subject }: Statement, before: Statement[]): Statement | undefined {
  const text = words.text.trim()
  if (text.length > LONGEST_POINTER || !isPointer(text)) return undefined
  const named = NAMES.exec(text)?.[1]
  if (named === undefined)
    return /^(?:as|see|same as) (?:above|stated above)\.?$|^ditto\.?$/i.test(text) ? before.at(-1) : undefined
  const [only, ...more] = readOrdinals(named)
  if (only === undefined || more.length > 0) return undefined
  return before.findLast((other) => other.question === only && other.subject?.text === subject?.text)
}
