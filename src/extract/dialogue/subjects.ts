/** The contract or service that a group of answers is about. */
import type { NormalisedDocument, Span } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { foldWhiteSpace, trimSpan } from '../reading/text.ts'
import type { Sequence } from '../segments/sequences.ts'
import type { DraftAnswer } from './draft.ts'
import type { Words } from './words.ts'

const LONGEST_NAME = 120
const NUMBERED =
  /^(?:contract|service|system|agreement|lot|category|area)\s{1,2}(?:\d{1,2}|[a-z])\s{0,2}[-–—:.]\s{0,2}/i

/** The name in front of a list of answers: the item that the list stands in, or the heading or line just before it. */
export function subjectOf(list: Sequence, passages: Passage[], documents: NormalisedDocument[]): Words | null {
  const first = list.items[0]?.at ?? 0
  const before = passages[first - 1]
  if (!before || before.kind === 'table') return null
  const parent = list.parent?.item.at === first - 1
  if (!parent && before.kind !== 'heading' && (before.text.length > LONGEST_NAME || /[.?!]$/.test(before.text)))
    return null
  return nameIn(before, documents[before.document]?.text ?? '')
}

/** The name at the start of a heading: "Contract 2 – Anti-virus" without its number, a definition behind a dash left off. */
function nameIn(span: Span & { document: number }, text: string): Words {
  const printed = text.slice(span.start, span.end)
  const start = span.start + (NUMBERED.exec(printed)?.[0].length ?? 0)
  const rest = text.slice(start, span.end)
  const dash = /\s[-–—]\s/.exec(rest)
  const definition = dash !== null && rest.slice(dash.index).split(/\s/).length > 6
  const cut = trimSpan(text, { start, end: definition ? start + dash.index : span.end })
  const end = text.slice(cut.start, cut.end).endsWith(':') ? cut.end - 1 : cut.end
  return { document: span.document, start: cut.start, end, text: foldWhiteSpace(text.slice(cut.start, end)) }
}

interface Keyed {
  key: Words
  value: Words
}

/**
 * Parts answers such as "Firewall: … / Backup: …", a line for each contract, into one answer a contract. Only where the
 * same names recur under at least two questions: a colon alone is no sign of a subject.
 * @param lines for each answer its lines, one a passage
 */
export function partBySubject(
  answers: { answer: DraftAnswer; lines: Words[] }[],
  documents: NormalisedDocument[],
): DraftAnswer[] {
  const keyed = answers.map(({ lines }) => (lines.length >= 2 ? keyedLines(lines, documents) : null))
  const counts = new Map<string, number>()
  for (const lines of keyed)
    for (const key of new Set(lines?.map((line) => line.key.text) ?? [])) counts.set(key, (counts.get(key) ?? 0) + 1)
  return answers.flatMap(({ answer }, index) => {
    const lines = keyed[index]
    if (!lines?.every((line) => (counts.get(line.key.text) ?? 0) >= 2)) return [answer]
    return lines.map(({ key, value }) => ({ questions: answer.questions, subject: key, words: value }))
  })
}

function keyedLines(lines: Words[], documents: NormalisedDocument[]): Keyed[] | null {
  const keyed = lines.map((line) => keyedLine(line, documents[line.document]?.text ?? ''))
  return keyed.every((line) => line !== null) ? keyed : null
}

function keyedLine(line: Words, text: string): Keyed | null {
  const printed = text.slice(line.start, line.end)
  const mark = /^([^:\n]{2,60}?)(?::|\s[–—-])\s{1,4}(?=\S)/.exec(printed)
  if (!mark) return null
  const keyEnd = line.start + (mark[1]?.length ?? 0)
  const valueStart = line.start + mark[0].length
  return {
    key: {
      document: line.document,
      start: line.start,
      end: keyEnd,
      text: foldWhiteSpace(text.slice(line.start, keyEnd)),
    },
    value: {
      document: line.document,
      start: valueStart,
      end: line.end,
      text: foldWhiteSpace(text.slice(valueStart, line.end)),
    },
  }
}
