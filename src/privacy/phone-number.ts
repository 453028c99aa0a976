import type { Span } from '../domain.ts'

/** Digits with single gaps, as `01865 741166`, `(01865) 741166`, `+44 (0)7700 900 123`; what they are is counted below. */
const CANDIDATE = /(?<![\w£$€.,/+-])(?:\+44|\(?0)[\d() -]{8,18}\d(?![\w/]|[.,-]\d)/g
/** Landlines and mobiles; 03, 05, 08 and 09 are services of organisations (Ofcom, National Telephone Numbering Plan). */
const OF_PEOPLE = /^0(?:1|2|7)\d{8,9}$/
const ANNOUNCED = /(?:tel|phone|call|mobile|fax)\b.{0,20}$/i

/** Telephone numbers of the United Kingdom that may be somebody's own. */
export function findPhoneNumbers(text: string): Span[] {
  return Array.from(text.matchAll(CANDIDATE)).flatMap(({ index: start, 0: printed }) => {
    // A figure may follow the number, a space apart.
    for (let end = printed.length; end >= 10; end = printed.slice(0, end).search(/[ -]+[^ -]*$/)) {
      const number = printed.slice(0, end)
      if (isPhoneNumber(number, text.slice(Math.max(0, start - 40), start))) return [{ start, end: start + end }]
    }
    return []
  })
}

function isPhoneNumber(printed: string, before: string): boolean {
  const national = printed.replace(/^\+44/, '0').replace('(0)', '').replace(/\D/g, '')
  if (!OF_PEOPLE.test(national)) return false
  // Digits without a gap are as often an order number, unless they are a mobile's.
  return /\D/.test(printed) || national.startsWith('07') || ANNOUNCED.test(before)
}
