import type { Database } from 'better-sqlite3'

/**
 * The name of the SQL function that gives what `uncitedText` does, for migrations that write the index anew; its last argument
 * is a JSON array of `Citation`s.
 */
const UNCITED_TEXT = 'uncited_text'

/**
 * The span of the document (UTF-16 code units) from which a question or an answer was read, and its text; null where that is
 * what the span says.
 */
export type Citation = readonly [start: number, end: number, text: string | null]

/** Stands for what was left out, so that no phrase reaches across; a word of no language, see `facets.ts`. */
const GAP = ' \ue000 '

/** White space, and the bars that an answer has between a table's cells. */
const BETWEEN_WORDS = /[\s|]+/g
const WITHIN_A_WORD = /[\p{L}\p{N}\p{M}]{2}/u

/** Whether a stretch begins or ends within a word. */
function cutsWords(text: string, start: number, end: number): boolean {
  const isWithin = (at: number) => at > 0 && WITHIN_A_WORD.test(text.slice(at - 1, at + 1))
  return isWithin(start) || isWithin(end)
}

function folded(text: string): string {
  return text.replace(BETWEEN_WORDS, ' ').trim()
}

/** The passage with a gap where it says the text, whole words only; null where it says other words. */
function without(text: string, passage: string): string | null {
  const start = passage.indexOf(text)
  if (start < 0) return null
  const end = start + text.length
  return cutsWords(passage, start, end) ? null : passage.slice(0, start) + GAP + passage.slice(end)
}

/** What a passage says beside the text, such as a question's number; null where it does not say the text. */
function restOf(passage: string, text: string): string | null {
  return without(text, passage) ?? without(folded(text), folded(passage))
}

/**
 * The words of a document that stand in none of the questions and answers that were read from it, and a gap for each of
 * those. What is not word for word what its span says, since a person corrected it or it was put together, stays.
 * @param end where the reading text ends
 */
export function uncitedText(document: string, end: number, citations: readonly Citation[]): string {
  let text = ''
  let at = 0
  for (const [from, to, cited] of citations.toSorted(([one], [other]) => one - other)) {
    if (from < at || to > end || cutsWords(document, from, to)) continue
    const rest = cited === null ? GAP : restOf(document.slice(from, to), cited)
    if (rest === null) continue
    text += document.slice(at, from) + rest
    at = to
  }
  return text + document.slice(at, end)
}

export function defineUncitedText(client: Database): void {
  client.function(UNCITED_TEXT, { deterministic: true }, (document: unknown, end: unknown, citations: unknown) =>
    uncitedText(String(document), Number(end), JSON.parse(String(citations)) as Citation[]),
  )
}
