/**
 * Case references: `FOI 4216`, `FOI-4216`, `Our ref: MB/SS FOI 4216` and `4216` are one case within one authority;
 * `IR 4216`, an internal review, is another; `2020/01/02`, a date, is none.
 *
 * Authorities print some fifty shapes and change them over the years, so no shape is fixed for an authority. A reference
 * is read as words and numbers: words that only say "this is a request" (and officers' initials) are dropped, numbers stay.
 */
import type { CaseReference, Span } from '../domain.ts'
import { findDates } from '../normalise/dates.ts'
import { isFollowingYear, isYear, type Token, tokenise } from './reference-tokens.ts'

export type FoundReference = CaseReference & Span

/** Words that announce a request's reference in running text. */
const KEYWORDS = new Set(['FOI', 'FOIA', 'EIR', 'RFI', 'IR'])
/** Words that may stand between the keyword and the number: "FOI Request Ref. No. 4216". */
const FILLERS = new Set([
  'REQUEST',
  'REF',
  'REFERENCE',
  'NO',
  'NUMBER',
  'CASE',
  'ID',
  'RESPONSE',
  'REVIEW',
  'FOI',
  'FOIA',
])
/** No reference has more pieces; the bound also keeps the reading of hostile text linear. */
const MOST_TOKENS = 12
/** The years of the Acts themselves: "FOIA 2000", "EIR 2004". */
const ACT_YEARS = new Set(['2000', '2002', '2004'])

/** `202324` → 2023, 24; `202526002` (a slug) → 2025, 26, 002; `202600327` → 2026, 00327; others stay whole. */
function splitRunTogether(digits: string): string[] {
  const year = digits.slice(0, 4)
  const next = digits.slice(4, 6)
  if (!isYear(year) || digits.length < 6) return [digits]
  if (digits.length === 6) return isFollowingYear(year, next) ? [year, next] : [digits]
  if (digits.length >= 9 && isFollowingYear(year, next)) return [year, next, digits.slice(6)]
  return digits.length >= 8 ? [year, digits.slice(4)] : [digits]
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}

/** Whether the text is nothing but a date, in either order: `2020/01/02`, `12/02/2026`, `12 May 2020`. */
function isDate(printed: string): boolean {
  const text = printed.trim()
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text)
  if (yearFirst) return isYear(yearFirst[1]) && Number(yearFirst[2]) <= 12 && Number(yearFirst[3]) <= 31
  const [date] = findDates(text)
  return date !== undefined && date.start === 0 && date.end === text.length
}

/** The numbers of one piece between separators: `FOI2026` → 2026, `V1J1H` → 1J1H, `JM` → none. */
function numbersOf(segment: string): string[] {
  const glued = segment.match(/[A-Z]+|\d+/g) ?? []
  // Letters before a number name the register or the officer; letters behind it belong to it, unless they say FOI.
  const kept = glued.slice(glued.findIndex((piece) => /\d/.test(piece)))
  if (!/\d/.test(segment)) return []
  if (kept.length === 2 && KEYWORDS.has(kept[1] ?? '')) kept.pop()
  return kept.length === 1
    ? splitRunTogether(kept[0] ?? '').map(withoutLeadingZeros)
    : [withoutLeadingZeros(kept.join(''))]
}

/**
 * Reads a reference that stands by itself: a labelled field, a column of a table, what a user types.
 * @param printed such as `FOI2026/00327`, `Our ref: MB/SS FOI 4216`, `206-2122`
 * @returns null where the text has no number or is a date. The canonical form joins the numbers with `/`, leading zeros
 *   off (`2026/327`); an internal review's begins with `IR/`. Canonicalising a canonical form changes nothing.
 */
export function canonicaliseCaseReference(printed: string): CaseReference | null {
  const text = printed.replace(/\s+/g, ' ').trim()
  if (!/\d/.test(text) || isDate(text)) return null
  const segments = text.toUpperCase().split(/[^A-Z\d]+/)
  const review = /\binternal review\b/i.test(text) || segments.some((segment) => /^IR\d*$/.test(segment))
  const number = segments.flatMap(numbersOf).join('/')
  return { printed: text, canonical: review ? `IR/${number}` : number, kind: review ? 'internal_review' : 'request' }
}

function isFinancialYear(body: string): boolean {
  const [year = '', next, ...rest] = body.split(/[/-]/)
  return rest.length === 0 && isYear(year) && isFollowingYear(year, next)
}

function referenceAt(text: string, start: number, end: number): FoundReference | null {
  const reference = canonicaliseCaseReference(text.slice(start, end))
  return reference && { ...reference, start, end }
}

