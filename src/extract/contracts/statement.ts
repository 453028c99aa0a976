/** What an answer states, ready to be read for a contract's facts. */
import type { Answer, AnswerOutcome, NormalisedDocument } from '../../domain.ts'
import { answerOutcome } from '../answer-outcome.ts'
import type { DraftAnswer } from '../dialogue/draft.ts'
import type { Words } from '../dialogue/words.ts'
import { foldWhiteSpace } from '../reading/text.ts'

export interface Statement {
  /** Label of the question that it answers. */
  question: string
  subject: Words | null
  words: Words
  outcome: AnswerOutcome
}

/** One statement an answer; answers for several questions at once state nothing of a single field. */
export function statementsOf(answers: Answer[], drafts: DraftAnswer[], documents: NormalisedDocument[]): Statement[] {
  const plain = answers.flatMap((answer, index) => {
    const draft = drafts[index]
    const [question] = answer.questions
    if (!draft || question === undefined || answer.questions.length > 1) return []
    return [{ question, subject: draft.subject, words: draft.words, outcome: answer.outcome }]
  })
  return plain.some((statement) => statement.subject !== null) ? plain : partByKeys(plain, documents)
}

const KEY = /(?:^|[.;]\s)([A-Z][\w/&-]{1,24}(?:\s[\w/&-]{1,20}){0,3})(?::|\s[–—])\s/g

/** "EDR: £90,000. SOC: withheld …": one answer about several contracts, where the same names recur in other answers. */
function partByKeys(statements: Statement[], documents: NormalisedDocument[]): Statement[] {
  const keyed = statements.map((statement) => keysIn(statement, documents))
  const counts = new Map<string, number>()
  for (const keys of keyed)
    for (const key of new Set(keys.map((part) => part.text))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const recurring = new Set([...counts].filter(([, count]) => count >= 2).map(([key]) => key))
  if (recurring.size < 2) return statements
  return statements.flatMap((statement, index) => {
    const keys = (keyed[index] ?? []).filter((key) => recurring.has(key.text))
    return keys.length === 0
      ? [statement]
      : keys.map((key, order) => partAt(statement, key, keys[order + 1], documents))
  })
}

interface Key extends Words {
  /** Where the words behind the key begin. */
  from: number
}

function keysIn(statement: Statement, documents: NormalisedDocument[]): Key[] {
  const { document, start, end } = statement.words
  const text = documents[document]?.text.slice(start, end) ?? ''
  return [...text.matchAll(KEY)].map((match) => {
    const key = match[1] ?? ''
    const at = start + match.index + match[0].indexOf(key)
    return {
      document,
      start: at,
      end: at + key.length,
      text: foldWhiteSpace(key),
      from: start + match.index + match[0].length,
    }
  })
}

function partAt(statement: Statement, key: Key, next: Key | undefined, documents: NormalisedDocument[]): Statement {
  const { document } = statement.words
  const end = next?.start ?? statement.words.end
  const text = foldWhiteSpace(documents[document]?.text.slice(key.from, end) ?? '')
  return { ...statement, subject: key, words: { document, start: key.from, end, text }, outcome: answerOutcome(text) }
}
