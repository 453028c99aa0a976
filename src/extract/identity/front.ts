/** The part of a letter or page in which it says what it is: before the questions, and in its headers and footers. */
import type { Evidence, NormalisedDocument, Span } from '../../domain.ts'

/** A stretch of the letter that may carry its reference and dates. */
export interface Front extends Span {
  document: number
  text: string
}

/** A fact read from a document, with its place. */
export interface Found<Value> {
  value: Value
  evidence: Evidence
}

/**
 * @param from where the response begins in its document
 * @param until where its questions or answers begin
 * @param end where it ends
 */
export function frontsOf(document: NormalisedDocument, from: number, until: number, end: number): Front[] {
  const stretch = (start: number, stop: number): Front => ({
    document: 0,
    start,
    end: stop,
    text: document.text.slice(start, stop),
  })
  const furniture = stretch(document.readingEnd, document.text.length)
  return [stretch(from, until), furniture, stretch(until, end)].filter((front) => front.text.trim() !== '')
}

/** Evidence at offsets relative to a front. */
export function evidenceIn(front: Front, start: number, end: number): Evidence {
  return {
    document: front.document,
    start: front.start + start,
    end: front.start + end,
    quote: front.text.slice(start, end),
  }
}
