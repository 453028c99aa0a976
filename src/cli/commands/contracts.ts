import { dateInWords, moneyInWords } from '../../publish/wording.ts'
import { type ContractRow, listContracts } from '../../query/contracts.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import type { RowColumn } from '../output/rows.ts'

const COLUMNS: RowColumn<ContractRow>[] = [
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'service', heading: 'Service', value: (row) => row.service, wraps: true },
  { name: 'supplier', heading: 'Supplier', value: (row) => row.supplier, wraps: true },
  { name: 'brand', heading: 'Brand', optional: true, value: (row) => row.brand, wraps: true },
  { name: 'product', heading: 'Product', value: (row) => row.product, csvOnly: true },
  { name: 'description', heading: 'Description', value: (row) => row.description, csvOnly: true },
  {
    name: 'start_date',
    heading: 'From',
    optional: true,
    value: (row) => row.startDate,
    inWords: (row) => date(row.startDate),
  },
  { name: 'expiry_date', heading: 'Until', value: (row) => row.expiryDate, inWords: (row) => date(row.expiryDate) },
  { name: 'duration', heading: 'Term', value: (row) => row.duration, csvOnly: true },
  {
    name: 'annual_spend',
    heading: 'A year',
    align: 'right',
    value: (row) => row.annualSpend,
    inWords: (row) => money(row, row.annualSpend),
  },
  {
    name: 'total_value',
    heading: 'In all',
    align: 'right',
    value: (row) => row.totalValue,
    inWords: (row) => money(row, row.totalValue),
  },
  { name: 'approximate', heading: 'About', value: (row) => Number(row.approximate), csvOnly: true },
  { name: 'currency', heading: 'Currency', value: (row) => row.currency, csvOnly: true },
  { name: 'licences', heading: 'Licences', align: 'right', optional: true, value: (row) => row.licences },
  { name: 'contract_officer', heading: 'Officer', value: (row) => row.contractOfficer, csvOnly: true },
  { name: 'framework', heading: 'Framework', value: (row) => row.framework, csvOnly: true },
  { name: 'withheld', heading: 'Withheld', value: (row) => row.withheld.join(' '), csvOnly: true },
  {
    name: 'flags',
    heading: 'Looks wrong',
    optional: true,
    value: (row) => row.flags.join(' ').replaceAll('_', ' '),
    wraps: true,
  },
  { name: 'dated_on', heading: 'Stated', optional: true, value: (row) => row.datedOn },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
]

function date(stated: string | null): string | null {
  return stated && dateInWords(stated)
}

function money({ currency, approximate }: ContractRow, amount: number | null): string | null {
  return amount === null ? null : moneyInWords(amount, currency, approximate)
}

export const contractsCommand = defineCommand({
  name: 'contracts',
  group: 'Ask',
  summary: 'list contracts stated in responses, the first to end first',
  description:
    'Lists the contracts, services and systems of which responses state something: the first to end first, those without an end ' +
    'last. Everything is as printed; what looks wrong is flagged, not mended. The evidence of each field is in --json.',
  arguments: {},
  flags: listFlags,
  settings: ['database'],
  examples: [
    { line: 'contracts --expires-after 2026-01-01 --expires-before 2027-01-01', meaning: 'what ends next year?' },
    { line: 'contracts --supplier CCS --trust RET', meaning: 'what does one trust buy of one supplier?' },
  ],
  run: (invocation) => answerWithRows({ noun: 'contracts', columns: COLUMNS, ask: listContracts }, invocation),
})
