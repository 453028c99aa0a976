/** Questions without numbers, each with its answer below it: told apart by their marks, or by their look. */
import type { NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { answers, asks } from '../reading/wording.ts'
import { announcesRequest, announcesResponse, closes, greets } from '../segments/cues.ts'
import type { DraftAnswer, DraftQuestion } from './draft.ts'
import { joinWords, type Piece, piecesOf } from './words.ts'

const LEAST_QUESTIONS = 2

export interface Interleaved {
  questions: DraftQuestion[]
  answers: DraftAnswer[]
}

/** Questions and answers that alternate; null where fewer than two questions have an answer of their own below them. */
export function readInterleaved(body: Passage[], documents: NormalisedDocument[]): Interleaved | null {
  const passages = body.filter(({ text }) => !closes(text) && !announcesRequest(text))
  const first = passages.findIndex((passage) => isQuestion(passage))
  if (first < 0) return null
  const turns: { asked: Passage[]; told: Passage[] }[] = []
  for (const passage of passages.slice(first)) {
    const last = turns.at(-1)
    if (isQuestion(passage)) {
      if (last && last.told.length === 0) last.asked.push(passage)
      else turns.push({ asked: [passage], told: [] })
    } else if (!announcesResponse(passage.text) && !greets(passage.text)) last?.told.push(passage)
  }
  const answered = turns.filter(({ told }) => told.length > 0)
  // Several questions in a row are a request; what follows it answers all of them
  if (answered.length < LEAST_QUESTIONS || turns.some(({ asked }) => asked.length > LEAST_QUESTIONS)) return null
  return {
    questions: turns.flatMap(({ asked }, index) => draftQuestion(index, piecesOf(asked, documents))),
    answers: turns.flatMap(({ told }, index) => draftAnswer(index, piecesOf(told, documents))),
  }
}

/** A short paragraph or heading that asks, with its mark, or in another look than a reply's. */
function isQuestion({ kind, text, look, label }: Passage): boolean {
  if (kind === 'table' || label?.says === 'answer' || text.length > LONGEST_QUESTION || answers(text)) return false
  return text.endsWith('?') || (look !== '' && asks(text))
}

const LONGEST_QUESTION = 600

function draftQuestion(index: number, pieces: Piece[]): DraftQuestion[] {
  const words = joinWords(pieces)
  return words ? [{ label: String(index + 1), words }] : []
}

function draftAnswer(index: number, pieces: Piece[]): DraftAnswer[] {
  const words = joinWords(pieces)
  return words ? [{ questions: [String(index + 1)], subject: null, words }] : []
}
