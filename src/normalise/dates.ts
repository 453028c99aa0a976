/**
 * Dates as NHS bodies print them: day first, weekday and ordinal forms, two-digit years, months and financial years.
 * Month-first is accepted only where the month is spelled ("March 1, 2018"). Pure: nothing is taken from today's date.
 *
 * An own reader rather than chrono-node, which takes "FOI 12/2024" for a date and "1 May" for one of next year.
 */
import type { Day, PartialDate, Span } from '../domain.ts'

export interface FoundDate extends Span {
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or `--MM-DD` where the year is not stated. */
  date: string
  precision: 'day' | 'month' | 'year' | 'day_without_year'
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const YEAR = "((?:19|20)\\d{2}|['’]?\\d{2})"
const GAP = '[\\s\\u00a0]{1,3}'
const ORDINAL = '(?:[\\s\\u00a0]?(?:st|nd|rd|th))?'

/** Every way to print a date, most exact first. No two quantifiers meet over the same characters, so time is linear. */
const FORMS: { pattern: RegExp; read: (groups: string[]) => string | null }[] = [
  {
    // 12 February 2026 · 12th Feb 26 · 12-Feb-2026 · 1st of May 2020
    pattern: new RegExp(
      `(?<![\\d/.])(\\d{1,2})${ORDINAL}(?:${GAP}of)?(?:${GAP}|[-–/.])${MONTH}(?:${GAP}|,${GAP}?|[-–/.])${YEAR}(?![\\d])`,
      'gi',
    ),
    read: ([d, m, y]) => day(y, monthNumber(m), d),
  },
  {
    // March 1, 2018 · October 2nd 2023
    pattern: new RegExp(`\\b${MONTH}${GAP}(\\d{1,2})${ORDINAL},?${GAP}((?:19|20)\\d{2})(?!\\d)`, 'gi'),
    read: ([m, d, y]) => day(y, monthNumber(m), d),
  },
  {
    // 2020-01-28 (ISO, also with a time behind it)
    pattern: /(?<![\d/.-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?=T\d|[^\d-]|$)/g,
    read: ([y, m, d]) => day(y, Number(m), d),
  },
  {
    // 28/01/2020 · 28.01.20 · 28-1-2020
    pattern: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d]|[/.-]\d)/g,
    read: ([d, , m, y]) => day(y, Number(m), d),
  },
  {
    // February 2026 · Feb-26 · Feb '26 (never "may 20")
    pattern: new RegExp(
      `\\b${MONTH}(?:(?:${GAP}|,${GAP}|[-–/])((?:19|20)\\d{2})|(?:[-–/]|${GAP}['’])(\\d{2}))(?![\\d/])`,
      'gi',
    ),
    read: ([m, long, short]) => {
      const year = fullYear(long ?? short)
      return year === null ? null : `${year}-${two(monthNumber(m))}`
    },
  },
  {
    // 28 January, the year left out
    pattern: new RegExp(`(?<![\\d/.])(\\d{1,2})${ORDINAL}(?:${GAP}of)?${GAP}${MONTH}(?![a-z\\d])`, 'gi'),
    read: ([d, m]) => (isDay(2024, monthNumber(m), Number(d)) ? `--${two(monthNumber(m))}-${two(Number(d))}` : null),
  },
]

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

/** Two digits are 20YY up to 60, 19YY beyond: no disclosure log is older than the Act. */
function fullYear(printed: string | undefined): number | null {
  const digits = (printed ?? '').replace(/\D/g, '')
  if (digits.length === 4) return Number(digits)
  if (digits.length !== 2) return null
  return Number(digits) <= 60 ? 2000 + Number(digits) : 1900 + Number(digits)
}

function isDay(year: number, month: number, dayOfMonth: number): boolean {
  if (month < 1 || month > 12 || dayOfMonth < 1) return false
  return dayOfMonth <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function day(year: string | undefined, month: number, dayOfMonth: string | undefined): Day | null {
  const y = fullYear(year)
  const d = Number(dayOfMonth)
  return y !== null && isDay(y, month, d) ? `${y}-${two(month)}-${two(d)}` : null
}

function precisionOf(date: string): FoundDate['precision'] {
  if (date.startsWith('--')) return 'day_without_year'
  return date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year'
}

/**
 * All dates printed in a text, in order, without overlap. Bare years and financial years are not among them
 * (see `parsePartialDate`), since in running text they are mostly not dates.
 */
export function findDates(text: string): FoundDate[] {
  const read: { date: FoundDate; form: number }[] = []
  FORMS.forEach(({ pattern, read: readGroups }, form) => {
    for (const match of text.matchAll(pattern)) {
      const date = readGroups(match.slice(1) as string[])
      if (date === null) continue
      const start = match.index
      read.push({ form, date: { start, end: start + match[0].length, date, precision: precisionOf(date) } })
    }
  })
  return withoutOverlap(read)
}

/** Of dates that overlap, the one in the more exact form. Each is compared only with those kept just before it. */
function withoutOverlap(read: { date: FoundDate; form: number }[]): FoundDate[] {
  const kept: { date: FoundDate; form: number }[] = []
  for (const next of read.sort((a, b) => a.date.start - b.date.start || a.form - b.form)) {
    let last = kept.at(-1)
    while (last && last.date.end > next.date.start && next.form < last.form) {
      kept.pop()
      last = kept.at(-1)
    }
    if (!last || last.date.end <= next.date.start) kept.push(next)
  }
  return kept.map(({ date }) => date)
}

/**
 * The first date in a short text to whatever precision is stated: a day, a month ("February 2026" → `2026-02`), or a
 * year ("2023" → `2023`, "Q3 2023/24" and "FY 2023-24" → `2023`). Null where there is none.
 */
export function parsePartialDate(text: string): PartialDate | null {
  const stated = findDates(text).find((found) => found.precision !== 'day_without_year')
  if (stated) return stated.date
  const year = /(?<![\d/.£-])(20\d{2}|19\d{2})(?:\s?[/–-]\s?(?:20)?\d{2})?(?![\d/.])/.exec(text)
  return year?.[1] ?? null
}

/** Fills in the year of `--MM-DD` so that the day falls on, or last before, the day given. */
export function completeYear(dayWithoutYear: string, notAfter: Day): Day | null {
  const [month, dayOfMonth] = [Number(dayWithoutYear.slice(2, 4)), Number(dayWithoutYear.slice(5, 7))]
  for (let year = Number(notAfter.slice(0, 4)); year > Number(notAfter.slice(0, 4)) - 5; year--) {
    if (!isDay(year, month, dayOfMonth)) continue
    const date = `${year}-${two(month)}-${two(dayOfMonth)}`
    if (date <= notAfter) return date
  }
  return null
}
