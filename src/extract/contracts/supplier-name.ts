/** The supplier that a sentence names: "Elis UK Ltd.", "Equans, under a contract that …", "… is held with Phoenix Software Ltd". */
import type { Span } from '../../domain.ts'
import { sentencesOf, trimSpan } from '../reading/text.ts'

const NAME =
  "\\p{Lu}[\\p{L}\\d&.’'()-]*(?:\\s(?:\\p{Lu}[\\p{L}\\d&.’'()-]*|\\([^)\\n]{1,30}\\)|of|and|&|plc|\\d[\\p{L}\\d]*)){0,7}"
/** A name behind the words that give the work away. */
const BEHIND = new RegExp(
  `\\b(?:held with|provided by|supplied by|supplied through|looked after by|delivered by|carried out by|collected by|awarded to|contract with|contracted to|maintained by|purchased from|bought from|procured from|booked from)\\s(?:the\\s)?(${NAME})`,
  'u',
)
/** A name before the verb: "ID Medical is the master vendor", "Gamma supplies SIP trunks". */
const BEFORE = new RegExp(
  `^(${NAME})\\s(?:is (?:the|our|a|on|under|contracted|currently)|provides?|supplies|supply|holds?|delivers?|maintains?|collects?)\\b`,
  'u',
)
/** An authority speaks of itself by these words; a pronoun is nobody's name. */
const NO_SUPPLIER =
  /^(?:the|this|that|these|it|we|our|there|yes|no|none|n\/?a|not|please|in|all|from|for|as|see|some|trust|service|maintenance|information|withheld|exempt|section|currently|various|approximately|cleaning|unfortunately)\b/i
/** Where a bare name ends: what follows tells of the term or the money. */
const TAIL =
  /\s?;|,\s(?:under|from|until|which|who|since|and|with|on|for|expiring|ending|starting|commencing)\b|\s[–—-]\s|\.\s?$|,?\s(?:from|until|since)\s\d/i
const LONGEST_NAME = 70

/** "Grounds are looked after by Glendale": the work is the service. */
const WORK = new RegExp(
  `^(?:(?:[Tt]he|[Oo]ur) )?(\\p{L}[\\p{L}\\d ,&/-]{2,50}?) (?:is|are) (?:provided|supplied|looked after|maintained|collected|delivered|carried out) by (?:the )?${NAME}`,
  'u',
)

/** The service that a sentence says somebody does; null where none does or it is only "maintenance" of what was asked. */
export function findWork(answer: string): Span | null {
  for (const sentence of sentencesOf(answer, { start: 0, end: answer.length })) {
    const words = answer.slice(sentence.start, sentence.end)
    const name = WORK.exec(words)?.[1]
    if (
      name === undefined ||
      /^(?:it|this|they|these|that|maintenance|support|(?:the )?(?:services?|contracts?))$/i.test(name)
    )
      continue
    const start = sentence.start + words.indexOf(name)
    return { start, end: start + name.length }
  }
  return null
}

/** The supplier's name as a span of the answer; null where no sentence of it names one. */
export function findSupplier(answer: string): Span | null {
  const sentences = sentencesOf(answer, { start: 0, end: answer.length })
  const found = sentences.flatMap((sentence) => namedIn(answer, sentence) ?? [])
  const [first] = sentences
  return found[0] ?? (first && bareName(answer, afterYes(answer, first, sentences[1]))) ?? null
}

/** "Yes. Canon (UK) Ltd.": the name stands in the sentence behind. */
function afterYes(answer: string, first: Span, second: Span | undefined): Span {
  const yes = /^yes\b[\s,.:;–-]{0,4}/i.exec(answer.slice(first.start, first.end))
  if (!yes) return first
  const rest = { start: first.start + yes[0].length, end: first.end }
  return rest.end - rest.start > 2 ? rest : (second ?? rest)
}

function namedIn(answer: string, sentence: Span): Span | null {
  const words = answer.slice(sentence.start, sentence.end)
  const match = BEFORE.exec(words) ?? BEHIND.exec(words)
  const name = match?.[1]
  if (!match || name === undefined || NO_SUPPLIER.test(name)) return null
  const start = sentence.start + match.index + match[0].indexOf(name)
  return withoutFullStop(answer, { start, end: start + name.length })
}

function bareName(answer: string, sentence: Span): Span | null {
  const words = answer.slice(sentence.start, sentence.end)
  if (NO_SUPPLIER.test(words) || !/^\p{Lu}/u.test(words)) return null
  const stop = TAIL.exec(words)?.index ?? words.length
  const span = withoutFullStop(answer, { start: sentence.start, end: sentence.start + stop })
  const name = answer.slice(span.start, span.end)
  const lowerCase = name
    .split(/\s/)
    .filter((word) => /^\p{Ll}/u.test(word) && !/^(?:of|and|the|part|in|t\/a|trading|as|plc)$/.test(word))
  return name.length <= LONGEST_NAME && lowerCase.length === 0 ? span : null
}

/** A full stop that ends the sentence is not the name's; one inside it is ("Elis UK Ltd. from April"). */
function withoutFullStop(answer: string, span: Span): Span {
  const whole = trimSpan(answer, span)
  const small = /\s(?:of|and|&)$/.exec(answer.slice(whole.start, whole.end))
  const trimmed = { ...whole, end: whole.end - (small?.[0].length ?? 0) }
  const ends = answer.slice(trimmed.start, trimmed.end)
  const inSentence = /\b(?:Ltd|Inc|Co)\.$/.test(ends) && /^\s{1,2}(?![\s\p{Lu}]|$)/u.test(answer.slice(trimmed.end))
  return /[.;,]$/.test(ends) && !inSentence ? { ...trimmed, end: trimmed.end - 1 } : trimmed
}
