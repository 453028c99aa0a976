import type { Span } from '../domain.ts'

/** A run of letters, of digits, or of anything else. */
export interface Token extends Span {
  kind: 'letters' | 'digits' | 'separator'
  text: string
}

/** Cuts a text into letters, digits and what stands between them; the tokens cover the text without a gap. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/([A-Za-z]+)|(\d+)|[^A-Za-z\d]+/g)) {
    const kind = match[1] !== undefined ? 'letters' : match[2] !== undefined ? 'digits' : 'separator'
    tokens.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

/** Whether the digits are a year in which a disclosure log can have worked. */
export function isYear(digits: string | undefined): boolean {
  return /^20[0-4]\d$/.test(digits ?? '')
}

/** Whether two digits name the year after: 2023, 24. */
export function isFollowingYear(year: string, twoDigits: string | undefined): boolean {
  return /^\d{2}$/.test(twoDigits ?? '') && Number(twoDigits) === (Number(year.slice(-2)) + 1) % 100
}
