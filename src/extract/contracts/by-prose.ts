/**
 * Contracts from answers in sentences. A contract begins where a question asks who supplies something and the answer names
 * a supplier; the questions after it are about that contract until another begins. What is not tied to a supplier so is
 * left out: a fact missed is better than one invented.
 */
import type { Contract, NormalisedDocument, Question } from '../../domain.ts'
import { foldWhiteSpace, sentenceCase } from '../reading/text.ts'
import { emptyContract, state, stateValue, withhold } from './facts.ts'
import { type Asked, allAskedFor } from './fields.ts'
import { readProse } from './prose-values.ts'
import { findServiceName } from './service-name.ts'
import type { Statement } from './statement.ts'
import { findSupplier, findWork } from './supplier-name.ts'
import { partBySupplier } from './told-apart.ts'

/** Contracts that the answers tell of, in order. */
export function contractsByProse(
  statements: Statement[],
  questions: Question[],
  documents: NormalisedDocument[],
): Contract[] {
  const contracts: Contract[] = []
  for (const statement of statements.flatMap((whole) => toldApart(whole, documents))) {
    const question = questions.find((asked) => asked.label === statement.question)
    if (!question) continue
    const asked = allAskedFor(question.text)
    const opened = asked.includes('supplier') ? openContract(statement, question, documents) : null
    if (opened) contracts.push(opened)
    const meant = statement.apart && opened ? [opened] : contractsMeant(question, contracts)
    // Which of several contracts a sum is for can't be told by the question
    const told = meant.length > 1 ? asked.filter((field) => field !== 'annualSpend' && field !== 'totalValue') : asked
    for (const contract of meant) stateAll(contract, told, statement, question, documents)
  }
  return contracts
}

/** An answer about several contracts as one statement a contract. */
function toldApart(statement: Statement, documents: NormalisedDocument[]): (Statement & { apart: boolean })[] {
  const { document, start, end } = statement.words
  const text = documents[document]?.text.slice(start, end) ?? ''
  const parts = statement.outcome === 'disclosed' ? partBySupplier(text) : []
  if (parts.length === 0) return [{ ...statement, apart: false }]
  return parts.map((part) => {
    const words = { document, start: start + part.start, end: start + part.end }
    return { ...statement, words: { ...words, text: foldWhiteSpace(text.slice(part.start, part.end)) }, apart: true }
  })
}

const GIVES = new Set(['disclosed', 'partially_withheld'])

function openContract(statement: Statement, question: Question, documents: NormalisedDocument[]): Contract | null {
  if (!GIVES.has(statement.outcome)) return null
  const text = documents[statement.words.document]?.text.slice(statement.words.start, statement.words.end) ?? ''
  const supplier = findSupplier(text)
  if (!supplier) return null
  const contract = emptyContract()
  const { document, start } = statement.words
  const place = { document, start: start + supplier.start, end: start + supplier.end }
  state(contract, 'supplier', text.slice(supplier.start, supplier.end).replace(/\s+/g, ' '), place, documents)
  const work = findWork(text)
  const service = findServiceName(question.evidence.quote)
  if (work)
    state(
      contract,
      'service',
      sentenceCase(text.slice(work.start, work.end)),
      { document, start: start + work.start, end: start + work.end },
      documents,
    )
  else if (service) {
    const named = {
      document: question.evidence.document,
      start: question.evidence.start + service.start,
      end: question.evidence.start + service.end,
    }
    state(
      contract,
      'service',
      sentenceCase(question.evidence.quote.slice(service.start, service.end)),
      named,
      documents,
    )
  }
  return contract
}

/** "These contracts" and "both contracts" are all; otherwise the one that was opened last. */
function contractsMeant(question: Question, contracts: Contract[]): Contract[] {
  if (/\b(?:these|both|all|the)(?: of the| two| three)? contracts\b|\bcontracts above\b/i.test(question.text))
    return contracts
  const last = contracts.at(-1)
  return last ? [last] : []
}

function stateAll(
  contract: Contract,
  asked: Asked[],
  statement: Statement,
  question: Question,
  documents: NormalisedDocument[],
): void {
  if (!isAboutContract(question.text)) return
  if (statement.outcome === 'withheld') {
    if (asked[0] !== 'other') for (const field of asked) withhold(contract, field)
    return
  }
  if (!GIVES.has(statement.outcome)) return
  const words = documents[statement.words.document]?.text.slice(statement.words.start, statement.words.end) ?? ''
  for (const value of readProse(asked, words)) stateValue(contract, value, statement.words, documents)
}

/** What was spent on a service in a year is not the price of the contract that is asked about. */
function isAboutContract(question: string): boolean {
  return !/\bhow much (?:was|has been|did [\w ]{1,30}) spen[dt] on\b/i.test(question)
}
