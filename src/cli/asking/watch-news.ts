/** What saved questions found anew, for people and for other programs. */
import type { TrustlogDatabase } from '../../../db/database.ts'
import { masked } from '../../publish/masking.ts'
import { requestersOf } from '../../query/requesters.ts'
import type { Found, WatchNews } from '../../query/watches.ts'
import { contractList } from '../commands/contracts.ts'
import { RESPONSE_COLUMNS } from '../commands/responses.ts'
import { type Output, oneLine } from '../output/output.ts'
import { printRows, type RowColumn } from '../output/rows.ts'

function maskedRow<Row extends { responseId: number }>(database: TrustlogDatabase, row: Row): Row {
  return masked(row, requestersOf(database, row.responseId))
}

/** For other programs: each question with what is new, masked. */
export function shownNews(database: TrustlogDatabase) {
  return ({ name, question, problem, news, matching }: WatchNews) => ({
    name,
    question,
    problem: problem && { message: problem.message, advice: problem.advice },
    matching,
    news: news.map(({ of, row }) => ({ of, ...maskedRow<Found['row']>(database, row) })),
  })
}

interface NewsRow {
  watch: string
  of: Found['of']
  row: Found['row']
  contract: Extract<Found, { of: 'contracts' }>['row'] | null
}

export const NEWS_COLUMNS: RowColumn<NewsRow>[] = [
  { name: 'watch', heading: 'Watch', value: ({ watch }) => watch },
  { name: 'of', heading: 'Of', value: ({ of }) => of },
  { name: 'ods_code', heading: 'Trust', value: ({ row }) => row.odsCode },
  { name: 'trust', heading: 'Name', value: ({ row }) => row.trust },
  { name: 'reference', heading: 'Reference', value: ({ row }) => row.reference ?? `#${row.responseId}` },
  { name: 'dated_on', heading: 'Date', value: ({ row }) => row.datedOn },
  { name: 'title', heading: 'Title', value: ({ row }) => row.title },
  { name: 'service', heading: 'Service', value: ({ contract }) => contract?.service ?? null },
  { name: 'supplier', heading: 'Supplier', value: ({ contract }) => contract?.supplier ?? null },
  { name: 'category', heading: 'For', value: ({ contract }) => contract?.category ?? null },
  { name: 'ends_on', heading: 'Ends', value: ({ contract }) => contract?.endsOn ?? null },
  { name: 'url', heading: 'Address', value: ({ row }) => row.url },
]

/** One row a finding, masked. */
export function newsRows(database: TrustlogDatabase) {
  return ({ name, news }: WatchNews): NewsRow[] =>
    news.map((found) => {
      if (found.of === 'responses')
        return { watch: name, of: found.of, row: maskedRow(database, found.row), contract: null }
      const contract = maskedRow(database, found.row)
      return { watch: name, of: found.of, row: contract, contract }
    })
}

export async function printNews(
  database: TrustlogDatabase,
  asked: readonly WatchNews[],
  output: Output,
): Promise<void> {
  if (asked.length === 0) {
    await output.line('No question is saved yet: trustlog watch add "expires-within 6m category:firewall" saves one.')
    return
  }
  for (const [index, { name, question, problem, news, matching }] of asked.entries()) {
    if (index > 0) await output.line()
    await output.line(`${output.colours.bold(name)}: ${oneLine(question)}`)
    if (problem !== null) {
      await output.line(`It cannot be asked: ${oneLine(problem.message)} ${oneLine(problem.advice)}`)
      continue
    }
    const known = matching === 0 ? 'it finds nothing at present' : `${matching.toLocaleString('en-GB')} known already`
    await output.line(
      news.length === 0
        ? `Nothing new; ${known}.`
        : `${news.length.toLocaleString('en-GB')} new of ${matching.toLocaleString('en-GB')}:`,
    )
    const contracts = news.flatMap((found) => (found.of === 'contracts' ? [maskedRow(database, found.row)] : []))
    const responses = news.flatMap((found) => (found.of === 'responses' ? [maskedRow(database, found.row)] : []))
    if (contracts.length > 0) await printRows(output, 'table', contractList.columns, contracts, '')
    if (responses.length > 0) await printRows(output, 'table', RESPONSE_COLUMNS, responses, '')
  }
}