/** Whether the number goes on behind the separator at `index`: one mark, or a space before a financial year or a year's serial. */
function goesOn(tokens: Token[], index: number): boolean {
  const [previous, separator, next, mark, second] = [-1, 0, 1, 2, 3].map((offset) => tokens[index + offset])
  if (separator?.kind !== 'separator' || next?.kind !== 'digits') return false
  if (/^[-/._]$/.test(separator.text)) return true
  if (separator.text !== ' ') return false
  const financialYear = isYear(next.text) && /^[/-]$/.test(mark?.text ?? '') && isFollowingYear(next.text, second?.text)
  const serialOfYear = /^(?:\d{2}|20\d{2})$/.test(previous?.text ?? '') && next.text.length === 3
  return financialYear || serialOfYear
}

/** `FOI 567 F 24`, `FOI 567 F24`: behind a space a letter of the register and two digits of the year; no date goes on there. */
function isLetterWithYear(tokens: Token[], index: number): boolean {
  const [separator, letter, ...others] = [0, 1, 2, 3, 4, 5].map((offset) => tokens[index + offset])
  const [year, mark, word] = others[0]?.text === ' ' ? others.slice(1) : others
  return (
    separator?.text === ' ' &&
    /^[B-HJ-Z]$/.test(letter?.text ?? '') &&
    /^\d{2}$/.test(year?.text ?? '') &&
    !(mark?.text === ' ' && word?.kind === 'letters' && /^[A-Z][a-z]+$/.test(word.text)) &&
    !(/^[/.-]$/.test(mark?.text ?? '') && word?.kind === 'digits')
  )
}

/** Reads on from the number at `index`; gives the index of the last token that belongs to the reference. */
function lastOfNumber(tokens: Token[], index: number): number {
  let last = index
  while (last < index + MOST_TOKENS) {
    const next = tokens[last + 1]
    const afterNext = tokens[last + 2]
    if (next?.kind === 'letters') {
      if (!/^[A-Z]{1,2}$/.test(next.text)) return last
      last += afterNext?.kind === 'digits' ? 2 : 1 // V1J1H, 4216A
    } else if (isLetterWithYear(tokens, last + 1)) {
      return last + (tokens[last + 3]?.kind === 'digits' ? 3 : 4)
    } else if (goesOn(tokens, last + 1)) {
      last += 2
    } else if (/^(?:[-/]| \/ )$/.test(next?.text ?? '') && /^[A-Z]{1,3}$/.test(afterNext?.text ?? '')) {
      last += tokens[last + 3]?.kind === 'digits' ? 3 : 2 // FOI/2020.544/JM, FOI 21 091 / AA / LP, FOI-2022-KD20416
    } else return last
  }
  return last
}

/** From a keyword back over what is joined to it (`SE/FOI/36096`, `16 FOI 008`); initials apart by a space are left out. */
function firstBefore(tokens: Token[], index: number): number {
  let first = index
  while (first > index - MOST_TOKENS) {
    const separator = tokens[first - 1]
    const before = tokens[first - 2]
    if (separator?.kind !== 'separator' || before === undefined) return first
    if (before.kind === 'digits')
      return /^\d{2}$/.test(before.text) && /^[ /-]$/.test(separator.text) ? first - 2 : first
    if (!/^[-/._]$/.test(separator.text) || !/^[A-Z]{1,6}$/.test(before.text)) return first
    first -= 2
  }
  return first
}

