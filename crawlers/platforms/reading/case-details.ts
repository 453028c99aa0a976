/** What labels say of a case: its reference, dates, subject, what was asked and what was answered. */
import { z } from 'zod'
import type { PartialDate } from '../../../src/domain.ts'
import { findCaseReferenceInName } from '../../../src/identify/case-reference.ts'
import { findDates, parsePartialDate } from '../../../src/normalise/dates.ts'
import { type LabelledFields, PUBLISHED, RECEIVED, REFERENCE, RESPONDED } from './labelled-fields.ts'

/** Labels of one site that say nothing by themselves, such as `Date`; compared as printed, capitals aside. */
export const ownLabels = z.strictObject({
  reference: z.string().optional(),
  title: z.string().optional(),
  received: z.string().optional(),
  responded: z.string().optional(),
  published: z.string().optional(),
})
export type OwnLabels = z.infer<typeof ownLabels>
type Role = keyof OwnLabels

const WORDS: Record<Role, RegExp> = {
  reference: new RegExp(`${REFERENCE.source}|^(?:foi )?(?:number|no|id)\\.?$|^(?:foi|eir|rfi)$`, 'i'),
  title:
    /^(?:foi |request |enquiry )?(?:title|subject|description|summary|topic|key ?words)\b|^information requested$|^foi request$/i,
  received: RECEIVED,
  responded: new RegExp(`${RESPONDED.source}|\\bdate (?:completed|closed|answered|issued)\\b`, 'i'),
  published: new RegExp(`${PUBLISHED.source}|\\bfirst published\\b`, 'i'),
}
const ANSWER =
  /^(?:our |the |trust |foi |full |request and )*(?:responses?|answers?|reply|replies|decision|outcome)(?: (?:sent|details|to (?:the )?(?:request|question).{0,12}))?$|^(?:information|data) (?:provided|disclosed|released|supplied)\b|^details of (?:the )?(?:response|reply)$/i

/** What a label names; null where it is none of a case's. "Date request replied to" is the reply's, not the request's. */
function roleOf(label: string, own: OwnLabels = {}): Role | null {
  const named = (Object.keys(own) as Role[]).find((role) => own[role]?.toLowerCase() === label.toLowerCase())
  if (named !== undefined) return named
  if (/^your\b/i.test(label)) return null
  const order: Role[] = ['responded', 'published', 'received', 'reference', 'title']
  return order.find((role) => WORDS[role].test(label)) ?? null
}

/** Longer values are sentences: a date within them is part of what they tell. */
const LONGEST_DATE = 60
const LONGEST_TITLE = 200

/** The date under a label of this role, to the precision printed. */
export function dateOf(fields: LabelledFields, role: 'received' | 'responded' | 'published', own?: OwnLabels) {
  for (const { label, value } of fields) {
    const date: PartialDate | null =
      roleOf(label, own) === role && value.length <= LONGEST_DATE ? parsePartialDate(value) : null
    if (date !== null) return date
  }
  return null
}

/** The day behind the role's own words in a list of such ("received 3 May 2024, published 1 June 2024"); a sentence may tell of other days. */
export function dayBehindWords(text: string, role: 'received' | 'responded' | 'published'): PartialDate | null {
  for (const part of text.split(/[,;|]/)) {
    const said = part.trim()
    const words = WORDS[role].exec(said)
    if (words === null || words.index > 0) continue
    const day = said.slice(words[0].length).replace(/^:? ?(?:on )?/, '')
    const [found] = findDates(day.slice(0, 40))
    if (found?.start === 0 && found.end === day.length && found.precision === 'day') return found.date
  }
  return null
}

/** The reference under its label, without the subject that may stand behind it ("FOI 26-029 – Response times"). */
export function referenceOf(fields: LabelledFields, own?: OwnLabels): string | null {
  for (const { label, value } of fields) {
    const reference = roleOf(label, own) === 'reference' ? findCaseReferenceInName(value) : null
    if (reference !== null) return reference.printed
  }
  return null
}

/** The subject under its label, where it is no longer than a title is. */
export function titleOf(fields: LabelledFields, own?: OwnLabels): string | null {
  return (
    fields.find(({ label, value }) => roleOf(label, own) === 'title' && value.length <= LONGEST_TITLE)?.value ?? null
  )
}

/** What stands under "Response", "Answer to question 2", "Information disclosed"; dates are none. */
export function answerOf(fields: LabelledFields): string {
  return fields
    .filter(
      ({ label, value }) => ANSWER.test(label) && (value.length > LONGEST_DATE || parsePartialDate(value) === null),
    )
    .map(({ value }) => value)
    .join(' ')
}
