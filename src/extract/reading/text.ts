/** Small readings of plain text that every part of the extractor shares. All take time linear in the text. */
import type { Span } from '../../domain.ts'

/** Most words are even already. */
const UNEVEN = /[^\S ]| {2}|^ | $/

/** The words of a text with white space folded, and hyphenation at a line's end joined ("re-\nuse" → "re-use"). */
export function foldWhiteSpace(text: string): string {
  if (!UNEVEN.test(text)) return text
  return text
    .replace(/(\p{L})-[^\S\n]?\n[^\S\n]?(?=\p{Ll})/gu, '$1-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A phrase from inside a sentence as a name: its first letter in upper case. */
export function sentenceCase(phrase: string): string {
  const folded = foldWhiteSpace(phrase)
  return folded.charAt(0).toUpperCase() + folded.slice(1)
}

/** Narrows a span so that it neither begins nor ends with white space. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return { start, end }
}

function isSpace(text: string, index: number): boolean {
  return text.charAt(index).trim() === ''
}

/** Lower-case words and numbers of a text. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** How much two texts share, from 0 to 1: twice the common words over all words, each word counted as often as it stands. */
export function overlap(one: string, other: string): number {
  const words = wordsOf(one)
  const others = wordsOf(other)
  if (words.length + others.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of others) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    common++
  }
  return (2 * common) / (words.length + others.length)
}

/** Words behind which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|eg|ie|etc|approx|no|nos|mr|mrs|ms|dr|prof|st|ltd|plc|inc|co|vs|ref|tel|para|reg|art|s|ss|c|ca|p\.a|incl|excl|max|min|dept)|\b\p{Lu})\.$/iu

/** "a). 2012/13 b). 2013/14": a letter that parts a sentence does not end it. */
const LETTERED = /(?:^|\s)\(?[a-z]\)$/

/** Words that open a sentence even behind an abbreviation: "… by Canon Ltd. The contract …". */
const OPENS_SENTENCE = /^\s{1,3}(?:The|This|These|It|We|They|There|Both|Our)\s/

/**
 * The sentences of a stretch of text, as spans into the whole text. A line break does not end a sentence; a full stop
 * before a lower-case letter or behind an abbreviation does not either.
 */
export function sentencesOf(text: string, span: Span): Span[] {
  const sentences: Span[] = []
  let start = span.start
  for (let index = span.start; index < span.end; index++) {
    const mark = text.charAt(index)
    if (mark !== '.' && mark !== '?' && mark !== '!') continue
    let end = index + 1
    while (end < span.end && /[.?!)\]"”’']/.test(text.charAt(end))) end++
    if (end < span.end && !isSpace(text, end)) continue
    const abbreviates =
      mark === '.' &&
      (LETTERED.test(text.slice(Math.max(start, index - 4), index)) ||
        ABBREVIATION.test(text.slice(Math.max(start, index - 8), index + 1)))
    if (abbreviates && !endsLine(text, end) && !OPENS_SENTENCE.test(text.slice(end, end + 12))) continue
    const next = trimSpan(text, { start: end, end: span.end }).start
    if (mark === '.' && /\p{Ll}/u.test(text.charAt(next)) && !/\p{L}{4}\.$/u.test(text.slice(index - 4, index + 1)))
      continue
    sentences.push(trimSpan(text, { start, end }))
    start = next
    index = next - 1
  }
  const rest = trimSpan(text, { start, end: span.end })
  if (rest.end > rest.start) sentences.push(rest)
  return sentences
}

function endsLine(text: string, index: number): boolean {
  return text.startsWith('\n\n', index)
}
