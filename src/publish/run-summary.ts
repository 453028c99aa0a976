/** What a run did, as Markdown for the summary of a GitHub job. */
import type { Failure, Finding, LogManifest, RunManifest } from '../domain.ts'
import { markdownTable, markdownText } from './markdown.ts'
import { counted, inWords, sentence } from './wording.ts'

/** GitHub cuts a summary at 1 MiB; past so many failures of one log, more of them tell nothing new. */
const FAILURES_SHOWN = 5
const EVIDENCE_SHOWN = 120

const COLUMNS = [
  { heading: 'Trust', align: 'left' },
  { heading: 'Status', align: 'left' },
  { heading: 'New', align: 'right' },
  { heading: 'Revised', align: 'right' },
  { heading: 'Unchanged', align: 'right' },
  { heading: 'Withdrawn', align: 'right' },
  { heading: 'Failed', align: 'right' },
  { heading: 'Requests', align: 'right' },
  { heading: 'Seconds', align: 'right' },
] as const

/** Text of sites (names, messages, evidence) is escaped, so that no page can write into the summary. */
export function runSummary(manifest: RunManifest): string {
  const heading = manifest.run === null ? 'Dry run' : `Run ${manifest.run}`
  const rows = manifest.logs.map((log) => [
    `${markdownText(log.odsCode)} ${markdownText(log.authority)}`,
    STATUS_MARKS[log.status],
    ...[log.new, log.revised, log.unchanged, log.withdrawn, failuresOf(log), log.requests, log.seconds].map(
      wholeNumber,
    ),
  ])
  return [
    `## ${heading}: ${summaryLine(manifest)}`,
    `Started ${manifest.startedAt}, finished ${manifest.finishedAt}.`,
    ...(rows.length > 0 ? [markdownTable([...COLUMNS], rows)] : ['No log was crawled.']),
    ...manifest.logs.filter((log) => log.failures.length + log.findings.length > 0).map(troubleList),
  ].join('\n\n')
}

const STATUS_MARKS: Record<LogManifest['status'], string> = {
  well: '✅ well',
  incomplete: '⚠️ incomplete',
  failed: '❌ failed',
}

/** "2 logs well, 1 failed; 12 new, 3 revised, 40 unchanged responses" */
export function summaryLine({ logs, dryRun }: RunManifest): string {
  const states = (['well', 'incomplete', 'failed'] as const)
    .map((status) => ({ status, count: logs.filter((log) => log.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }, index) => `${index === 0 ? counted(count, 'log') : wholeNumber(count)} ${status}`)
  const total = (count: (log: LogManifest) => number): number => logs.reduce((sum, log) => sum + count(log), 0)
  const found = dryRun
    ? `${counted(
        total((log) => log.listed),
        'response',
      )} listed, nothing saved`
    : `${wholeNumber(total((log) => log.new))} new, ${wholeNumber(total((log) => log.revised))} revised, ` +
      `${wholeNumber(total((log) => log.unchanged))} unchanged responses`
  return `${states.length > 0 ? states.join(', ') : 'no log'}; ${found}`
}

export function failuresOf(log: LogManifest): number {
  return Object.values(log.failed).reduce((sum, count) => sum + count, 0)
}

function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-GB')
}

function troubleList(log: LogManifest): string {
  const shown = log.failures.slice(0, FAILURES_SHOWN).map(failureItem)
  const more = failuresOf(log) - shown.length
  return [
    `### ${markdownText(log.odsCode)} ${markdownText(log.authority)}`,
    [...shown, ...(more > 0 ? [`- and ${counted(more, 'failure')} more`] : []), ...log.findings.map(findingItem)].join(
      '\n',
    ),
  ].join('\n\n')
}

function findingItem({ message, evidence, advice }: Finding): string {
  return `- **${message}**: ${markdownText(evidence)}. ${advice}`
}

function failureItem({ kind, message, advice, where, status, evidence }: Failure): string {
  const answered = status === null ? '' : ` (status ${status})`
  const said = evidence === null ? '' : ` It said: “${markdownText(evidence.slice(0, EVIDENCE_SHOWN))}”.`
  return `- **${inWords(kind)}**${answered} ${markdownText(sentence(message))} ${markdownText(advice)} At ${markdownText(where)}.${said}`
}
