import { dateInWords } from '../../publish/wording.ts'
import {
  type CustomerRow,
  listCustomers,
  listSuppliers,
  type SupplierRow,
  suppliersFooting,
} from '../../query/suppliers.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { moneyColumns } from '../asking/money-columns.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { perhapsOne } from '../flags.ts'
import type { RowColumn } from '../output/rows.ts'
import { contractList } from './contracts.ts'

const KNOWN: RowColumn<SupplierRow>[] = [
  { name: 'contracts', heading: 'Contracts', align: 'right', value: (row) => row.contracts },
  ...moneyColumns<SupplierRow>(),
  { name: 'currency', heading: 'Currency', value: (row) => row.currency, csvOnly: true },
  { name: 'approximate', heading: 'About', value: (row) => Number(row.approximate), csvOnly: true },
  { name: 'responses', heading: 'Responses', align: 'right', value: (row) => row.responses },
  {
    name: 'oldest',
    heading: 'Oldest',
    optional: true,
    value: (row) => row.oldest,
    inWords: (row) => dateInWords(row.oldest),
  },
  { name: 'newest', heading: 'Newest', value: (row) => row.newest, inWords: (row) => dateInWords(row.newest) },
]

const SUPPLIER: RowColumn<SupplierRow> = {
  name: 'supplier',
  heading: 'Supplier',
  value: (row) => row.supplier,
  wraps: true,
}

const SUPPLIERS: RowColumn<SupplierRow>[] = [
  SUPPLIER,
  { name: 'trusts', heading: 'Trusts', align: 'right', value: (row) => row.trusts },
  ...KNOWN,
]

const CUSTOMERS: RowColumn<CustomerRow>[] = [
  SUPPLIER,
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, wraps: true },
  ...KNOWN,
]

const { supplier: _supplier, ...flags } = listFlags

export const suppliersCommand = defineCommand({
  name: 'suppliers',
  group: 'Ask',
  summary: 'list who supplies whom, for how much, and how well that is known',
  description:
    'Lists suppliers by the number of their customers: what they are paid a year and in all, which are never added to each other ' +
    'nor across currencies, how many responses say so, and of what age these are. Of each trust the newest response on a category ' +
    'counts, so that a contract stated twice is not counted twice; sums shared with others are left out, "~" marks sums with an ' +
    'approximate amount in them. With a name (or part of one): its customers, and its contracts below, with --evidence the words that state them.',
  arguments: { name: perhapsOne('a supplier, or part of its name') },
  flags,
  settings: ['database'],
  examples: [
    { line: 'suppliers', meaning: 'who has most customers?' },
    { line: 'suppliers softcat --since 2023', meaning: 'whom does one supply?' },
    { line: 'suppliers --category epr --csv', meaning: 'who sells patient records, for a spreadsheet' },
  ],
  run: async (invocation) => {
    const { name } = invocation.given
    const contracts = { ...invocation, flags: { ...invocation.flags, supplier: name } }
    const asked = { ...contracts, flags: { ...contracts.flags, evidence: false } }
    if (name === null && invocation.flags.evidence)
      throw new UsageError(
        '--evidence is of the contracts of one supplier.',
        'Name it: trustlog suppliers softcat --evidence.',
      )
    if (name === null)
      return answerWithRows(
        { noun: 'suppliers', columns: SUPPLIERS, ask: listSuppliers, rests: suppliersFooting },
        asked,
      )
    const code = await answerWithRows(
      { noun: 'customers', columns: CUSTOMERS, ask: listCustomers, rests: suppliersFooting },
      asked,
    )
    if (asked.flags.json || asked.flags.csv || asked.flags.showSql) return code
    await invocation.output.line()
    return answerWithRows(contractList, contracts)
  },
})
