/** How every log is, as Markdown for the summary of a GitHub job. */
import type { Health, LogStatus } from '../query/status.ts'
import { markdownTable, markdownText } from './markdown.ts'
import { sparkline } from './sparkline.ts'
import { counted, inWords } from './wording.ts'

/** GitHub refuses a summary of more than 1 MiB; the rest is room for what other steps say. */
const LARGEST_BYTES = 900_000
/** Of what is wrong with one log. */
const TROUBLES_SHOWN = 4
const NAME_SHOWN = 120

const COLUMNS = [
  { heading: 'Trust', align: 'left' },
  { heading: 'Health', align: 'left' },
  { heading: 'Last good', align: 'left' },
  { heading: 'Newest', align: 'left' },
  { heading: 'Held', align: 'right' },
  { heading: '12 months', align: 'left' },
  { heading: 'What is wrong', align: 'left' },
] as const

const MARKS: Record<Health, string> = {
  failed: '❌',
  held_back: '⛔',
  incomplete: '⚠️',
  doubtful: '🤔',
  never: '➖',
  well: '✅',
}

/** The statuses as they come, the worst first; those for which there is no room are counted. */
export function statusSummary(statuses: readonly LogStatus[]): string {
  if (statuses.length === 0) return '## No log was crawled yet'
  const rows = statuses.map(rowOf)
  let [shown, bytes] = [0, 0]
  for (const row of rows) {
    // Bars and spaces between the cells, and the end of the line.
    bytes += Buffer.byteLength(row.join(' | ')) + 6
    if (bytes > LARGEST_BYTES) break
    shown += 1
  }
  const rest = rows.length - shown
  return [
    `## ${heading(statuses)}`,
    markdownTable([...COLUMNS], rows.slice(0, shown)),
    ...(rest > 0 ? [`and ${counted(rest, 'log')} more, none worse than these.`] : []),
  ].join('\n\n')
}

function heading(statuses: readonly LogStatus[]): string {
  const well = statuses.filter(({ health }) => health === 'well').length
  return well === statuses.length
    ? `All ${counted(well, 'log')} are well`
    : `${counted(statuses.length - well, 'log')} of ${statuses.length.toLocaleString('en-GB')} not well`
}

function rowOf(status: LogStatus): string[] {
  const { odsCode, trust, health, crawlsSinceGood, lastGoodAt, newestOn, responses, months } = status
  const often = health !== 'well' && crawlsSinceGood > 1 ? ` ${crawlsSinceGood}×` : ''
  return [
    markdownText(`${odsCode} ${trust}`.slice(0, NAME_SHOWN)),
    `${MARKS[health]} ${inWords(health)}${often}`,
    lastGoodAt?.slice(0, 10) ?? 'never',
    newestOn ?? '',
    responses.toLocaleString('en-GB'),
    sparkline(months),
    wrongWith(status),
  ]
}

function wrongWith({ troubles }: LogStatus): string {
  const shown = troubles
    .slice(0, TROUBLES_SHOWN)
    .map(
      ({ kind, count, evidence }) =>
        `${count > 1 ? `${count} ` : ''}${inWords(kind)}: ${markdownText(evidence.slice(0, NAME_SHOWN))}`,
    )
  const rest = troubles.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>')
}
