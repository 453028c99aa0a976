/** The dates that sentences tell of a contract: "It began on …", "runs to …", "from 1 October 2020 for seven years". */
import { datesIn, type FieldValue } from './read-value.ts'

const STARTS = /\b(?:start(?:s|ed|ing)?|beg[aiu]n|began|commenc\w+|from|since|effective|dated)\b[^.;]{0,30}$/i
const ENDS =
  /\b(?:end(?:s|ed|ing)?|expir\w+|finish\w*|until|till|runs? (?:to|until)|to|up to|extended to)\b[^.;]{0,24}$/i

/** Dates with what they are by the words just before them; a date that nothing explains is left to its question. */
export function termInProse(words: string): { told: FieldValue[]; bare: FieldValue[] } {
  const told: FieldValue[] = []
  const bare: FieldValue[] = []
  for (const date of datesIn(words)) {
    const before = words.slice(Math.max(0, date.start - 40), date.start)
    const end = lastIndexOf(before, ENDS)
    const start = lastIndexOf(before, STARTS)
    const field = start > end ? 'startDate' : 'expiryDate'
    const value: FieldValue = {
      field,
      value: date.date,
      start: date.start,
      end: date.end,
    }
    if (start < 0 && end < 0) bare.push(value)
    else told.push(value)
  }
  return { told: withExtension(words, told), bare }
}

function lastIndexOf(words: string, pattern: RegExp): number {
  let last = -1
  for (const match of words.matchAll(
    new RegExp(pattern.source.replace('[^.;]{0,30}$', '').replace('[^.;]{0,24}$', ''), 'gi'),
  ))
    last = match.index
  return pattern.test(words) ? last : -1
}

/** An end that was put off is the later one. */
function withExtension(words: string, told: FieldValue[]): FieldValue[] {
  const ends = told.filter((value) => value.field === 'expiryDate')
  const last = ends.at(-1)
  if (ends.length < 2 || !last || !/\bextended to\b[^.]{0,20}$/i.test(words.slice(0, last.start))) return told
  return told.filter((value) => value.field !== 'expiryDate' || value === last)
}
