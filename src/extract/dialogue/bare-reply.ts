/** Replies that restate no question: what is left when the courtesies are taken away. */
import type { NormalisedDocument } from '../../domain.ts'
import { answerOutcome } from '../answer-outcome.ts'
import type { Passage } from '../reading/passages.ts'
import { closes, greets } from '../segments/cues.ts'
import type { DraftAnswer } from './draft.ts'
import { joinWords, type Piece, piecesOf } from './words.ts'

/** Refusals of a part, which stand as an answer of their own beside what is given. */
const APART = new Set(['not_held', 'withheld', 'neither_confirm_nor_deny', 'cost_limit', 'vexatious'])

/** One answer to the request as a whole, or two where a paragraph refuses a part or says that it is not held. */
export function readBareReply(body: Passage[], documents: NormalisedDocument[]): DraftAnswer[] {
  const paragraphs = body
    .filter((passage) => passage.kind !== 'heading' && !closes(passage.text))
    .map((passage) => withoutCourtesies(piecesOf([passage], documents)))
    .filter((pieces) => pieces.length > 0)
  const groups: { apart: boolean; pieces: Piece[] }[] = []
  for (const pieces of paragraphs) {
    const apart = isApart(pieces)
    const last = groups.at(-1)
    if (last && last.apart === apart) last.pieces.push(...pieces)
    else groups.push({ apart, pieces })
  }
  return groups.flatMap(({ pieces }) => {
    const words = joinWords(pieces)
    return words ? [{ questions: [], subject: null, words }] : []
  })
}

/** Thanks, apologies and the like at the start of a paragraph. */
function withoutCourtesies(pieces: Piece[]): Piece[] {
  const at = pieces.findIndex((piece) => !greets(piece.text))
  return at < 0 ? [] : pieces.slice(at)
}

function isApart(pieces: Piece[]): boolean {
  const text = pieces.map((piece) => piece.text).join(' ')
  return APART.has(answerOutcome(text)) || /\b(?:section|s\.) ?21\b/i.test(text)
}
