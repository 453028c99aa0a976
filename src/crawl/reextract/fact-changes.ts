/** Two readings of one response, fact by fact. */
import type { CorrectedValue, Evidence, ExtractedResponse } from '../../domain.ts'
import { CONTRACT_FIELDS, type Contract } from '../../domain.ts'

type Value = CorrectedValue | boolean

export interface FactChange {
  kind: 'added' | 'removed' | 'changed'
  /** Such as `receivedOn`, `answers.2.outcome`, `contracts.1.supplier`, `exemptions.s31(3)`. */
  fact: string
  /** Which contract or subject it is, in words; null where the fact's own name says it. */
  of: string | null
  before: Value
  after: Value
  /** Where the new value stands, or, of what was removed, the old one; null for what no document states. */
  evidence: Evidence | null
}

interface Fact {
  of: string | null
  value: Value
  evidence: Evidence | null
}

const IDENTITY = ['authority', 'title', 'regime', 'receivedOn', 'respondedOn', 'publishedOn'] as const

/** What is understood of a contract, beside the fields that it states. */
const UNDERSTOOD = [
  'approximate',
  'currency',
  'vat',
  'shared',
  'averaged',
  'supplierName',
  'category',
  'impliedExpiryDate',
] as const

/** @returns what differs, in the order of the newer reading, what is gone last; evidence that only moved is no change */
export function factChanges(before: ExtractedResponse, after: ExtractedResponse): FactChange[] {
  const numbers = alignContracts(before.contracts, after.contracts)
  const old = factsOf(before, numbers)
  const now = factsOf(after, null)
  const changes: FactChange[] = []
  for (const [fact, { of, value, evidence }] of now) {
    const held = old.get(fact)
    if (held?.value === value) continue
    const kind = held === undefined || held.value === null ? 'added' : value === null ? 'removed' : 'changed'
    if (held === undefined && isNothing(value)) continue
    changes.push({
      kind,
      fact,
      of,
      before: held?.value ?? null,
      after: value,
      evidence: evidence ?? held?.evidence ?? null,
    })
  }
  for (const [fact, { of, value, evidence }] of old) {
    if (now.has(fact) || isNothing(value)) continue
    changes.push({ kind: 'removed', fact, of, before: value, after: null, evidence })
  }
  return changes
}

function isNothing(value: Value): boolean {
  return value === null || value === false
}

/** @param numbers under which each contract is listed; their own order where null */
function factsOf(response: ExtractedResponse, numbers: number[] | null): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  const add = (name: string, fact: Fact): void => {
    let unique = name
    for (let repeat = 2; facts.has(unique); repeat++) unique = `${name} #${repeat}`
    facts.set(unique, fact)
  }
  for (const field of IDENTITY) {
    add(field, { of: null, value: response[field], evidence: response.evidence[field] ?? null })
  }
  add('outcome', { of: null, value: response.outcome, evidence: null })
  for (const { label, text, evidence } of response.questions)
    add(`questions.${label}`, { of: null, value: text, evidence })
  for (const { questions, subject, text, outcome, evidence } of response.answers) {
    const name = `answers.${questions.join(',') || '*'}${subject === null ? '' : `@${subject}`}`
    add(`${name}.outcome`, { of: subject, value: outcome, evidence })
    add(`${name}.text`, { of: subject, value: text, evidence })
  }
  for (const { regime, section, subsection, questions, ncnd, evidence } of response.exemptions) {
    const prefix = regime === 'EIR' || regime === 'EISR' ? 'reg ' : 's'
    const concerning = questions.length > 0 ? `questions ${questions.join(', ')}` : 'the whole request'
    const value = `${regime}, ${concerning}${ncnd ? ', neither confirm nor deny' : ''}`
    add(`exemptions.${prefix}${section}${subsection}`, { of: null, value, evidence })
  }
  for (const [index, contract] of response.contracts.entries()) {
    const name = `contracts.${numbers?.[index] ?? index + 1}`
    for (const [field, fact] of contractFacts(contract)) add(`${name}.${field}`, fact)
  }
  return facts
}

function contractFacts(contract: Contract): [string, Fact][] {
  const of = contract.service ?? contract.supplier ?? contract.product
  const stated = CONTRACT_FIELDS.map((field): [string, Fact] => [
    field,
    { of, value: contract[field], evidence: contract.evidence[field] ?? null },
  ])
  const understood = UNDERSTOOD.map((field): [string, Fact] => [field, { of, value: contract[field], evidence: null }])
  const withheld = contract.withheld.join(', ')
  return [...stated, ...understood, ['withheld', { of, value: withheld || null, evidence: null }]]
}

/**
 * Which contract of the newer reading each one of the older is: the same by service, supplier and product, else by
 * service and supplier alone, else by one of them; the others keep numbers of their own behind all.
 */
function alignContracts(before: Contract[], after: Contract[]): number[] {
  const keys: ((contract: Contract) => string | null)[] = [
    ({ service, supplier, product }) => JSON.stringify([service, supplier, product]),
    ({ service, supplier }) => JSON.stringify([service, supplier]),
    ({ service }) => service,
    ({ supplier }) => supplier,
  ]
  const numbers = new Map<number, number>()
  const free = new Set(after.keys())
  for (const key of keys) {
    const waiting = new Map<string, number[]>()
    for (const index of free) {
      const name = after[index] && key(after[index])
      if (name) waiting.set(name, [...(waiting.get(name) ?? []), index])
    }
    for (const [index, contract] of before.entries()) {
      if (numbers.has(index)) continue
      const found = waiting.get(key(contract) ?? '')?.shift()
      if (found === undefined) continue
      numbers.set(index, found + 1)
      free.delete(found)
    }
  }
  let unmatched = after.length
  return before.map((_, index) => numbers.get(index) ?? ++unmatched)
}
