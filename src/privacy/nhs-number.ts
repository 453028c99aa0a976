import type { Span } from '../domain.ts'

/** Ten digits, in one or as 3 3 4, the way they are printed (NHS Data Dictionary, NHS NUMBER). */
const TEN_DIGITS = /(?<![\w£$€.,/+-])(?:\d{3}([ -])\d{3}\1\d{4}|\d{10})(?![\w/]|[.,-]\d)/g
/** Words that announce such numbers: before one, or at the head of the column that it stands in. */
const ANNOUNCED = /\b(?:NHS|CHI|H&C|hospital|patient)['’s]{0,2}[ \t]{0,3}(?:number|numbers|no|no\.|num|id|ref)\b/i
const SHORTLY_BEFORE = 60
/** A table's head stands within this many characters before its cells. */
const HEAD_OF_TABLE = 4000

/**
 * NHS numbers, and the CHI numbers of Scotland, which are built alike: ten digits, the last of which checks the others
 * (modulus 11). One number in eleven passes by chance, so that ten digits count only where they are set as NHS numbers
 * are (`943 476 5919`), or words announce them.
 */
export function findNhsNumbers(text: string): Span[] {
  const found: Span[] = []
  for (const match of text.matchAll(TEN_DIGITS)) {
    const digits = match[0].replace(/\D/g, '')
    if (!hasCheckDigit(digits) || !(isSetApart(match[0]) || isAnnounced(text, match.index))) continue
    found.push({ start: match.index, end: match.index + match[0].length })
  }
  return found
}

function isSetApart(printed: string): boolean {
  // A telephone number begins with a zero.
  return printed.length === 12 && !printed.startsWith('0')
}

function isAnnounced(text: string, at: number): boolean {
  if (ANNOUNCED.test(text.slice(Math.max(0, at - SHORTLY_BEFORE), at))) return true
  const line = text.lastIndexOf('\n', at - 1) + 1
  const row = text.slice(line, at)
  // In a table the words stand at its head.
  return (row === '' || row.includes(' | ')) && ANNOUNCED.test(text.slice(Math.max(0, line - HEAD_OF_TABLE), line))
}

function hasCheckDigit(digits: string): boolean {
  if (/^(\d)\1{9}$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at)
  // Where ten would be the check digit, no number is given out, and none is equal to it.
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}
