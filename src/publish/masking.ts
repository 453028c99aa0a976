/**
 * Puts marks in the place of personal data, in what leaves the house. Only there: in the database every word stays where
 * it is, since facts count their offsets in it.
 */
import type { Span } from '../domain.ts'
import { findPersonalData, type PersonalKind } from '../privacy/personal-data.ts'

const MARKS: Record<PersonalKind, string> = {
  email_address: '[e-mail address]',
  phone_number: '[telephone number]',
  nhs_number: '[NHS number]',
  national_insurance_number: '[National Insurance number]',
  requester_name: '[name]',
  requester_address: '[address]',
}

/** Web addresses and hashes are not prose: a row of digits in them is nobody's number. */
const NOT_PROSE = /^(?:https?:\/\/\S*|[0-9a-f]{32,128}|[\d.,:TZ+-]*)$/

/**
 * A text with a mark in the place of each e-mail address, number, name and address of a person; job titles stay.
 * @param names of requesters that may stand in it
 */
export function maskText(text: string, names: readonly string[] = []): string {
  if (NOT_PROSE.test(text)) return text
  let masked = ''
  let from = 0
  for (const { kind, start, end } of findPersonalData(text, names)) {
    masked += text.slice(from, start) + MARKS[kind]
    from = end
  }
  return from === 0 ? text : masked + text.slice(from)
}

/** The stretches of a text that are to be masked, each with its mark. */
export function personalMarks(text: string, names: readonly string[] = []): (Span & { shown: string })[] {
  return findPersonalData(text, names).map(({ kind, start, end }) => ({ start, end, shown: MARKS[kind] }))
}

/** A value of rows and objects with every text in it masked, however deep. */
export function masked<Value>(value: Value, names: readonly string[] = []): Value {
  return maskedValue(value, names) as Value
}

function maskedValue(value: unknown, names: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, names)
  if (Array.isArray(value)) return value.map((inner) => maskedValue(inner, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskedValue(inner, names)]))
}

/**
 * A passage with marks in the place of personal data, and where its hits stand then; a hit within personal data is none.
 */
export function maskedPassage<Marked extends { text: string; hits: readonly Span[] }>(
  passage: Marked,
  names: readonly string[] = [],
): Marked {
  const personal = findPersonalData(passage.text, names)
  let text = ''
  let from = 0
  const hits: Span[] = []
  const waiting = [...passage.hits]
  const take = (until: number): void => {
    while (waiting[0] && waiting[0].start < until) {
      const hit = waiting.shift()
      if (hit && hit.start >= from && hit.end <= until) {
        hits.push({ start: text.length + hit.start - from, end: text.length + hit.end - from })
      }
    }
    text += passage.text.slice(from, until)
  }
  for (const { kind, start, end } of personal) {
    take(start)
    text += MARKS[kind]
    from = end
  }
  take(passage.text.length)
  return { ...passage, text, hits }
}
