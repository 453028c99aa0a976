/** Missing references of a trust, for people: how much of each series is published, and which numbers are not. */
import { counted, dateInWords } from '../../publish/wording.ts'
import type { Gaps, ReferenceGap, SeriesShare } from '../../query/gaps.ts'
import { shareOfAll } from '../../query/gaps.ts'
import type { Output } from '../output/output.ts'
import { renderTable, type TableColumn } from '../output/table.ts'
import { paragraph } from '../output/wrap.ts'

/** What the estimate rests on, wherever it is given. */
export const ASSUMPTION =
  'This supposes that every number between two that are published was given to a request for information. Numbers are also ' +
  'spent on requests for personal data or under other laws, on enquiries that were withdrawn, and on replies that are not ' +
  'published yet; and references can be misread. So the share published of what could be is rather higher.'

const SERIES_COLUMNS: TableColumn[] = [
  { heading: 'Trust' },
  { heading: 'References', wraps: true },
  { heading: 'Year' },
  { heading: 'Published', align: 'right' },
  { heading: 'Missing', align: 'right' },
  { heading: 'Share', align: 'right' },
]

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function seriesCells({ odsCode, shape, year, published, missing, share }: SeriesShare): (string | number | null)[] {
  return [odsCode, shape, year, published, missing, percent(share)]
}

const GAP_COLUMNS: TableColumn[] = [
  { heading: 'Trust' },
  { heading: 'Missing' },
  { heading: 'Numbers', align: 'right' },
  { heading: 'Between', wraps: true },
  { heading: '', optional: true },
]

/** `FOI 4215`, or `FOI 4218 – FOI 4230`. */
function rangeInWords({ from, to, count }: ReferenceGap): string {
  return count === 1 ? from : `${from} – ${to}`
}

/** `1 Feb 2026 and 3 Mar 2026`; what is dated alike, to the day or only to the year, is named once. */
function between({ before, after }: ReferenceGap): string {
  const behind = dateInWords(after.datedOn)
  if (before?.datedOn === after.datedOn) return behind
  return before === null ? `the first, and ${behind}` : `${dateInWords(before.datedOn)} and ${behind}`
}

function gapCells(gap: ReferenceGap): (string | number | null)[] {
  return [gap.odsCode, rangeInWords(gap), gap.count, between(gap), gap.jump ? 'new numbering?' : '']
}

/** @param limit so many gaps are shown */
export function gapsLayout({ series, gaps, requests, unnumbered }: Gaps, limit: number, output: Output): string {
  const width = Math.min(output.width ?? 100, 110)
  const missing = gaps.filter(({ jump }) => !jump).reduce((sum, { count }) => sum + count, 0)
  const jumps = gaps.length - gaps.filter(({ jump }) => !jump).length
  const published = series.reduce((sum, row) => sum + row.published, 0)
  const share = shareOfAll(series) ?? 0
  const estimate =
    `${counted(published, 'reference')} of ${counted(published + missing, 'number')} ${published === 1 ? 'is' : 'are'} or ` +
    `were published: ${percent(share)}. ${ASSUMPTION}`
  const remarks = [
    ...(jumps > 0
      ? [`${counted(jumps, 'jump')} of more numbers than usual, perhaps a new numbering, not counted.`]
      : []),
    ...(unnumbered > 0
      ? [`${counted(unnumbered, 'request')} of ${requests.toLocaleString('en-GB')} left out: no reference that counts.`]
      : []),
  ]
  return [
    renderTable(SERIES_COLUMNS, series.map(seriesCells), output),
    '',
    paragraph([estimate, ...remarks].join(' '), width, ''),
    ...(gaps.length === 0
      ? ['', 'No number is missing between them.']
      : ['', renderTable(GAP_COLUMNS, gaps.slice(0, limit).map(gapCells), output)]),
  ].join('\n')
}
