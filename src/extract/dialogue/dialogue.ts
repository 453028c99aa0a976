/** Leads the reading of who asked what and who answered what: finds the layout, then lets it be read. */
import type { NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { arguesGround, greets } from '../segments/cues.ts'
import type { Letter } from '../segments/letter.ts'
import { findSequences, type Sequence, withParts } from '../segments/sequences.ts'
import { fits } from './alignment.ts'
import { readBareReply } from './bare-reply.ts'
import type { Dialogue, DraftAnswer, DraftQuestion } from './draft.ts'
import { readInterleaved } from './interleaved.ts'
import { readListedAnswers } from './listed.ts'
import { answeringLists, chooseQuestionList, driftedList, restates } from './lists.ts'
import { partBySubject } from './subjects.ts'
import { readCellAnswers } from './table-answers.ts'
import { openTables } from './table-questions.ts'
import { partTail } from './tail.ts'
import { opensResponse, readUnnumberedRequest } from './unnumbered.ts'
import { readWholeAnswers } from './whole.ts'
import { joinWords, type Piece, piecesOf, type Words, wordsOfPassage } from './words.ts'

/** Reads the questions and answers of one letter, page or message. */
export function readDialogue(letter: Letter, documents: NormalisedDocument[]): Dialogue {
  const dialogue = readByLayout(letter, documents)
  return misfits(dialogue) ? { ...dialogue, flags: [...dialogue.flags, 'answers_do_not_fit_questions'] } : dialogue
}

/** Whether some answer is of another kind than its question asks for: a date for a sum. */
function misfits({ questions, answers }: Dialogue): boolean {
  const asked = new Map(questions.map(({ label, words }) => [label, words.text]))
  return answers.some(({ questions: labels, words }) => {
    const [label, ...more] = labels
    return more.length === 0 && label !== undefined && fits(asked.get(label) ?? '', words.text) < 0
  })
}

function readByLayout(letter: Letter, documents: NormalisedDocument[]): Dialogue {
  const body = openTables(letter.body, documents)
  const sequences = withParts(findSequences(body), body)
  const list = chooseQuestionList(sequences, body)
  if (list) return numberedDialogue(list, sequences, body, documents)
  const quoted = openTables(letter.quoted, documents)
  const quotedList = chooseQuestionList(findSequences(quoted), quoted)
  if (quotedList) return quotedDialogue(quotedList, quoted, body, documents)
  return unnumberedDialogue(body, documents)
}

interface AskedItem {
  labels: string[]
  at: number
  /** Index behind its last passage. */
  end: number
  question: Piece[]
  answer: Piece[]
}

function askedItems(list: Sequence, end: number, passages: Passage[], documents: NormalisedDocument[]): AskedItem[] {
  return list.items.map((item, index) => {
    const next = list.items[index + 1]?.at ?? end
    return {
      labels: item.ordinals,
      at: item.at,
      end: next,
      ...partTail(piecesOf(passages.slice(item.at, next), documents)),
    }
  })
}

function numberedDialogue(
  list: Sequence,
  sequences: Sequence[],
  body: Passage[],
  documents: NormalisedDocument[],
): Dialogue {
  const others = answeringLists(sequences, list)
  // Several lists that repeat the questions are answers for several contracts; a single one restates them above its answers
  const restated = others.length === 1 ? others.find((other) => restates(other, list, body)) : undefined
  const drifted = others.length === 0 ? driftedList(sequences, list, body) : null
  const answering = drifted ? [drifted] : others.filter((other) => other !== restated)
  const first = list.items[0]?.at ?? 0
  const lastItem = list.items.at(-1)?.at ?? 0
  const end =
    [...others, ...answering].map((other) => other.items[0]?.at ?? 0).find((at) => at > lastItem) ?? body.length
  const items = askedItems(list, end, body, documents)
  if (restated) {
    const questions = wholeQuestions(items, body, documents)
    return inlineDialogue(questions, askedItems(restated, body.length, body, documents), body, documents)
  }
  const questions = wholeQuestions(items, body, documents)
  if (answering.length > 0) {
    const starts = new Set(sequences.flatMap((sequence) => sequence.items.map((item) => item.at)))
    const { answers, used } = readListedAnswers(answering, questions, starts, body, documents)
    return { questions, answers, remarks: unused(body, used, items), flags: drifted ? ['numbering_drifts'] : [] }
  }
  const cells = readCellAnswers(questions, body.slice(first), documents)
  if (cells.length > 0) {
    const used = new Set(body.filter((passage) => passage.kind === 'table'))
    return { questions, answers: cells, remarks: unused(body, used, items), flags: [] }
  }
  return inlineDialogue(null, items, body, documents)
}

/** Questions whose answers stand elsewhere: all of an item is the question, the last one's up to where the reply begins. */
function wholeQuestions(items: AskedItem[], body: Passage[], documents: NormalisedDocument[]): DraftQuestion[] {
  return items.flatMap((item, index) => {
    const pieces = index === items.length - 1 ? item.question : piecesOf(body.slice(item.at, item.end), documents)
    return questionOf(item.labels, pieces)
  })
}

function questionOf(labels: string[], pieces: Words[]): DraftQuestion[] {
  const words = joinWords(pieces.filter((piece) => piece.text !== ''))
  return words ? [{ label: labels[0] ?? '', words }] : []
}

/** Answers under their questions, or one behind all of them. */
function inlineDialogue(
  asked: DraftQuestion[] | null,
  items: AskedItem[],
  body: Passage[],
  documents: NormalisedDocument[],
): Dialogue {
  const last = items.at(-1)
  const answered = items.filter((item) => item.answer.length > 0)
  const behindAll = items.length > 1 && (answered.length === 0 || (answered.length === 1 && answered[0] === last))
  const opened = onlyOpening(body, items[0]?.at ?? 0, last?.at ?? 0, behindAll)
  if (last && asked === null && (opened > 0 || behindAll)) return wholeDialogue(items, last, opened, body, documents)
  const questions = asked ?? items.flatMap((item) => questionOf(item.labels, item.question))
  const answers = mergeForward(items)
  const { kept, remarks } = cutGrounds(answers)
  return { questions, answers: partBySubject(kept.map(linesOf), documents), remarks, flags: flagsOf(questions, kept) }
}

/** The passage behind the last question, its own where the answer stands in it; -1 where nothing answers. */
function replyStart(last: AskedItem, body: Passage[]): number {
  const opening = last.answer[0]?.passage
  const asked = last.question.at(-1)?.passage
  if (!opening) return -1
  return asked && asked !== opening ? body.indexOf(asked) + 1 : body.indexOf(opening)
}

/** Where the reply is announced once, behind all questions; "Answer" above each of several answers is no such place. */
function onlyOpening(body: Passage[], first: number, last: number, behindAll: boolean): number {
  const openings = body.flatMap((passage, index) =>
    index > first && index < body.length - 1 && opensResponse(passage) ? [index] : [],
  )
  const [only] = openings
  if (only === undefined || only <= last || openings.length > 1) return -1
  return behindAll || body[only]?.label === null ? only : -1
}

function wholeDialogue(
  items: AskedItem[],
  last: AskedItem,
  opened: number,
  body: Passage[],
  documents: NormalisedDocument[],
): Dialogue {
  const questions = items.flatMap((item) =>
    questionOf(item.labels, item === last ? item.question : piecesOf(body.slice(item.at, item.end), documents)),
  )
  const from = opened > 0 ? opened : replyStart(last, body)
  if (from < 0) return { questions, answers: [], remarks: [], flags: ['no_answer_found'] }
  const labels = questions.map((question) => question.label)
  return { questions, answers: readWholeAnswers(body.slice(from), labels), remarks: [], flags: [] }
}

interface InlineAnswer {
  questions: string[]
  pieces: Piece[]
}

/** An answer behind several questions without one is for all of them. */
function mergeForward(items: AskedItem[]): InlineAnswer[] {
  const merged: InlineAnswer[] = []
  let waiting: string[] = []
  for (const item of items) {
    waiting.push(...item.labels)
    if (item.answer.length === 0) continue
    merged.push({ questions: waiting, pieces: item.answer })
    waiting = []
  }
  return merged
}

/** Takes paragraphs behind the last answer that only argue for refusals out of it. */
function cutGrounds(answers: InlineAnswer[]): { kept: InlineAnswer[]; remarks: Passage[] } {
  const last = answers.at(-1)
  if (!last) return { kept: answers, remarks: [] }
  const cut = last.pieces.findIndex((piece, index) => index > 0 && piece.first && arguesGround(piece.text))
  if (cut < 0) return { kept: answers, remarks: [] }
  const remarks = [...new Set(last.pieces.slice(cut).map((piece) => piece.passage))]
  return { kept: [...answers.slice(0, -1), { ...last, pieces: last.pieces.slice(0, cut) }], remarks }
}

function linesOf(answer: InlineAnswer): { answer: DraftAnswer; lines: Words[] } {
  const byPassage = new Map<Passage, Piece[]>()
  for (const piece of answer.pieces) {
    const pieces = byPassage.get(piece.passage)
    if (pieces) pieces.push(piece)
    else byPassage.set(piece.passage, [piece])
  }
  const lines = [...byPassage.values()].flatMap((pieces) => joinWords(pieces) ?? [])
  const words = joinWords(answer.pieces) ?? { document: 0, start: 0, end: 0, text: '' }
  return { answer: { questions: answer.questions, subject: null, words }, lines }
}

function flagsOf(questions: DraftQuestion[], answers: InlineAnswer[]): string[] {
  const answered = new Set(answers.flatMap((answer) => answer.questions))
  return questions.every((question) => answered.has(question.label)) ? [] : ['questions_and_answers_do_not_align']
}

function quotedDialogue(list: Sequence, quoted: Passage[], body: Passage[], documents: NormalisedDocument[]): Dialogue {
  const items = askedItems(list, quoted.length, quoted, documents)
  const questions = items.flatMap((item) => questionOf(item.labels, item.question))
  const labels = questions.map((question) => question.label)
  const reply = body.filter((passage) => !greets(passage.text))
  return { questions, answers: readWholeAnswers(reply, labels), remarks: [], flags: [] }
}

function unnumberedDialogue(body: Passage[], documents: NormalisedDocument[]): Dialogue {
  const interleaved = readInterleaved(body, documents)
  if (interleaved) return { ...interleaved, remarks: [], flags: [] }
  const request = readUnnumberedRequest(body)
  if (!request) return { questions: [], answers: readBareReply(body, documents), remarks: [], flags: [] }
  const labels = request.questions.map((question) => question.label)
  const answers = readWholeAnswers(body.slice(request.end), labels)
  return { questions: request.questions, answers, remarks: [], flags: [] }
}

/** Passages between and behind the answers that are neither answer nor question. */
function unused(body: Passage[], used: Set<Passage>, items: AskedItem[]): Passage[] {
  const asked = new Set(items.flatMap((item) => item.question.map((piece) => piece.passage)))
  return body.filter((passage) => !used.has(passage) && !asked.has(passage) && wordsOfPassage(passage).text !== '')
}
