/**
 * Dates as listings anywhere print them: what `src/normalise/dates.ts` reads, and besides months in some other
 * languages, year-first numbers, and month-first numbers where the page itself shows that it prints them so.
 */
import type { PartialDate } from '../../src/domain.ts'
import { findDates } from '../../src/normalise/dates.ts'

export type NumericOrder = 'day_first' | 'month_first'

const ENGLISH = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
/** In the order of the months: French, Spanish, German, Portuguese, Italian, Dutch, Welsh. */
const FOREIGN = [
  'janvier|janv|enero|januar|jänner|janeiro|gennaio|januari|ionawr',
  'février|fevrier|févr|febrero|februar|fevereiro|febbraio|februari|chwefror',
  'mars|marzo|märz|maerz|março|marco|maart|mawrth',
  'avril|avr|abril|aprile|ebrill',
  'mai|mayo|maio|maggio|mei',
  'juin|junio|juni|junho|giugno|mehefin',
  'juillet|juil|julio|juli|julho|luglio|gorffennaf',
  'août|aout|agosto|augustus|awst',
  'septembre|septiembre|setiembre|setembro|settembre|medi',
  'octobre|octubre|oktober|outubro|ottobre|hydref',
  'novembre|noviembre|novembro|tachwedd',
  'décembre|decembre|déc|diciembre|dezember|dezembro|dicembre|december|rhagfyr',
].map((names) => names.split('|'))
const MONTH_OF = new Map(FOREIGN.flatMap((names, index) => names.map((name) => [name, ENGLISH[index] ?? ''] as const)))
const FOREIGN_DATE = new RegExp(
  `(?<!\\p{L})(?:(\\d{1,2})(?:er|º|°|\\.)?\\s{1,2}(?:de\\s|d')?)?(${[...MONTH_OF.keys()].join('|')})\\.?,?\\s{1,2}(?:del?\\s)?((?:19|20)\\d\\d)(?!\\d)`,
  'giu',
)
const YEAR_FIRST = /(?<![\d/.])((?:19|20)\d\d)([/.])(\d{1,2})\2(\d{1,2})(?![\d/.])/g
const NUMERIC = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d]|[/.-]\d)/g

const two = (digits: string) => digits.padStart(2, '0')

/** The text with every date written as `findDates` reads it. */
function plainlyWritten(text: string, order: NumericOrder): string {
  return (
    text
      .replace(
        FOREIGN_DATE,
        (_, day: string | undefined, month: string, year: string) =>
          `${day ?? ''} ${MONTH_OF.get(month.toLowerCase()) ?? month} ${year}`,
      )
      .replace(YEAR_FIRST, (_, year: string, _mark, month: string, day: string) => `${year}-${two(month)}-${two(day)}`)
      .replace(NUMERIC, (whole, first: string, mark: string, second: string, year: string) => {
        const monthFirst = Number(second) > 12 ? true : Number(first) > 12 ? false : order === 'month_first'
        return monthFirst ? `${second}${mark}${first}${mark}${year}` : whole
      })
      // "March 12,2024" and "Sept.12, 2024" lack a space.
      .replace(/(\p{L}\.?\s?\d{1,2}),((?:19|20)\d\d)/gu, '$1, $2')
      .replace(/(\p{L}{3})\.(\d)/gu, '$1. $2')
  )
}

/** All dates of a text, to the precision printed: days and months. A day without its year is `--MM-DD`. */
export function datesIn(text: string, order: NumericOrder): string[] {
  return findDates(plainlyWritten(text, order)).map(({ date }) => date)
}

/** The most exact of the dates of a text, the first among equals; null where there is none. */
export function firstDate(text: string, order: NumericOrder): PartialDate | null {
  const dates = datesIn(text, order).filter((date) => !date.startsWith('--'))
  return dates.find((date) => date.length === 10) ?? dates[0] ?? null
}

/**
 * How a page writes `03/04/2024`: by its own numbers above twelve, else by how it spells dates with words, else by the
 * language and the country that it names. Day first where nothing speaks.
 */
export function numericOrder(text: string, { language, host }: { language: string; host: string }): NumericOrder {
  let [dayFirst, monthFirst] = [0, 0]
  for (const [, first, , second] of text.matchAll(NUMERIC)) {
    if (Number(first) > 12 && Number(second) <= 12) dayFirst++
    if (Number(second) > 12 && Number(first) <= 12) monthFirst++
  }
  if (dayFirst !== monthFirst) return monthFirst > dayFirst ? 'month_first' : 'day_first'
  if (/^en-us$/i.test(language) || /\.(?:gov|mil|us)$/i.test(host)) return 'month_first'
  if (/\.(?:uk|ie|au|nz|in|za|eu|fr|de|es|it)$/i.test(host) || /^en-/i.test(language)) return 'day_first'
  const spelledMonthFirst =
    text.match(
      /\b(?:January|February|March|April|June|July|August|September|October|November|December) \d{1,2}, (?:19|20)\d\d/g,
    )?.length ?? 0
  const spelledDayFirst =
    text.match(
      /\b\d{1,2} (?:January|February|March|April|June|July|August|September|October|November|December) (?:19|20)\d\d/g,
    )?.length ?? 0
  return spelledMonthFirst > spelledDayFirst ? 'month_first' : 'day_first'
}

/** The date in a file's name or an address, where nothing prints one: `2024-03-12`, `20240312`, `12-03-2024`, `03122024`. */
export function dateInName(name: string, order: NumericOrder): PartialDate | null {
  const spaced = name.replace(/[_+]|%20/g, ' ')
  const run = /(?<!\d)((?:19|20)\d\d)[-. ]?(0[1-9]|1[0-2])[-. ]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(spaced)
  const printed = firstDate(spaced, order)
  if (printed?.length === 10) return printed
  if (run) return `${run[1]}-${run[2]}-${run[3]}`
  const glued = /(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)/.exec(spaced)
  const written = glued ? firstDate(`${glued[1]}/${glued[2]}/${glued[3]}`, order) : null
  return written ?? printed
}

const DATE_WORDS =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(?:date|filed|published|posted|released?|issued|decided|updated|on|st|nd|rd|th|of|at|am|pm|gmt|bst|entered|decision)\b/gi

/** Whether a text is a date and, beside words that go with dates, nothing else. */
export function isOnlyDate(text: string, order: NumericOrder): boolean {
  if (text.length > 80 || datesIn(text, order).length === 0) return false
  const foreign = text.replace(FOREIGN_DATE, ' ')
  return !/\p{L}{2}/u.test(foreign.replace(DATE_WORDS, ' '))
}
