/**
 * Whether a sentence asks or answers, by its first words and its marks. No grammar: requests open with a question word, an
 * imperative or a noun phrase ("The number of …"); replies speak of "the Trust", of "we", or are a bare value.
 */
import { findDates } from '../../normalise/dates.ts'

const ASKING_WORD =
  /^(?:and |also,? |so,? |if so,? |if (?:yes|not|there is no document|possible),? |\(?include )*(?:who|whom|whose|what|when|where|which|why|how|whether|with whom|for whom|from whom|at what|in what|on which|by whom|to which|do|does|did|is|are|was|were|has|have|had|can|could|may i|might|will|would|should)\b/i
const ASKING_IMPERATIVE =
  /^(?:and |also,? |if .{1,60}?, ?)?(?:please|kindly|i (?:would|am|request|wish)|we (?:would (?:like|request|appreciate|prefer|be grateful)|request|wish)\b|provide|supply|confirm (?:whether|if|the)|state|list (?:of|all|the|any)|give|describe|specify|include|tell|send|detail)\b/i
const ANSWERING_PLEASE = /^please (?:see|find|refer|note|be aware|accept|remember|contact|visit|be advised)\b/i
const ASKING_NOUN =
  /^(?:a|an|the|all|any|full|total|current|primary|your|our|number|numbers|name|names|details?|copy|copies|cost|value|amount|date|dates|start|end|expiry|renewal|contract|supplier|job|brand|description|duration|framework|procurement|spend|annual|length|location|list|breakdown)\b/i

const ANSWERING_START =
  /^(?:yes|no|none|nil|zero|n\/?a|not |see |as (?:above|per|stated|in|at)|same |ditto|we |our |the (?:trust|service|health board|board|council|force|authority|organisation|icb|ccg|information|figures?|data|details|following|answer|brand|names?|ratings?) (?:[a-z’']+ ){0,6}?(?:is|are|has|have|had|does|do|did|was|were|can|cannot|will|would|considers?|holds?|neither|believes?|provides?|uses?|employs?|relies)\b|this (?:is|information|request|was|has|will|data)|these (?:are|figures)|it (?:is|was|has|began|started|will)|there (?:is|are|was|were|has|have)|it’s|approx|circa|withheld|exempt|refused|redacted|unfortunately|having|following|currently|in-house|vacant|i can|i am (?:able|unable|sorry)|for the response|with regards? to|in respect of|under (?:section|the)|section \d|all (?:staff|clinical|information|trust)|payments?)\b/i
const ANSWERING_ANYWHERE =
  /\b(?:neither confirms?|do(?:es)? not (?:hold|have|record|employ)|is not held|are not held|not recorded|is exempt|are exempt|withheld|we (?:do|can|have|hold|are|believe|consider)|the trust (?:do|does|has|have|is|can|neither|considers|believes|holds|will|also)|see attached|(?:see|find) (?:the )?(?:attached|enclosed|below)|please refer)\b/i
const VALUE_ONLY =
  /^(?:approx(?:imately)?\.?|circa|c\.|about|around|some)?\s?[£€$]?\s?\d[\d,. ]*(?:k|m|bn|%|gbp|million)?\b.{0,24}$/i

/** Whether a sentence or label asks for something. */
export function asks(sentence: string): boolean {
  const words = sentence.slice(0, 400).trim()
  if (ANSWERING_PLEASE.test(words)) return false
  return sentence.includes('?') || ASKING_WORD.test(words) || ASKING_IMPERATIVE.test(words)
}

/** Whether a sentence speaks as a reply does, or is nothing but a value. */
export function answers(sentence: string): boolean {
  const words = sentence.slice(0, 400).trim()
  if (ANSWERING_PLEASE.test(words)) return true
  if (asks(words)) return false
  return ANSWERING_START.test(words) || VALUE_ONLY.test(words) || isDateOnly(words) || ANSWERING_ANYWHERE.test(words)
}

/** Whether a sentence is nothing but a date or a period. */
function isDateOnly(words: string): boolean {
  const [first] = findDates(words.slice(0, 60))
  // "31 July 2024, with the option to extend": a date with a remark behind it
  if (first?.precision === 'day' && first.start <= 3 && /^\s?[,(]/.test(words.slice(first.end))) return true
  if (words.length > 60) return false
  return first !== undefined && first.start <= 5 && words.replace(/[^\p{L}]/gu, '').length <= 24
}

/**
 * Whether a sentence can only carry on a question before it: a list of periods, a definition, a clause that begins in
 * lower case, what the requester would like besides.
 */
export function carriesOnQuestion(sentence: string, soFar: string): boolean {
  const words = sentence.slice(0, 400).trim()
  if (asks(words)) return true
  if (
    /^(?:definition|e\.g|for example|i\.e|note:|such as|including|these could|for the (?:following|period|years?)|broken down|split by|by (?:month|year)|\(?only applies)\b/i.test(
      words,
    )
  )
    return true
  if (/^\p{Ll}/u.test(words) && !/[.?!]["”’)]?$/.test(soFar) && !answers(words)) return true
  return isPeriod(words)
}

function isPeriod(words: string): boolean {
  const dates = findDates(words.slice(0, 80))
  return dates.length > 0 && (dates[0]?.start ?? 9) <= 2 && /\bto\b/i.test(words) && /(?:;|data\.?|\d\.?)$/.test(words)
}

/** From -1 (answers) to 1 (asks): how much the opening of a list item is a question. */
export function askingScore(text: string): number {
  if (text === '') return 0.5
  const start = text.slice(0, 200)
  if (asks(start)) return 1
  if (answers(start)) return -1
  return ASKING_NOUN.test(start) ? 0.5 : 0
}
