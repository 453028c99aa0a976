import { datedInWords, dateInWords } from '../../publish/wording.ts'
import { type ContractRow, listContracts } from '../../query/contracts.ts'
import { footingOf } from '../../query/footing.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows, type ListQuestion } from '../asking/list.ts'
import { moneyColumns } from '../asking/money-columns.ts'
import { defineCommand } from '../command.ts'
import { timelineLayout } from '../layouts/timeline.ts'
import type { Output } from '../output/output.ts'
import type { RowColumn } from '../output/rows.ts'

const COLUMNS: RowColumn<ContractRow>[] = [
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'region', heading: 'Region', value: (row) => row.region, csvOnly: true },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'service', heading: 'Service', value: (row) => row.service, wraps: true },
  { name: 'supplier', heading: 'Supplier', value: (row) => row.supplier, wraps: true },
  { name: 'supplier_name', heading: 'Supplier in one form', value: (row) => row.supplierName, csvOnly: true },
  {
    name: 'category',
    heading: 'For',
    optional: true,
    value: (row) => row.category,
    inWords: ({ category }) => category?.replaceAll('_', ' ') ?? null,
  },
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
  { name: 'expiry_date', heading: 'Until', value: (row) => row.expiryDate, inWords: endInWords },
  { name: 'ends_on', heading: 'Ends', value: (row) => row.endsOn, csvOnly: true },
  { name: 'implied_expiry_date', heading: 'Until, by its term', value: (row) => row.impliedExpiryDate, csvOnly: true },
  { name: 'derived', heading: 'Derived', value: (row) => row.derived.join(' '), csvOnly: true },
  { name: 'duration', heading: 'Term', value: (row) => row.duration, csvOnly: true },
  { name: 'extension', heading: 'Extension', value: (row) => row.extension, csvOnly: true },
  ...moneyColumns<ContractRow>(),
  { name: 'approximate', heading: 'About', value: (row) => Number(row.approximate), csvOnly: true },
  { name: 'vat', heading: 'VAT', value: (row) => row.vat, csvOnly: true },
  { name: 'shared', heading: 'Shared', value: (row) => Number(row.shared), csvOnly: true },
  { name: 'averaged', heading: 'Average', value: (row) => Number(row.averaged), csvOnly: true },
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
  { name: 'dated_on', heading: 'Stated', optional: true, value: (row) => row.datedOn, inWords: datedInWords },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
  { name: 'dated_by', heading: 'Which date', value: (row) => row.datedBy, csvOnly: true },
]

/** The printed end; where none is printed, the one that start and duration imply, marked by brackets. */
function endInWords({ expiryDate, impliedExpiryDate, derived }: ContractRow): string | null {
  if (expiryDate === null) return impliedExpiryDate && `(${dateInWords(impliedExpiryDate)})`
  return derived.includes('expiryDate') ? `(${dateInWords(expiryDate)})` : date(expiryDate)
}

function date(stated: string | null): string | null {
  return stated && dateInWords(stated)
}

function timeline(rows: ContractRow[], output: Output): string {
  const terms = rows.flatMap(({ odsCode, supplierName, supplier, service, product, startDate, endsOn }) => {
    const what = supplierName ?? supplier ?? service ?? product ?? ''
    return endsOn === null ? [] : [{ label: `${odsCode} ${what}`, start: startDate, end: endsOn }]
  })
  const today = new Date().toISOString().slice(0, 10)
  const drawn = timelineLayout(terms, today, output)
  const ended = terms.filter(({ end }) => end < today.slice(0, end.length)).length
  if (ended * 2 <= rows.length) return drawn
  const which = ended === rows.length ? 'All of these' : `${ended} of these ${rows.length}`
  return `${drawn}\n\n${which} have ended: --expires-after ${today} shows those that have not.`
}

export const contractList: ListQuestion<ContractRow> = {
  noun: 'contracts',
  columns: COLUMNS,
  ask: listContracts,
  below: timeline,
  rests: footingOf,
}

export const contractsCommand = defineCommand({
  name: 'contracts',
  group: 'Ask',
  summary: 'list contracts stated in responses, the first to end first',
  description:
    'Lists the contracts, services and systems of which responses state something: the first to end first, those without an end ' +
    'last, and draws when they run, with a thinner bar where the start is not known. Everything is as printed; what looks wrong is flagged, not mended. An end in brackets is not printed but follows from ' +
    'the start and the duration, or from a quarter or financial year. --supplier takes names as printed or in one form ' +
    '("Softcat" also finds "SOFTCAT PLC"). The evidence of each field is in --json.',
  arguments: {},
  flags: listFlags,
  settings: ['database'],
  examples: [
    { line: 'contracts --category epr --since 2024', meaning: 'who supplies patient records?' },
    {
      line: 'contracts --expires-within 12m --category firewall --region "North West"',
      meaning: 'which firewalls must be bought anew within a year?',
    },
    { line: 'contracts --expires-after 2025 --expires-before 2027', meaning: 'what ends in 2026?' },
    { line: 'contracts --supplier CCS --trust RET', meaning: 'what does one trust buy of one supplier?' },
  ],
  run: (invocation) => answerWithRows(contractList, invocation),
})
