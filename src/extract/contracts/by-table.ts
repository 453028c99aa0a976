/** Contracts from tables whose columns, or rows, are a contract's fields. */
import type { Contract, NormalisedDocument } from '../../domain.ts'
import type { Passage } from '../reading/passages.ts'
import { type Cell, covers, tableRows } from '../reading/table.ts'
import { copyFact, emptyContract, hasFacts, state, stateAnswer, withhold } from './facts.ts'
import { type Asked, askedFor } from './fields.ts'
import { isPointer } from './values.ts'

/** A table of contracts names at least this many fields, one of them what or who the contract is. */
const LEAST_FIELDS = 3
const REFUSED = /\b(?:withheld|exempt|redacted|not (?:disclosed|released))\b/i

/** The contracts of one table, a row or a column each; none where neither its columns nor its rows are a contract's fields. */
export function contractsByTable(passage: Passage, documents: NormalisedDocument[]): Contract[] {
  const rows = tableRows(passage, documents)
  const byRow = rowContracts(rows, documents)
  return byRow.length > 0 ? byRow : columnContracts(rows, documents)
}

function rowContracts(rows: Cell[][], documents: NormalisedDocument[]): Contract[] {
  const head = rows.findIndex((row) => isHead(row))
  if (head < 0 || (rows[head]?.length ?? 0) > MOST_FIELDS) return []
  const columns = columnsOf(rows[head] ?? [])
  const contracts: Contract[] = []
  for (const row of rows.slice(head + 1)) {
    if (isTotal(row)) continue
    const contract = rowContract(row, columns, contracts.at(-1) ?? null, documents)
    if (identifies(contract)) contracts.push(contract)
  }
  return contracts
}

/** The first column names the fields; a cell that spans several columns is said of each. */
function columnContracts(rows: Cell[][], documents: NormalisedDocument[]): Contract[] {
  const width = rows.reduce((most, row) => Math.max(most, ...row.map((cell) => cell.column + cell.columnSpan)), 0)
  if (width > MOST_COLUMNS) return []
  const turned = Array.from({ length: width }, (_, column) =>
    rows.flatMap((row, index) => {
      const cell = row.find((candidate) => covers(candidate, column))
      return cell ? [{ ...cell, row: column, column: index, columnSpan: 1 }] : []
    }),
  )
  const [head = []] = turned
  return isHead(head) ? rowContracts(turned, documents) : []
}

const MOST_COLUMNS = 40

/** No register has more fields; a sheet with more is no table of contracts. */
const MOST_FIELDS = 200

interface Column {
  cell: Cell
  asked: Asked | null
}

/** What each column asks for; the contract's name stands in the first that nothing else explains, numbers of rows apart. */
function columnsOf(head: Cell[]): Column[] {
  const columns = head.map((cell) => ({ cell, asked: askedFor(cell.text) }))
  if (columns.some(({ asked }) => asked === 'service')) return columns
  const name = columns.find(({ cell, asked }, index) => asked === null && index <= 1 && !ROW_NUMBER.test(cell.text))
  return columns.map((column) => (column === name ? { ...column, asked: 'service' } : column))
}

const ROW_NUMBER = /^(?:(?:contract |row |line |item )?(?:ref(?:erence)?|id|no|number|#)\.?)$/i

function isTotal(row: Cell[]): boolean {
  return row.some((cell) => /^(?:grand |sub-?)?totals?\b/i.test(cell.text))
}

/** A row that gives nothing but money or a name is no contract. */
function identifies(contract: Contract): boolean {
  const { supplier, brand, product, description, startDate, expiryDate, duration, contractOfficer, framework } =
    contract
  const told = [supplier, brand, product, description, startDate, expiryDate, duration, contractOfficer, framework]
  return hasFacts(contract) && (told.some((value) => value !== null) || contract.withheld.length > 0)
}

function isHead(row: Cell[]): boolean {
  const fields = new Set(row.flatMap((cell) => (cell.text.length <= 80 ? (askedFor(cell.text) ?? []) : [])))
  fields.delete('other')
  return fields.size >= LEAST_FIELDS && (fields.has('supplier') || (fields.has('product') && fields.has('expiryDate')))
}

function rowContract(
  row: Cell[],
  columns: Column[],
  above: Contract | null,
  documents: NormalisedDocument[],
): Contract {
  const contract = emptyContract()
  for (const { cell: head, asked } of columns) {
    const cell = row.find((candidate) => covers(candidate, head.column))
    if (!cell || cell.text === '' || asked === null || asked === 'other') continue
    if (asked === 'service') state(contract, 'service', cell.text, cell, documents)
    else if (asked === 'term') stateAnswer(contract, asked, cell, documents)
    else if (REFUSED.test(cell.text)) withhold(contract, asked)
    else if (/^see (?!above)/i.test(cell.text)) continue
    else if (isPointer(cell.text)) {
      if (above && asked !== 'duration') copyFact(contract, above, asked)
    } else stateAnswer(contract, asked, cell, documents)
  }
  return contract
}
