/**
 * What tells of a person in a text: addresses, numbers and names that have no place in a published answer. Finds where,
 * not what: callers count, or put a mark in its place.
 */
import type { Span } from '../domain.ts'
import { findNhsNumbers } from './nhs-number.ts'
import { findPhoneNumbers } from './phone-number.ts'
import { findRequester } from './requester.ts'
import { isRoleMailbox } from './role-mailbox.ts'

export const PERSONAL_KINDS = [
  'email_address',
  'phone_number',
  'nhs_number',
  'national_insurance_number',
  'requester_name',
  'requester_address',
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

export interface PersonalSpan extends Span {
  kind: PersonalKind
}

/** Lengths as RFC 5321 (4.5.3.1) limits them, so that nothing is looked at twice. */
const EMAIL = /(?<![\w.+%'-])[\w.+%'-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi
/** Prefixes and suffix as HMRC gives them (NIM39110). */
const NATIONAL_INSURANCE =
  /(?<![A-Za-z\d])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])/g

/**
 * Every span of personal data in a text, in order, without overlap. Mailboxes of a role (`foi@…`) are none.
 * @param names of a requester, as `requesterNames` gives them, where the text is a passage of a longer one
 */
export function findPersonalData(text: string, names: readonly string[] = []): PersonalSpan[] {
  const found: PersonalSpan[] = [
    ...matches(text, EMAIL, 'email_address').filter(({ start, end }) => !isRoleMailbox(text.slice(start, end))),
    ...matches(text, NATIONAL_INSURANCE, 'national_insurance_number'),
    ...findNhsNumbers(text).map((span) => ({ ...span, kind: 'nhs_number' as const })),
    ...findPhoneNumbers(text).map((span) => ({ ...span, kind: 'phone_number' as const })),
    ...findRequester(text, names),
  ]
  return withoutOverlap(found)
}

function matches(text: string, pattern: RegExp, kind: PersonalKind): PersonalSpan[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({ kind, start: index, end: index + length }))
}

/** Where two overlap, the one that begins first, and of two that begin together the longer. */
function withoutOverlap(spans: PersonalSpan[]): PersonalSpan[] {
  const kept: PersonalSpan[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  }
  return kept
}
