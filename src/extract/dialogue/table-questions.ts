/**
 * Tables that are a form of letter: one column only sets text apart; two columns put each answer beside its question.
 * Both are opened into passages, so that everything after reads them like any letter.
 */
import type { NormalisedDocument } from '../../domain.ts'
import { type Label, readLabel } from '../reading/labels.ts'
import type { Passage } from '../reading/passages.ts'
import { type Cell, tableRows } from '../reading/table.ts'
import { foldWhiteSpace } from '../reading/text.ts'
import { askingScore } from '../reading/wording.ts'

/** Replaces tables that only lay out questions and answers by passages; other tables stay as they are. */
export function openTables(passages: Passage[], documents: NormalisedDocument[]): Passage[] {
  return passages.flatMap((passage) => {
    if (passage.kind !== 'table') return [passage]
    const rows = tableRows(passage, documents)
    if (rows.every((row) => row.filter((cell) => cell.text !== '').length <= 1)) {
      return rows.flatMap((row) =>
        row.filter((cell) => cell.text !== '').map((cell) => cellPassage(passage, cell, documents, null)),
      )
    }
    return openQuestionTable(passage, rows, documents) ?? [passage]
  })
}

const QUESTION_HEAD =
  /^(?:your |the |foi )?(?:questions?|requests?|enquiry|information requested|question asked|you asked)\b/i
const ANSWER_HEAD = /\b(?:answers?|response|reply)\b/i
const LEAST_SHARE = 0.6

function openQuestionTable(passage: Passage, rows: Cell[][], documents: NormalisedDocument[]): Passage[] | null {
  const [head = [], ...rest] = rows
  const labelled =
    head.length >= 2 &&
    head.some((cell) => QUESTION_HEAD.test(cell.text)) &&
    head.some((cell) => ANSWER_HEAD.test(cell.text))
  const body = labelled ? rest : rows
  const numbered = body.length > 0 && body.every((row) => /^(?:Q\s?)?\d{0,2}[a-z]?[.)]?$/i.test(row[0]?.text ?? ''))
  const at = numbered ? 1 : 0
  if (!labelled && !isQuestionTable(body, at)) return null
  return body.flatMap((row, index) => {
    const [asked, ...replies] = row.slice(at)
    const answers = replies.filter((cell) => cell.text !== '')
    if (!asked) return []
    // A row cut by a page's end goes on without its question
    if (asked.text === '' && index > 0 && (row[0]?.text ?? '') === '')
      return answerPassages(passage, answers, documents, null)
    const printed = numbered ? (row[0]?.text ?? '') : ''
    return [questionPassage(passage, asked, printed, index, documents), ...answerPassages(passage, answers, documents)]
  })
}

/** Without a heading, a table of two columns (three with numbers) whose left cells ask. */
function isQuestionTable(rows: Cell[][], at: number): boolean {
  if (rows.length < 2 || rows.some((row) => row.length - at !== 2)) return false
  const asking = rows.filter((row) => askingScore(withoutLabel(row[at]?.text ?? '')) >= 1)
  return asking.length >= rows.length * LEAST_SHARE
}

function withoutLabel(text: string): string {
  return text.slice(readLabel(text)?.length ?? 0)
}

function questionPassage(
  table: Passage,
  cell: Cell,
  printed: string,
  index: number,
  documents: NormalisedDocument[],
): Passage {
  const own = cellPassage(table, cell, documents, null)
  const number = own.label?.ordinals[0] ?? (printed.replace(/[^\da-z]/gi, '').replace(/^q/i, '') || String(index + 1))
  const label: Label = { ordinals: [number.toLowerCase()], kind: 'number', says: 'question', length: 0 }
  return { ...own, label }
}

const ANSWER: Label = { ordinals: [], kind: 'none', says: 'answer', length: 0 }

/** An answer and the reason beside it are one answer: the passage reaches from the first of the cells to the last. */
function answerPassages(
  table: Passage,
  cells: Cell[],
  documents: NormalisedDocument[],
  label: Label | null = ANSWER,
): Passage[] {
  const [first] = cells
  const last = cells.at(-1)
  if (!first || !last) return []
  return [cellPassage(table, { ...first, end: last.end }, documents, label)]
}

function cellPassage(table: Passage, cell: Cell, documents: NormalisedDocument[], label: Label | null): Passage {
  const printed = documents[cell.document]?.text.slice(cell.start, cell.end) ?? ''
  const own = label ?? readLabel(printed)
  const start = cell.start + (own?.length ?? 0)
  const text = foldWhiteSpace(printed.slice(own?.length ?? 0))
  return { ...table, kind: 'paragraph', start, end: cell.end, text, label: own, table: null, block: cell.start }
}
