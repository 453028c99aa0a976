/** What sentences state of a contract, for the fields that were asked and for what they tell besides. */

import type { Asked } from './fields.ts'
import { makeOf } from './makes.ts'
import { termInProse } from './prose-term.ts'
import { durationsIn, type FieldValue, moneyValue, readValues, toldExtension } from './read-value.ts'
import { findMoney, isNotApplicable } from './values.ts'

const DATES: Asked[] = ['startDate', 'expiryDate', 'term']

/** The values in an answer to a question that asks for some fields. */
export function readProse(asked: Asked[], words: string): FieldValue[] {
  const { told, bare } = termInProse(words)
  const values = [...told, ...explained(bare, asked, words), ...readMoney(asked, words)]
  if (values.length > 0 || asked.some((field) => DATES.includes(field))) values.push(...lengthOfTerm(words))
  return values.concat(
    toldExtension(words),
    asked.flatMap((field) => readOther(field, words)),
  )
}

/** "for seven years", "over ten years", "a rolling annual arrangement": the length, where the words say that it is one. */
function lengthOfTerm(words: string): FieldValue[] {
  const told = durationsIn(words).filter(
    ({ start }) => start === 0 || /\b(?:for|over|is|a)\s{1,2}$/i.test(words.slice(0, start)),
  )
  return told.slice(0, 1)
}

/** A date that stands alone answers the date that was asked for; a period answers both. */
function explained(bare: FieldValue[], asked: Asked[], words: string): FieldValue[] {
  const [first] = bare
  const date = asked.find((field) => DATES.includes(field))
  if (!first || date === undefined) return []
  if (bare.length > 1) return readValues('term', words).filter((value) => value.field !== 'duration')
  const both = asked.includes('startDate') && asked.includes('expiryDate')
  if (date === 'term' || both) return readValues('term', words).filter((value) => value.field !== 'duration')
  return [{ ...first, field: asked.includes('expiryDate') ? 'expiryDate' : 'startDate' }]
}

function readOther(field: Asked, words: string): FieldValue[] {
  if (field === 'extension' || field === 'licences' || field === 'contractOfficer' || field === 'framework')
    return readValues(field, words)
  if (field === 'description' && words.length <= 200) return readValues(field, words)
  if (field === 'duration') return readLength(words)
  if ((field === 'brand' || field === 'product') && isBareName(words))
    return [...readValues(field, words), ...(field === 'brand' ? readMake(words) : [])]
  if (field === 'brand' || field === 'product')
    return [...readProduct(words), ...(field === 'brand' ? readMake(words) : [])]
  return []
}

/** A length of time wherever it stands in the words; other words only where they are nothing but the answer. */
function readLength(words: string): FieldValue[] {
  const told = durationsIn(words).slice(0, 1)
  return told.length > 0 || words.length > LONGEST_LENGTH ? told : readValues('duration', words)
}

const LONGEST_LENGTH = 30

/** "CareVista" or "Palo Alto": words in capitals, where a name was asked for. */
function isBareName(words: string): boolean {
  return /^\p{Lu}[\p{L}\d&+-]*(?:\s[\p{Lu}\d][\p{L}\d&+-]*){0,3}$/u.test(words.trim()) && !saysNothing(words)
}

function saysNothing(words: string): boolean {
  return isNotApplicable(words) || /^(?:yes|various|see|exempt|withheld|please|unknown)\b/i.test(words.trim())
}

/** "Mitel MiVoice." as a first sentence, or "… provides the EPR, CareFlow": a name in capitals, nothing else. */
function readProduct(words: string): FieldValue[] {
  const behind =
    /^\p{Lu}[^.]{0,60}\bprovides? (?:the |our )?[^.,]{1,40},\s(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){0,3})\s?(?=\.|$)/u.exec(
      words,
    )
  const first = /^(\p{Lu}[\p{L}\d]*(?:\s\p{Lu}[\p{L}\d]*){1,3})\.(?=\s|$)/u.exec(words)
  const name = (behind ?? first)?.[1]
  if (name === undefined) return []
  const start = words.indexOf(name)
  return [{ field: 'product', value: name, start, end: start + name.length }]
}

/** The make where one was asked for and the product's name begins with it. */
function readMake(words: string): FieldValue[] {
  const [product] = readProduct(words)
  const make = product && makeOf(words.slice(product.start, product.end))
  return product && make
    ? [{ field: 'brand', value: make, start: product.start, end: product.start + make.length }]
    : []
}

/** Money counts wherever a sentence prints it with its sign; what it is for is told by its words, else by the question. */
function readMoney(asked: Asked[], words: string): FieldValue[] {
  const wanted = asked.find((field) => field === 'annualSpend' || field === 'totalValue')
  const found = findMoney(words, wanted !== undefined)
  if (!found || (wanted === undefined && found.per === null)) return []
  const field = found.per === 'term' ? 'totalValue' : found.per === 'year' ? 'annualSpend' : (wanted ?? 'annualSpend')
  return [moneyValue(field, found, words)]
}
