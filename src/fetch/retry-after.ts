/**
 * Reads Retry-After in both forms of RFC 9110, section 10.2.3: seconds, or an HTTP date.
 * @param now milliseconds since 1970
 * @returns milliseconds from now, 0 for a moment that has passed, null where there is nothing to read
 */
export function retryAfterMilliseconds(header: string | null, now: number): number | null {
  const value = header?.trim() ?? ''
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1000
  const moment = httpDateMilliseconds(value)
  return moment === null ? null : Math.max(0, moment - now)
}

/** Reads an HTTP date (RFC 9110, section 5.6.7); null for anything else that JavaScript would take for a date. */
export function httpDateMilliseconds(value: string): number | null {
  const looksRight = /^[A-Za-z]{3,9},? [0-9A-Za-z :-]{1,40}$/.test(value)
  const moment = looksRight ? Date.parse(value) : Number.NaN
  return Number.isNaN(moment) ? null : moment
}
