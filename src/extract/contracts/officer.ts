/** The job title in an answer about the responsible officer. Names, addresses and numbers are never taken. */
import type { Span } from '../../domain.ts'
import { sentencesOf, trimSpan } from '../reading/text.ts'

const OFFICER_WORD =
  /\b(?:head|manager|director|officer|lead|leader|chief|administrator|engineer|coordinator|co-ordinator|team|vacant|analyst|executive|controller|buyer|specialist)\b/i
const REFUSED = /\b(?:withheld|exempt|section|not (?:released|disclosed))\b/i
const CONTACT = /[^\s@]{1,60}@[^\s@]{1,60}|\b0\d{2,4}[\s\d]{6,12}\d\b/
/** What stands before the title: "The contract is managed by the …". */
const LEAD = /^.{0,80}\b(?:managed by|is|responsibility of|held by|contact)\s{1,2}/i
const ARTICLE = /^(?:the |a |our |trust[’']s )+/i
/** What a title ends before: a bracket, a dash, an address, the sentence's end. */
const ENDS = [/\s{0,2}[(|;]/, /\s{1,2}[–—-]\s/, /,\s?(?=[^\s,]{1,60}@)/, /[.:]\s{0,2}$/]
const LONGEST_TITLE = 90

/** The title as a span of the answer; null where no sentence gives one. */
export function findOfficer(text: string): Span | null {
  for (const sentence of sentencesOf(text, { start: 0, end: text.length })) {
    const words = text.slice(sentence.start, sentence.end)
    const title = OFFICER_WORD.exec(words)
    if (!title || REFUSED.test(words.slice(0, title.index))) continue
    const from = startOf(words, title.index)
    const span = trimSpan(text, { start: sentence.start + from, end: sentence.start + endOf(words, title.index) })
    const printed = text.slice(span.start, span.end)
    if (printed.length > 0 && printed.length <= LONGEST_TITLE && !/@/.test(printed)) return withoutNumber(text, span)
  }
  return null
}

function startOf(words: string, title: number): number {
  const lead = LEAD.exec(words.slice(0, title))?.[0].length ?? 0
  return lead + (ARTICLE.exec(words.slice(lead, title))?.[0].length ?? 0)
}

function endOf(words: string, title: number): number {
  const behind = words.slice(title)
  return ENDS.reduce((end, mark) => Math.min(end, title + (mark.exec(behind)?.index ?? behind.length)), words.length)
}

/** A telephone number behind the title is left out with the comma before it. */
function withoutNumber(text: string, span: Span): Span | null {
  const contact = CONTACT.exec(text.slice(span.start, span.end))
  const end = contact ? span.start + contact.index : span.end
  const kept = text.slice(span.start, end).replace(/[\s,]{1,4}$/, '')
  return kept === '' ? null : { start: span.start, end: span.start + kept.length }
}
