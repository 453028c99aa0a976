/** Stretches of a document's words, from which questions and answers are put together. */
import type { NormalisedDocument, Span } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { foldWhiteSpace, sentencesOf } from '../reading/text.ts'

/** A stretch of one document and its words, white space folded. */
export interface Words extends Span {
  document: number
  text: string
}

/** A sentence, or a table as a whole. */
export interface Piece extends Words {
  passage: Passage
  /** Whether it opens its passage. */
  first: boolean
}

/** The sentences of some passages, in order. */
export function piecesOf(passages: Passage[], documents: NormalisedDocument[]): Piece[] {
  return passages.flatMap((passage) => {
    const text = documents[passage.document]?.text ?? ''
    const spans = passage.kind === 'table' ? [passage] : sentencesOf(text, passage)
    return spans.map(({ start, end }, index) => ({
      document: passage.document,
      start,
      end,
      text: passage.kind === 'table' ? tableText(text.slice(start, end)) : foldWhiteSpace(text.slice(start, end)),
      passage,
      first: index === 0,
    }))
  })
}

/** A table's cells row by row, separated by bars. */
function tableText(text: string): string {
  return foldWhiteSpace(text.replace(/[^\S\n]{0,3}\n\s{0,3}/g, ' | '))
}

export function wordsOfPassage(passage: Passage): Words {
  const { document, start, end, text } = passage
  return { document, start, end, text }
}

/** The stretch from the first to the last of some words; its text leaves out what lies between them. Null for none. */
export function joinWords(words: Words[]): Words | null {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return null
  const text = words.map((piece) => piece.text).join(' ')
  return { document: first.document, start: first.start, end: last.end, text }
}
