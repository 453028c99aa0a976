/** Contracts from answers that are each about a named contract or service. */
import type { Contract, NormalisedDocument, Question } from '../../domain.ts'
import type { Words } from '../dialogue/words.ts'
import { overlap, wordsOf } from '../reading/text.ts'
import { copyFact, emptyContract, hasFacts, state, stateAnswer, withhold } from './facts.ts'
import { type Asked, askedFor } from './fields.ts'
import type { Statement } from './statement.ts'
import { findSupplier } from './supplier-name.ts'
import { isNotApplicable, isPointer, saysThereIsNone } from './values.ts'

/** One contract a subject, in order. A subject that the reply says does not exist is none. */
export function contractsBySubject(
  statements: Statement[],
  questions: Question[],
  documents: NormalisedDocument[],
): Contract[] {
  const asked = new Map(questions.map((question) => [question.label, askedFor(question.text)]))
  const contracts = new Map<string, Contract>()
  const absent = new Set<string>()
  for (const statement of statements) {
    if (statement.subject === null) continue
    const name = statement.subject.text
    const contract = contracts.get(name) ?? emptyContract()
    contracts.set(name, contract)
    state(contract, 'service', name, statement.subject, documents)
    const field = asked.get(statement.question) ?? null
    if (field === 'supplier' && isNotApplicable(statement.words.text)) absent.add(name)
    else if (field !== null) stateOf(contract, field, statement, () => [...contracts.values()], documents)
  }
  const present = [...contracts].filter(([name]) => !absent.has(name)).map(([, contract]) => contract)
  for (const statement of statements)
    stateShared(statement, questions, asked.get(statement.question) ?? null, present, documents)
  return present.filter((contract) => hasFacts(contract))
}

function stateOf(
  contract: Contract,
  field: Asked,
  statement: Statement,
  all: () => Contract[],
  documents: NormalisedDocument[],
): void {
  const { outcome, words } = statement
  if (outcome === 'withheld') {
    withhold(contract, field)
    return
  }
  if (isPointer(words.text)) {
    const meant = pointedTo(words.text, contract, all())
    if (meant && field !== 'duration' && field !== 'other' && field !== 'term') copyFact(contract, meant, field)
    return
  }
  if (outcome !== 'disclosed' && outcome !== 'partially_withheld') return
  if (field === 'supplier') {
    stateSupplier(contract, words, documents)
    return
  }
  stateAnswer(contract, field, words, documents)
}

/** A bare name is taken whole, without a remark behind a dash; a sentence gives only the name that it says is paid. */
function stateSupplier(contract: Contract, words: Words, documents: NormalisedDocument[]): void {
  const text = documents[words.document]?.text.slice(words.start, words.end) ?? ''
  const remark = /\s[–—-]\s(?=there\b|no\b|not\b)/i.exec(text)
  const named = saysThereIsNone(text) ? findSupplier(text) : { start: 0, end: remark?.index ?? text.length }
  if (!named) return
  const place = { document: words.document, start: words.start + named.start, end: words.start + named.end }
  stateAnswer(contract, 'supplier', place, documents)
}

/** An answer without a subject is about every contract, or about the one that its question names. */
function stateShared(
  statement: Statement,
  questions: Question[],
  field: Asked | null,
  contracts: Contract[],
  documents: NormalisedDocument[],
): void {
  if (statement.subject !== null || field === null || field === 'other') return
  const question = questions.find((asked) => asked.label === statement.question)?.text ?? ''
  const words = wordsOf(question)
  const named = contracts.filter((contract) => wordsOf(contract.service ?? '').every((word) => words.includes(word)))
  for (const contract of named.length > 0 ? named : contracts)
    stateOf(contract, field, statement, () => [...contracts.values()], documents)
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
