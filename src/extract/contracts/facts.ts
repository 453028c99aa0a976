/** Builds contracts fact by fact: every value comes with its place in a document. */
import type { Contract, ContractField, Evidence, NormalisedDocument, Span } from '../../domain.ts'
import { CONTRACT_FIELDS } from '../../domain.ts'
import { evidenceAt } from '../evidence.ts'
import type { Asked } from './fields.ts'
import { type FieldValue, readValues } from './read-value.ts'

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
  const { field, value, start, end, currency, approximate } = found
  if (contract[field] !== null) return
  const at = { document: place.document, start: place.start + start, end: place.start + end }
  Object.assign(contract, { [field]: value })
  contract.evidence[field] = evidenceAt(documents, at)
  if (currency !== null) Object.assign(contract, { currency, approximate: contract.approximate || approximate })
}

/** Copies what another contract states ("as above"), with the evidence of where it is stated. */
export function copyFact(to: Contract, from: Contract, field: ContractField): void {
  const evidence: Evidence | undefined = from.evidence[field]
  if (!evidence || to[field] !== null) return
  Object.assign(to, { [field]: from[field] })
  to.evidence[field] = evidence
  if (field === 'annualSpend' || field === 'totalValue')
    Object.assign(to, { currency: from.currency, approximate: to.approximate || from.approximate })
}

/** Whether anything is stated beyond the contract's own name. */
export function hasFacts(contract: Contract): boolean {
  return CONTRACT_FIELDS.some((field) => field !== 'service' && contract[field] !== null)
}

/** What looks wrong as printed: kept, and flagged. */
export function flagged(contract: Contract): Contract {
  const { startDate, expiryDate } = contract
  const backwards = startDate !== null && expiryDate !== null && expiryDate < startDate.slice(0, expiryDate.length)
  return backwards ? { ...contract, flags: [...contract.flags, 'expiry_before_start'] } : contract
}
