/**
 * Contracts from answers in sentences. A contract begins where a question asks who supplies something and the answer names
 * a supplier; the questions after it are about that contract until another begins. What is not tied to a supplier so is
 * left out: a fact missed is better than one invented.
 */
import type { Contract, NormalisedDocument, Question, Span } from '../../domain.ts'
import { answerOutcome } from '../answer-outcome.ts'
import { foldWhiteSpace, sentencesOf, wordsOf } from '../reading/text.ts'
import { hasFacts, stateValue, withhold } from './facts.ts'
import { type Asked, allAskedFor } from './fields.ts'
import { type Asking, openContract } from './open-contract.ts'
import { withPointersFollowed } from './pointers.ts'
import { readProse } from './prose-values.ts'
import type { Statement } from './statement.ts'
import { partBySupplier } from './told-apart.ts'

/** Contracts that the answers tell of, in order. */
export function contractsByProse(
  statements: Statement[],
  questions: Question[],
  documents: NormalisedDocument[],
): Contract[] {
  const contracts: Contract[] = []
  let before: Asking | null = null
  for (const statement of withPointersFollowed(statements).flatMap((whole) => toldApart(whole, documents))) {
    const question = questions.find((asked) => asked.label === statement.question)
    if (!question) continue
    const asked = allAskedFor(question.text)
    const asking: Asking = { question, statement }
    const opens =
      statement.outcome === 'withheld' ? contracts.length === 0 && asked[0] === 'supplier' : asked.includes('supplier')
    const opened = opens ? openContract(asking, before, documents) : null
    before = asking
    if (opened) contracts.push(opened)
    const meant = opened ? [opened] : contractsMeant(question, contracts)
    if (meant.length > 1) stateShared(meant, asked, statement, question, documents)
    else for (const contract of meant) stateAll(contract, asked, statement, question, documents)
  }
  return contracts.filter((contract) => hasFacts(contract) && isMoreThanSupplier(contract))
}

/** "It is provided by NHS England" by itself names somebody, but no contract. */
function isMoreThanSupplier(contract: Contract): boolean {
  return Object.keys(contract.evidence).some((field) => field !== 'supplier')
}

/** An answer about several contracts as one statement a contract. */
function toldApart(statement: Statement, documents: NormalisedDocument[]): Statement[] {
  const { document, start, end } = statement.words
  const text = documents[document]?.text.slice(start, end) ?? ''
  const parts = statement.outcome === 'disclosed' ? partBySupplier(text) : []
  return parts.length === 0 ? [statement] : parts.map((part) => stretchOf(statement, part, text))
}

/** The part of a statement at offsets into its words. */
function stretchOf(statement: Statement, part: Span, text: string): Statement {
  const { document, start } = statement.words
  const words = foldWhiteSpace(text.slice(part.start, part.end))
  return { ...statement, words: { document, start: start + part.start, end: start + part.end, text: words } }
}

/**
 * An answer about all contracts at once. A sum is one contract's: it is taken only from a sentence that names its
 * contract ("SIP trunks: circa £61K. The value of the maintenance contract is withheld …").
 */
function stateShared(
  contracts: Contract[],
  asked: Asked[],
  statement: Statement,
  question: Question,
  documents: NormalisedDocument[],
): void {
  const isMoney = (field: Asked): boolean => field === 'annualSpend' || field === 'totalValue'
  const rest = asked.filter((field) => !isMoney(field))
  if (rest.length > 0) for (const contract of contracts) stateAll(contract, rest, statement, question, documents)
  const sums = asked.filter(isMoney)
  if (sums.length === 0) return
  const { document, start, end } = statement.words
  const text = documents[document]?.text.slice(start, end) ?? ''
  const left = new Set(contracts)
  for (const span of sentencesOf(text, { start: 0, end: text.length })) {
    const sentence = stretchOf(statement, span, text)
    const named = contractNamed(sentence.words.text, [...left]) ?? theOther(left, contracts, sentence.words.text)
    if (!named) continue
    left.delete(named)
    stateAll(named, sums, { ...sentence, outcome: answerOutcome(sentence.words.text) }, question, documents)
  }
}

/** The one of several contracts that no sentence before has named. */
function theOther(left: Set<Contract>, all: Contract[], sentence: string): Contract | undefined {
  const [only] = left
  return left.size === 1 && all.length > 1 && /\b(?:contract|agreement)\b/i.test(sentence) ? only : undefined
}

const GIVES = new Set(['disclosed', 'partially_withheld'])

/** "These contracts" and "both contracts" are all; otherwise the one that was opened last. */
function contractsMeant(question: Question, contracts: Contract[]): Contract[] {
  if (/\b(?:these|both|all|the)(?: of the| two| three)? contracts\b|\bcontracts above\b/i.test(question.text))
    return contracts
  const last = contracts.at(-1)
  const named = contracts.length > 1 ? contractNamed(question.text, contracts) : undefined
  return named ? [named] : last ? [last] : []
}

/** "When does the print contract expire?": the one contract whose service shares most words with the question. */
function contractNamed(question: string, contracts: Contract[]): Contract | undefined {
  const words = new Set(wordsOf(question).map(stem))
  const shares = contracts.map(
    ({ service }) => wordsOf(service ?? '').filter((word) => !GENERIC.has(word) && words.has(stem(word))).length,
  )
  const most = Math.max(...shares)
  return most > 0 && shares.filter((share) => share === most).length === 1 ? contracts[shares.indexOf(most)] : undefined
}

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ers?|s)$/, '') : word
}

const GENERIC = new Set([
  'contract',
  'contracts',
  'service',
  'services',
  'system',
  'systems',
  'managed',
  'support',
  'and',
  'the',
  'of',
  'for',
])

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
