/**
 * Tables whose rows or columns carry the questions: each cell is an answer about the contract or service at the head of
 * its column or row. A cell that spans all of them answers for all.
 */
import type { NormalisedDocument } from '../../domain.ts'
import { readLabel } from '../reading/labels.ts'
import type { Passage } from '../reading/passages.ts'
import { type Cell, covers, tableRows } from '../reading/table.ts'
import { overlap } from '../reading/text.ts'
import type { DraftAnswer, DraftQuestion } from './draft.ts'
import type { Words } from './words.ts'

const SAME = 0.6
const LEAST_SHARE = 0.5

/** One answer a cell of the first table that carries the questions; none where no table does. */
export function readCellAnswers(
  questions: DraftQuestion[],
  passages: Passage[],
  documents: NormalisedDocument[],
): DraftAnswer[] {
  for (const passage of passages) {
    if (passage.kind !== 'table') continue
    const rows = tableRows(passage, documents)
    const answers = answersOf(rows, questions)
    if (answers.length > 0) return answers
  }
  return []
}

function answersOf(rows: Cell[][], questions: DraftQuestion[]): DraftAnswer[] {
  const [head = [], ...body] = rows
  const byRow = body.map((row) => questionOf(row[0], questions))
  if (byRow.filter((label) => label !== null).length >= body.length * LEAST_SHARE && head.length >= 2) {
    return body.flatMap((row, index) => rowAnswers(row, byRow[index] ?? null, head))
  }
  const byColumn = head.map((cell) => questionOf(cell, questions))
  if (byColumn.filter((label) => label !== null).length < Math.max(2, (head.length - 1) * LEAST_SHARE)) return []
  return body.flatMap((row) =>
    head.flatMap((cell, index) => {
      const answer = row.find((candidate) => covers(candidate, cell.column))
      const label = byColumn[index] ?? null
      const subject = row[0]
      return label === null || !answer || !subject || answer === subject || answer.text === ''
        ? []
        : [{ questions: [label], subject, words: answer }]
    }),
  )
}

/** The question that a cell restates, by its number or its words. */
function questionOf(cell: Cell | undefined, questions: DraftQuestion[]): string | null {
  if (!cell || cell.text === '') return null
  const label = readLabel(cell.text)
  const words = cell.text.slice(label?.length ?? 0)
  let best: { label: string; share: number } | null = null
  for (const question of questions) {
    const share = overlap(question.words.text, words)
    if (share >= SAME && share > (best?.share ?? 0)) best = { label: question.label, share }
  }
  return best?.label ?? null
}

function rowAnswers(row: Cell[], label: string | null, head: Cell[]): DraftAnswer[] {
  if (label === null) return []
  return row.slice(1).flatMap((cell) => {
    if (cell.text === '') return []
    const subjects = head.filter((subject) => subject.column > 0 && covers(cell, subject.column))
    const subject: Words | null = subjects.length === 1 ? (subjects[0] ?? null) : null
    return [{ questions: [label], subject, words: cell }]
  })
}
