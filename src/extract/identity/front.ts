/** The part of a letter or page in which it says what it is: before the questions, and in its headers and footers. */
import type { Evidence, NormalisedDocument, Span } from '../../domain.ts'
import { evidenceAt } from '../evidence.ts'

/** A stretch of the letter that may carry its reference and dates. */
export interface Front extends Span {
  document: number
  source: NormalisedDocument
  text: string
}

/** A fact read from a document, with its place. */
export interface Found<Value> {
  value: Value
  evidence: Evidence
}

/** A letter says what it is within its first pages; the bound keeps hostile documents from being searched for dates. */
const LONGEST_FRONT = 20_000

export function frontOf(document: NormalisedDocument, start: number, stop: number): Front {
  const end = Math.min(stop, start + LONGEST_FRONT)
  return { document: 0, source: document, start, end, text: document.text.slice(start, end) }
}

/**
 * @param from where the response begins in its document
 * @param until where its questions or answers begin
 * @param end where it ends
 */
export function frontsOf(document: NormalisedDocument, from: number, until: number, end: number): Front[] {
  const furniture = frontOf(document, document.readingEnd, document.text.length)
  const fronts = [frontOf(document, from, until), furniture, frontOf(document, until, end)]
  return fronts.filter((front) => front.text.trim() !== '')
}

/** What of a response stands outside its questions and answers: before them, in headers and footers, behind them. */
export function outerFronts(
  document: NormalisedDocument,
  from: number,
  until: number,
  behind: number,
  end: number,
): Front[] {
  const furniture = frontOf(document, document.readingEnd, document.text.length)
  return [frontOf(document, from, until), furniture, frontOf(document, Math.max(until, behind), end)]
}

/** Evidence at offsets relative to a front. */
export function evidenceIn(front: Front, start: number, end: number): Evidence {
  return evidenceAt([front.source], { document: front.document, start: front.start + start, end: front.start + end })
}
