/** Builds contracts fact by fact: every value comes with its place in a document. */
import type { Contract, ContractField, Evidence, NormalisedDocument, Span } from '../../domain.ts'
import { CONTRACT_FIELDS } from '../../domain.ts'
import { evidenceAt } from '../evidence.ts'
import type { Asked } from './fields.ts'
import { type FieldValue, type MoneyReading, readValues } from './read-value.ts'

export type Place = Span & { document: number }

export function emptyContract(): Contract {
  return {
    service: null,
    supplier: null,
    brand: null,
    product: null,
    description: null,
    startDate: null,
    expiryDate: null,
    duration: null,
    annualSpend: null,
    totalValue: null,
    approximate: false,
    currency: null,
    licences: null,
    contractOfficer: null,
    framework: null,
    extension: null,
    vat: null,
    shared: false,
    averaged: false,
    supplierName: null,
    category: null,
    impliedExpiryDate: null,
    derived: [],
    withheld: [],
    flags: [],
    evidence: {},
  }
}

/** Puts a value where none stands yet. */
export function state<Field extends ContractField>(
  contract: Contract,
  field: Field,
  value: Contract[Field],
  place: Place,
  documents: NormalisedDocument[],
): void {
  if (value === null || contract[field] !== null) return
  contract[field] = value
  contract.evidence[field] = evidenceAt(documents, place)
}

/** States what a cell or an answer gives for what was asked. */
export function stateAnswer(contract: Contract, asked: Asked, place: Place, documents: NormalisedDocument[]): void {
  const words = documents[place.document]?.text.slice(place.start, place.end) ?? ''
  for (const value of readValues(asked, words)) stateValue(contract, value, place, documents)
}

/** Puts a value that was read from the words at a place, where none stands yet. */
export function stateValue(contract: Contract, found: FieldValue, place: Place, documents: NormalisedDocument[]): void {
  const { field, value, start, end, money } = found
  if (contract[field] !== null) return
  const at = { document: place.document, start: place.start + start, end: place.start + end }
  Object.assign(contract, { [field]: value })
  contract.evidence[field] = evidenceAt(documents, at)
  if (money) takeMoneyTerms(contract, money)
}

/** What is said of one of a contract's sums is said of the contract. */
function takeMoneyTerms(contract: Contract, said: MoneyReading): void {
  contract.currency = said.currency
  contract.approximate ||= said.approximate
  contract.vat ??= said.vat
  contract.shared ||= said.shared
  contract.averaged ||= said.averaged
}

/** Notes a field as asked for and refused, unless something of it is stated. Extensions are no field that labels know. */
export function withhold(contract: Contract, asked: Asked): void {
  if (asked === 'other' || asked === 'term' || asked === 'extension') return
  if (contract[asked] === null && !contract.withheld.includes(asked)) contract.withheld.push(asked)
}

/** Copies what another contract states ("as above"), with the evidence of where it is stated. */
export function copyFact(to: Contract, from: Contract, field: ContractField): void {
  const evidence: Evidence | undefined = from.evidence[field]
  if (!evidence || to[field] !== null) return
  Object.assign(to, { [field]: from[field] })
  to.evidence[field] = evidence
  if ((field === 'annualSpend' || field === 'totalValue') && from.currency !== null)
    takeMoneyTerms(to, { ...from, currency: from.currency })
}

/** Whether anything is stated beyond the contract's own name. */
export function hasFacts(contract: Contract): boolean {
  return CONTRACT_FIELDS.some((field) => field !== 'service' && field !== 'extension' && contract[field] !== null)
}
