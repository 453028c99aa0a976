/** A contract begins where a question asks who supplies something: with the supplier named, or with the supplier withheld. */
import type { Contract, NormalisedDocument, Question, Span } from '../../domain.ts'
import type { Words } from '../dialogue/words.ts'
import { sentenceCase } from '../reading/text.ts'
import { emptyContract, type Place, state, stateValue, withhold } from './facts.ts'
import { type Asked, allAskedFor } from './fields.ts'
import { readProse } from './prose-values.ts'
import { findServiceName } from './service-name.ts'
import type { Statement } from './statement.ts'
import { findSupplier, findWork } from './supplier-name.ts'

/** A question with what was answered to it. */
export interface Asking {
  question: Question
  statement: Statement
}

/**
 * The contract that an answer to a question about a supplier opens; null where it names none.
 * @param before the question and answer just before, which say what "the supplier" supplies: "Which EPR do you use?"
 */
export function openContract(asking: Asking, before: Asking | null, documents: NormalisedDocument[]): Contract | null {
  const { question, statement } = asking
  const contract = emptyContract()
  const text = wordsAt(statement.words, documents)
  if (statement.outcome === 'withheld') withhold(contract, 'supplier')
  else if (statement.outcome === 'disclosed' || statement.outcome === 'partially_withheld') {
    const supplier = findSupplier(text)
    if (!supplier) return null
    const printed = text.slice(supplier.start, supplier.end).replace(/\s+/g, ' ')
    state(contract, 'supplier', printed, placeIn(statement.words, supplier), documents)
  } else return null
  const work = statement.outcome === 'withheld' ? null : findWork(text)
  if (work) nameBy(contract, statement.words, work, documents)
  else nameByQuestion(contract, question, before, documents)
  return contract
}

function nameByQuestion(
  contract: Contract,
  question: Question,
  before: Asking | null,
  documents: NormalisedDocument[],
): void {
  const own = findServiceName(question.evidence.quote)
  if (own) {
    nameBy(contract, question.evidence, own, documents)
    return
  }
  if (!before || !asksForThing(before.question)) return
  const service = findServiceName(before.question.evidence.quote)
  if (service) nameBy(contract, before.question.evidence, service, documents)
  if (before.statement.outcome !== 'disclosed') return
  const words = wordsAt(before.statement.words, documents)
  for (const value of readProse(['brand', 'product'], words))
    if (value.field === 'product') stateValue(contract, value, before.statement.words, documents)
}

const THINGS: Asked[] = ['brand', 'product']

/** "What EPR system do you use?": a question for a thing, whose supplier the next question may ask for. */
function asksForThing({ text }: Question): boolean {
  const asked = allAskedFor(text)
  if (asked.includes('supplier')) return false
  return (
    asked.some((field) => THINGS.includes(field)) ||
    /^(?:what|which)\b[^?]{1,80}\b(?:use|used|using|in use|have)\b/i.test(text)
  )
}

function nameBy(contract: Contract, whole: Place, part: Span, documents: NormalisedDocument[]): void {
  const place = placeIn(whole, part)
  state(
    contract,
    'service',
    sentenceCase(documents[place.document]?.text.slice(place.start, place.end) ?? ''),
    place,
    documents,
  )
}

function placeIn({ document, start }: Place, part: Span): Place {
  return { document, start: start + part.start, end: start + part.end }
}

function wordsAt({ document, start, end }: Words, documents: NormalisedDocument[]): string {
  return documents[document]?.text.slice(start, end) ?? ''
}
