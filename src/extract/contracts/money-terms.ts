/** What the words around a sum say of it: with or without VAT, an average, for several contracts at once. */
import type { Contract, Span } from '../../domain.ts'

export type MoneyTerms = Pick<Contract, 'vat' | 'shared' | 'averaged'>

/** A remark on a sum stands in its sentence; further away it is about something else. */
const NEAR = 120

const VAT_EXCLUDED =
  /\b(?:exc?(?:l(?:uding|usive(?: of)?|udes)?)?\.?|plus|net of|before|without|not including|does not include|exempt from|nett?\.? of) ?(?:of )?v\.?a\.?t\b|\+ ?vat\b|\bvat (?:is |are )?(?:not included|excluded|exempt|exclusive)\b|\bex-vat\b/i
const VAT_INCLUDED =
  /\b(?:inc(?:l(?:uding|usive(?: of)?|udes|uded)?)?\.?|with|gross of) ?(?:of )?v\.?a\.?t\b|\bvat (?:is |are )?(?:included|inclusive)\b/i
const AVERAGED = /\b(?:on )?average[sd]?\b|\baveraging\b|\bmean (?:annual|cost|spend|value)\b/i
const SHARED =
  /\b(?:for|across|covers?|covering|between|of) (?:all|both|the (?:two|three|four|whole|entire))\b|\b(?:combined|joint(?:ly)?|shared|pooled|split) (?:cost|value|spend|total|budget|contract|with|between|across|by|among)\b|\bcost is shared\b|\b(?:includes|included in|part of) (?:the )?(?:other|all)\b/i

/** What is said of the sum at `money` in some words. */
export function moneyTerms(words: string, money: Span): MoneyTerms {
  const before = words.slice(Math.max(0, money.start - NEAR), money.start)
  const after = words.slice(money.end, money.end + NEAR)
  const sentence = `${before.split(/[.;\n]\s/).at(-1) ?? ''} ${after.split(/[.;\n]\s/)[0] ?? ''}`
  // "All figures exclude VAT." is said of every sum
  const around = `${sentence} ${after}`
  const vat = VAT_EXCLUDED.test(around) ? 'excluded' : VAT_INCLUDED.test(around) ? 'included' : null
  return { vat, shared: SHARED.test(sentence), averaged: AVERAGED.test(sentence) }
}
