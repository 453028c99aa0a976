/** Contracts from answers that are each about a named contract or service. */
import type { Answer, Contract, NormalisedDocument, Question } from '../../domain.ts'
import type { DraftAnswer } from '../dialogue/draft.ts'
import { overlap } from '../reading/text.ts'
import { copyFact, emptyContract, flagged, hasFacts, state, stateAnswer } from './facts.ts'
import { type Asked, askedFor } from './fields.ts'
import { isNotApplicable, isPointer } from './values.ts'

export interface StatedAnswer {
  answer: Answer
  draft: DraftAnswer
}

/** One contract a subject, in order. A subject that the reply says does not exist is none. */
export function contractsBySubject(
  answers: StatedAnswer[],
  questions: Question[],
  documents: NormalisedDocument[],
): Contract[] {
  const asked = new Map(questions.map((question) => [question.label, askedFor(question.text)]))
  const contracts = new Map<string, Contract>()
  for (const { answer, draft } of answers) {
    if (draft.subject === null) continue
    const contract = contracts.get(draft.subject.text) ?? emptyContract()
    contracts.set(draft.subject.text, contract)
    state(contract, 'service', draft.subject.text, draft.subject, documents)
    const field = asked.get(answer.questions[0] ?? '') ?? null
    if (field !== null) stateOf(contract, field, { answer, draft }, [...contracts.values()], documents)
  }
  const all = [...contracts.values()]
  for (const { answer, draft } of answers) {
    const field = asked.get(answer.questions[0] ?? '')
    if (draft.subject === null && answer.questions.length === 1 && field && field !== 'other') {
      for (const contract of all) stateAnswer(contract, field, draft.words, documents)
    }
  }
  return all.filter((contract) => hasFacts(contract) && !isAbsent(contract)).map(flagged)
}

function stateOf(
  contract: Contract,
  field: Asked,
  { answer, draft }: StatedAnswer,
  all: Contract[],
  documents: NormalisedDocument[],
): void {
  if (answer.outcome === 'withheld') {
    if (field !== 'other' && field !== 'term') contract.withheld.push(field)
    return
  }
  if (answer.outcome !== 'disclosed' && answer.outcome !== 'partially_withheld') return
  if (isPointer(answer.text)) {
    const meant = pointedTo(answer.text, contract, all)
    if (meant && field !== 'duration' && field !== 'other' && field !== 'term') copyFact(contract, meant, field)
    return
  }
  stateAnswer(contract, field, draft.words, documents)
}

/** "As per face-to-face" names the contract it means; "as above" and "as a)" mean the one before. */
function pointedTo(text: string, contract: Contract, all: Contract[]): Contract | undefined {
  const others = all.slice(0, all.indexOf(contract))
  const letter = /^as ([a-h])\)/i.exec(text.trim())?.[1]
  if (letter) return all[letter.toLowerCase().charCodeAt(0) - 97]
  const named = text.replace(/^(?:same )?as (?:per|for|above)\s?/i, '')
  const same = others.find((other) => named.length > 3 && overlap(other.service ?? '', named) >= 0.5)
  return same ?? others.at(-1)
}

/** "No such service in place" beside the supplier's question. */
function isAbsent(contract: Contract): boolean {
  return contract.supplier !== null && (isNotApplicable(contract.supplier) || /^no such\b/i.test(contract.supplier))
}
