/** Contracts from tables whose columns are a contract's fields: one row a contract. */
import type { Contract, NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { type Cell, covers, tableRows } from '../reading/table.ts'
import { copyFact, emptyContract, flagged, hasFacts, state, stateAnswer } from './facts.ts'
import { type Asked, askedFor } from './fields.ts'
import { isPointer } from './values.ts'

/** A table of contracts names at least this many fields, one of them what or who the contract is. */
const LEAST_FIELDS = 3
const REFUSED = /\b(?:withheld|exempt|redacted|not (?:disclosed|released))\b/i

/** The contracts of one table; none where its columns are not a contract's fields. */
export function contractsByTable(passage: Passage, documents: NormalisedDocument[]): Contract[] {
  const rows = tableRows(passage, documents)
  const head = rows.findIndex((row) => isHead(row))
  if (head < 0) return []
  const columns = (rows[head] ?? []).map((cell, index) => ({ cell, asked: columnAsks(cell, index) }))
  const contracts: Contract[] = []
  for (const row of rows.slice(head + 1)) {
    const contract = rowContract(row, columns, contracts.at(-1) ?? null, documents)
    if (hasFacts(contract)) contracts.push(flagged(contract))
  }
  return contracts
}

function columnAsks(cell: Cell, index: number): Asked | null {
  return askedFor(cell.text) ?? (index === 0 && cell.text !== '' ? 'service' : null)
}

function isHead(row: Cell[]): boolean {
  const fields = new Set(row.flatMap((cell) => (cell.text.length <= 80 ? (askedFor(cell.text) ?? []) : [])))
  fields.delete('other')
  return fields.size >= LEAST_FIELDS && (fields.has('supplier') || (fields.has('product') && fields.has('expiryDate')))
}

function rowContract(
  row: Cell[],
  columns: { cell: Cell; asked: Asked | null }[],
  above: Contract | null,
  documents: NormalisedDocument[],
): Contract {
  const contract = emptyContract()
  for (const { cell: head, asked } of columns) {
    const cell = row.find((candidate) => covers(candidate, head.column))
    if (!cell || cell.text === '' || asked === null || asked === 'other') continue
    if (asked === 'service') state(contract, 'service', cell.text, cell, documents)
    else if (asked === 'term') stateAnswer(contract, asked, cell, documents)
    else if (REFUSED.test(cell.text)) contract.withheld.push(asked)
    else if (isPointer(cell.text)) {
      if (above && asked !== 'duration') copyFact(contract, above, asked)
    } else stateAnswer(contract, asked, cell, documents)
  }
  if (contract.annualSpend !== null && contract.currency === null && above) contract.currency = above.currency
  return contract
}
