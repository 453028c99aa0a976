/**
 * Parts what stands between one numbered question and the next into the rest of the question and the answer. Evidence,
 * strongest first: a word such as "Answer:", another look (bold, blue), a sentence that speaks as replies do, a new
 * paragraph that does not carry the question on.
 */

import { answers, asks, carriesOnQuestion } from '../reading/wording.ts'
import { announcesResponse } from '../segments/cues.ts'
import type { Piece } from './words.ts'

export interface PartedTail {
  question: Piece[]
  answer: Piece[]
}

/** @param pieces the question's own words first */
export function partTail(pieces: Piece[]): PartedTail {
  const marked = pieces.findIndex((piece, index) => index > 0 && announcesAnswer(piece))
  // A heading that nothing follows announces nothing
  if (marked > 0 && withoutMarkers(pieces.slice(marked)).length > 0)
    return { question: pieces.slice(0, marked), answer: withoutMarkers(pieces.slice(marked)) }
  const at = answerStart(pieces)
  return { question: pieces.slice(0, at), answer: untilRequestGoesOn(withoutMarkers(pieces.slice(at)), pieces[0]) }
}

/** Where answers are set in another look, a request in the questions' own look is no answer. */
function untilRequestGoesOn(answer: Piece[], question: Piece | undefined): Piece[] {
  const [first] = answer
  const look = question?.passage.look
  if (!first || look === undefined || first.passage.look === look) return answer
  const at = answer.findIndex((piece) => piece.first && piece.passage.look === look && asks(piece.text))
  return at < 0 ? answer : answer.slice(0, at)
}

function announcesAnswer(piece: Piece): boolean {
  return piece.first && (piece.passage.label?.says === 'answer' || announcesResponse(piece.text))
}

function withoutMarkers(pieces: Piece[]): Piece[] {
  return pieces.filter((piece) => !announcesResponse(piece.text))
}

/** Where the answer begins; a question that ends in a colon announces its answer where nothing else of it follows. */
function answerStart(pieces: Piece[]): number {
  const at = answerStartBehind(pieces, ANNOUNCES)
  return at < pieces.length ? at : answerStartBehind(pieces, null)
}

/** What a colon or a semicolon of the question announces is still the question. */
const ANNOUNCES = /[:;]$/

function answerStartBehind(pieces: Piece[], announces: RegExp | null): number {
  const [question] = pieces
  if (!question) return 0
  let soFar = question.text
  for (let index = 1; index < pieces.length; index++) {
    const piece = pieces[index]
    if (!piece) break
    if (startsAnswer(piece, question, soFar, announces)) return index
    soFar = piece.text
  }
  return pieces.length
}

/** Behind a question in its own paragraph: the years that it asks about, "Yes/No", a remark in brackets. */
const EXPLAINS_QUESTION =
  /^(?:(?:19|20)\d{2}(?:[/-]\d{2,4})?,? (?:(?:and|&|to) )?(?:19|20)?\d{2}|yes ?(?:\/|or) ?no\b|\(|please note\b|no further\b)/i

function startsAnswer(piece: Piece, question: Piece, soFar: string, announces: RegExp | null): boolean {
  if (piece.passage.kind === 'table') return true
  if (announces?.test(soFar) && piece.passage.look === question.passage.look) return false
  if (!piece.first && piece.passage === question.passage && EXPLAINS_QUESTION.test(piece.text)) return false
  const apart = piece.first && piece.passage.block !== question.passage.block
  const otherLook = piece.first && piece.passage.look !== question.passage.look
  if (otherLook && !asks(piece.text)) return true
  if (answers(piece.text)) return true
  return apart && !carriesOnQuestion(piece.text, soFar)
}
