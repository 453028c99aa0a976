/** Reads what an answer or a cell states of the field that was asked for. */
import type { ContractField, Span } from '../../domain.ts'
import { type FoundDate, findDates, parsePartialDate } from '../../normalise/dates.ts'
import { foldWhiteSpace, trimSpan } from '../reading/text.ts'
import { findExtension, findToldExtension } from './extension.ts'
import type { Asked } from './fields.ts'
import { type MoneyTerms, moneyTerms } from './money-terms.ts'
import { findOfficer } from './officer.ts'
import { findCount, findMoney, isNotApplicable, type Money } from './values.ts'

/** A value of one field, at offsets into the words it was read from. */
export interface FieldValue extends Span {
  field: ContractField
  value: string | number
  /** Only of money: what its words say of it. */
  money?: MoneyReading
}

export type MoneyReading = MoneyTerms & { currency: string; approximate: boolean }

/** The value of a field of money, with what is said of it. */
export function moneyValue(field: 'annualSpend' | 'totalValue', found: Money, words: string): FieldValue {
  const { start, end, amount, currency, approximate } = found
  return { field, value: amount, start, end, money: { currency, approximate, ...moneyTerms(words, found) } }
}

/** The values that some words state for what was asked; none where they can't be read for it. */
export function readValues(asked: Asked, words: string): FieldValue[] {
  if (asked === 'annualSpend' || asked === 'totalValue') return readMoney(asked, words)
  if (asked === 'other' || isNotApplicable(words)) return []
  if (asked === 'licences') return readCount(words)
  if (asked === 'startDate' || asked === 'expiryDate') return [...readDate(asked, words), ...toldExtension(words)]
  if (asked === 'term') return [...readTerm(words), ...toldExtension(words)]
  if (asked === 'duration') return [...readDuration(words), ...toldExtension(words)]
  if (asked === 'extension') return extensionAt(words, findExtension(words))
  if (asked === 'contractOfficer') return readOfficer(words)
  if (asked === 'framework') return readFramework(words)
  return readWords(asked, words)
}

function valueAt(field: ContractField, words: string, span: Span): FieldValue[] {
  const { start, end } = trimSpan(words, span)
  if (end <= start) return []
  return [{ field, value: foldWhiteSpace(words.slice(start, end)), start, end }]
}

function readMoney(asked: 'annualSpend' | 'totalValue', words: string): FieldValue[] {
  const money = findMoney(words, true)
  if (!money) return []
  const field = money.per === 'term' ? 'totalValue' : money.per === 'year' ? 'annualSpend' : asked
  return [moneyValue(field, money, words)]
}

function readCount(words: string): FieldValue[] {
  const found = findCount(words)
  if (!found) return []
  const { start, end, count } = found
  return [{ field: 'licences', value: count, start, end }]
}

function extensionAt(words: string, span: Span | null): FieldValue[] {
  return span ? valueAt('extension', words, span) : []
}

/** What the words tell of an extension beside what was asked. */
export function toldExtension(words: string): FieldValue[] {
  return extensionAt(words, findToldExtension(words))
}

/** The length as printed, without what it may be extended by. */
function readDuration(words: string): FieldValue[] {
  const told = findToldExtension(words)
  const cut = told ? /,?\s?\(?(?:\bwith\b|\bplus\b|\bextend|\bmay\b|\bcan\b|\boption)/i.exec(words)?.index : undefined
  return cut ? readWords('duration', words.slice(0, cut)) : readWords('duration', words)
}

const DURATION =
  /\b(?:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:years?|months?)|rolling(?: annual| monthly| contract)?|perpetual(?: licen[cs]e)?|month to month|annual rolling)\b/gi
const EXTENDS = /\b(?:extend\w*|extension|options?|further)\b/i

/** The dates of a term; what it may be extended to is none. */
export function datesIn(words: string): FoundDate[] {
  return findDates(words).filter(
    (date) =>
      date.precision !== 'day_without_year' && !MAY_EXTEND.test(words.slice(Math.max(0, date.start - 80), date.start)),
  )
}

const MAY_EXTEND = /\b(?:options?|may be extended|extendable|to extend|extensions?)\b[^.;]{0,60}$/i

/** An end that was put off is the later one: "was due to end on … It has been extended to …". */
function readDate(field: 'startDate' | 'expiryDate', words: string): FieldValue[] {
  const dates = datesIn(words)
  const date = /\bextended to\b/i.test(words) ? dates.at(-1) : dates[0]
  if (date) return [dateValue(field, date)]
  const duration = durationsIn(words).slice(0, 1)
  if (duration.length > 0) return duration
  const year = words.length > 40 ? null : parsePartialDate(words)
  return year === null
    ? []
    : valueAt(field, words, { start: 0, end: words.length }).map((found) => ({ ...found, value: year }))
}

function dateValue(field: 'startDate' | 'expiryDate', date: FoundDate): FieldValue {
  return { field, value: date.date, start: date.start, end: date.end }
}

/** The lengths of time that are a term's; what it may be extended by is none. */
export function durationsIn(words: string): FieldValue[] {
  return [...words.matchAll(DURATION)].flatMap((match) => {
    if (EXTENDS.test(words.slice(0, match.index))) return []
    return valueAt('duration', words, { start: match.index, end: match.index + match[0].length })
  })
}

/** "1 July 2022 to 30 June 2027", "It began on … and will end on …", "3 years from April 2022". */
function readTerm(words: string): FieldValue[] {
  const dates = datesIn(words)
  const [first, second] = dates
  if (!first) return durationsIn(words).slice(0, 1)
  const endsOnly =
    dates.length === 1 && /\b(?:ends?|expires?|until|to|finish(?:es)?)\b[^.]{0,20}$/i.test(words.slice(0, first.start))
  const last = /\bextended to\b/i.test(words) ? dates.at(-1) : second
  const values = [dateValue(endsOnly ? 'expiryDate' : 'startDate', first), ...durationsIn(words).slice(0, 1)]
  return last ? [...values, dateValue('expiryDate', last)] : values
}

function readOfficer(words: string): FieldValue[] {
  const officer = findOfficer(words)
  return officer ? valueAt('contractOfficer', words, officer) : []
}

const NO_FRAMEWORK =
  /^(?:no\b|none|n\/?a|direct (?:award|contract)|quotations?|single (?:tender|quote)|waiver|open tender|tender)/i

function readFramework(words: string): FieldValue[] {
  if (NO_FRAMEWORK.test(words.trim())) return []
  const lead =
    /^(?:yes[,.:;–-]?\s{1,2})?(?:(?:it was |procured |awarded )?(?:via|through|under|from)\s)?(?:the\s)?/i.exec(words)
  const start = lead?.[0].length ?? 0
  const stop = /,\s(?:further|mini|direct)\b|[.;]\s{0,2}$/i.exec(words)?.index ?? words.length
  return valueAt('framework', words, { start, end: Math.max(start, stop) })
}

function readWords(field: ContractField, words: string): FieldValue[] {
  if (field === 'supplier' && /^nil\b/i.test(words)) return []
  return valueAt(field, words, { start: 0, end: words.replace(/[.;,\s]{1,8}$/, '').length })
}
