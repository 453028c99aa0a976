/** Values as contracts print them: money, counts, and the words that say that there is none. */
import type { Span } from '../../domain.ts'

export interface Money extends Span {
  amount: number
  currency: string
  approximate: boolean
  /** Whether the words around it speak of a year, of the whole term, or of neither. */
  per: 'year' | 'term' | null
}

const MULTIPLIER: Record<string, number> = { k: 1_000, m: 1_000_000, million: 1_000_000, bn: 1_000_000_000 }
const SYMBOLS: Record<string, string> = { '£': 'GBP', GBP: 'GBP', '€': 'EUR', EUR: 'EUR', $: 'USD', USD: 'USD' }
const AMOUNT =
  /(£|€|\$|\bGBP |\bEUR )?\s?(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)\s?(k|m|bn|million)?(?![\d\w])(?:\s?(GBP|EUR))?/gi
const APPROXIMATE = /\b(?:approx(?:imately)?|circa|around|about|c|estimated|roughly|in the region of)\.?\s?$|~\s?$/i
const APPROXIMATE_AFTER = /^\s?\(?(?:approx|approximately|circa|estimate)/i

/** The first amount of money in a short text. A bare number counts only where `bare` says that money was asked for. */
export function findMoney(text: string, bare: boolean): Money | null {
  const nil = /^(?:nil(?: cost)?|free of charge|no cost|zero)\b/i.exec(text.trim())
  if (nil && bare && !/^nil\s?[–-]\s?included/i.test(text.trim().replace(/^nil cost/i, 'cost')))
    return { start: 0, end: nil[0].length, amount: 0, currency: 'GBP', approximate: false, per: null }
  for (const match of text.matchAll(AMOUNT)) {
    const [printed, symbol, digits = '', multiplier, code] = match
    const named = (symbol ?? code)?.trim().toUpperCase()
    if (named === undefined && (!bare || isNoMoney(text, match.index, printed, multiplier))) continue
    const start = match.index + printed.length - printed.trimStart().length
    const amount = Number(digits.replace(/,/g, '')) * (MULTIPLIER[(multiplier ?? '').toLowerCase()] ?? 1)
    const [before, after] = [text.slice(0, start), text.slice(match.index + printed.length)]
    return {
      start,
      end: match.index + printed.trimEnd().length,
      amount: Math.round(amount * 100) / 100,
      currency: SYMBOLS[named ?? '£'] ?? 'GBP',
      approximate: APPROXIMATE.test(before) || APPROXIMATE_AFTER.test(after),
      per: periodOf(before, after),
    }
  }
  return null
}

/** A bare number is no money where it is a year, a date's part or a count of something. */
function isNoMoney(text: string, at: number, printed: string, multiplier: string | undefined): boolean {
  if (multiplier !== undefined) return false
  const after = text.slice(at + printed.length, at + printed.length + 20)
  return (
    !/^\s{0,2}(?:$|ex|inc|plus|\(|per|p\.?a|a year|annual|\.)/i.test(after) ||
    /^(?:19|20)\d{2}$/.test(printed.trim()) ||
    at > 24
  )
}

function periodOf(before: string, after: string): Money['per'] {
  if (/^[^.;]{0,40}\b(?:per annum|p\.?a\.?\b|a year|per year|each year|annually|yearly|for 20\d\d\/)/i.test(after))
    return 'year'
  if (
    /^[^.;]{0,40}\b(?:over|in total|for the (?:term|life))\b/i.test(after) ||
    /\btotal (?:contract )?(?:value|cost)\b[^.]{0,40}$/i.test(before)
  )
    return 'term'
  return /\b(?:annual|yearly|per year|each year)\b[^.]{0,40}$/i.test(before) ? 'year' : null
}

/** A count such as "4,150", "Approximately 2,750" or "2,310 licences"; null where several stand. */
export function findCount(text: string): (Span & { count: number }) | null {
  const counted = /(?<![\w£.,/])(\d{1,3}(?:,\d{3})+|\d{1,7})\s(?:\w{1,12}\s)?(?:licen[cs]es?|users|seats)\b/i.exec(text)
  if (counted?.[1])
    return { start: counted.index, end: counted.index + counted[1].length, count: Number(counted[1].replace(/,/g, '')) }
  const numbers = [...text.matchAll(/(?<![\w£.,/])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\w£.,/])\d{1,7}(?![\w,/]|\.\d)/g)]
  const [only] = numbers
  if (!only || numbers.length > 1) return null
  return { start: only.index, end: only.index + only[0].length, count: Number(only[0].replace(/,/g, '')) }
}

/** Whether a cell or answer says that the question does not apply. */
export function isNotApplicable(text: string): boolean {
  return /^(?:n\/?a|not applicable|none|no|nil|no such .{0,60}|-|–|—|tbc|unknown|not (?:held|known|recorded))\.?$/i.test(
    text.trim(),
  )
}

/** Whether an answer says that there is no such contract. */
export function saysThereIsNone(text: string): boolean {
  return /^(?:there (?:is|are) no\b|no (?:such |current |local )?(?:contract|service|agreement|supplier)|(?:the trust|we) (?:does|do) not have\b)/i.test(
    text.trim(),
  )
}

const POINTER =
  /^(?:(?:same )?as (?:above|per|for|stated)|ditto|same (?:as|person|officer)|see (?:above|q(?:uestion)?)|as \w\))/i

/** Whether a cell or answer points to what another one says. */
export function isPointer(text: string): boolean {
  return POINTER.test(text.trim())
}