/** The reference that the keyword at `index` announces, or null ("FOI Act 2000", "EIR 12(5)(e)", "FOI 12/02/2020"). */
function announcedBy(text: string, tokens: Token[], index: number): FoundReference | null {
  let at = index + 1
  let spaced = true
  for (let token = tokens[at]; token?.kind !== 'digits'; token = tokens[++at]) {
    if (token === undefined || at > index + MOST_TOKENS) return null
    if (token.kind === 'separator' ? token.text.length > 3 || /[\n()|,;]/.test(token.text) : !isFiller(token.text))
      return null
    if (token.kind === 'separator' && token.text.trim() !== '') spaced = false
  }
  const last = lastOfNumber(tokens, at)
  const [start, end] = [tokens[at]?.start ?? 0, tokens[last]?.end ?? 0]
  const body = text.slice(start, end)
  if (body.replace(/\D/g, '').length < 3 || ACT_YEARS.has(body) || /^[(%]/.test(text.slice(end, end + 1))) return null
  if (spaced && isDate(body)) return null
  return referenceAt(text, tokens[firstBefore(tokens, index)]?.start ?? 0, end)
}

function isFiller(word: string): boolean {
  return FILLERS.has(word.toUpperCase()) || /^[A-Z]{1,4}$/.test(word)
}

/** `6402_FOI`: the number stands before the keyword. */
function before(text: string, tokens: Token[], index: number): FoundReference | null {
  const [number, separator, keyword] = [tokens[index - 2], tokens[index - 1], tokens[index]]
  if (number?.kind !== 'digits' || separator?.text !== '_' || number.text.length < 3 || keyword === undefined)
    return null
  return referenceAt(text, number.start, keyword.end)
}

const LABEL =
  /\b(your\s{1,3})?(?:our\s{1,3}ref(?:erence)?|(?:foi|case|request|enquiry)\s{1,3}(?:request\s{1,3})?(?:ref(?:erence)?|number|no|id)(?:\s{1,3}(?:number|no))?|ref(?:erence)?(?:\s{1,3}(?:number|no))?)\.?\s{0,3}(?:[:#|]|is\b)\s{0,3}/gi

/** Behind a label ("Our ref:", "Case reference |") a reference may have any shape, a bare number too. */
function behindLabels(text: string): FoundReference[] {
  const found: FoundReference[] = []
  for (const label of text.matchAll(LABEL)) {
    if (label[1] !== undefined) continue // "Your ref:" is the requester's
    const from = label.index + label[0].length
    const reference = readField(text.slice(from, from + 60).split(/[\n|;,()]/, 1)[0] ?? '')
    if (reference) found.push({ ...reference, start: reference.start + from, end: reference.end + from })
  }
  return found
}

function readField(line: string): FoundReference | null {
  const tokens = tokenise(line)
  const keyword = tokens.findIndex((token) => KEYWORDS.has(token.text.toUpperCase()))
  const announced = keyword < 0 ? null : announcedBy(line, tokens, keyword)
  if (announced) return announced
  const number = tokens.findIndex((token) => token.kind === 'digits')
  // Only codes may stand before the number, never words: "Ref: NUH 23975", not "Reference: your letter of 12 May"
  const words = tokens.slice(0, number).filter((token) => token.kind === 'letters')
  if (number < 0 || words.some((word) => !/^(?:[A-Z]{1,6}|rf)$/.test(word.text))) return null
  if (isDate(line.slice(tokens[number]?.start).trim())) return null
  const start = (tokens[0]?.kind === 'separator' ? tokens[1] : tokens[0])?.start ?? 0
  const reference = referenceAt(line, start, tokens[lastOfNumber(tokens, number)]?.end ?? 0)
  return reference && reference.printed.replace(/\D/g, '').length >= 2 ? reference : null
}

/**
 * References printed in running text, in order: behind a label, or announced by a word such as FOI, EIR, RFI or IR.
 * The printed form leaves out labels and initials that stand apart ("Our ref: MB/SS FOI 4216" → `FOI 4216`).
 */
export function findCaseReferences(text: string): FoundReference[] {
  const tokens = tokenise(text)
  const found = behindLabels(text)
  const byStart = new Set(found.map((reference) => reference.end))
  tokens.forEach((token, index) => {
    if (!/^(?:[A-Z]{2,4}|FoI|Foi|foi|rfi|eir)$/.test(token.text) || !KEYWORDS.has(token.text.toUpperCase())) return
    const reference = announcedBy(text, tokens, index) ?? before(text, tokens, index)
    if (!reference || byStart.has(reference.end)) return
    byStart.add(reference.end)
    found.push(reference)
  })
  return found.sort((a, b) => a.start - b.start)
}

/**
 * The reference in a title, a link's text, a file name or a slug, where codes also stand without a keyword
 * (`HWHCT-042`, `206-2122 Staffing`, `1042 Response letter.docx`).
 * @returns null where there is none, or only a date or a year
 */
export function findCaseReferenceInName(name: string): CaseReference | null {
  const text = name.replace(/\.[A-Za-z]{2,5}$/, '')
  const [announced] = findCaseReferences(text)
  if (announced) return { printed: announced.printed, canonical: announced.canonical, kind: announced.kind }
  const tokens = tokenise(text)
  const [first, second] = tokens
  if (first === undefined || /^[QH][1-4]\b/.test(text)) return null // a quarter, a half-year
  const register = /^(?:[A-Z]{1,6}|[a-z]{2,6})$/.test(first.text) && /^[-_ ]{1,2}$/.test(second?.text ?? '')
  const glued = /^(?:rf|[A-Z]{1,2})$/.test(first.text) && second?.kind === 'digits'
  const at = first.kind === 'digits' ? 0 : register ? 2 : glued ? 1 : -1
  const number = tokens[at]
  if (number?.kind !== 'digits' || (register && /^[a-z]+$/.test(first.text) && second?.text === ' ')) return null
  const end = tokens[lastOfNumber(tokens, at)]?.end ?? number.end
  const body = text.slice(number.start, end)
  if (
    body.replace(/\D/g, '').length < 3 ||
    isYear(body) ||
    isDate(body) ||
    /^20\d{6}$/.test(body) ||
    isFinancialYear(body)
  )
    return null
  return canonicaliseCaseReference(text.slice(first.start, end))
}
