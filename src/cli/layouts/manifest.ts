/** What a run did, for people: one line a log, then the sum. */
import type { FailureKind, LogManifest, RunManifest } from '../../domain.ts'
import { failuresOf, summaryLine } from '../../publish/run-summary.ts'
import { counted, inWords, sentence } from '../../publish/wording.ts'
import { type Colours, type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'

const COLOUR_OF: Record<LogManifest['status'], (colours: Colours) => (text: string) => string> = {
  well: (colours) => colours.green,
  incomplete: (colours) => colours.yellow,
  failed: (colours) => colours.red,
}

/** `RTH  Oxford University Hospitals  failed: dns — The name … could not be resolved. Check the network …` */
export function logLine(log: LogManifest, { colours }: Pick<Output, 'colours'>, dryRun: boolean): string {
  const who = `${colours.bold(oneLine(log.odsCode).padEnd(4))} ${oneLine(log.authority)}`
  const did = dryRun ? `${counted(log.listed, 'response')} listed` : responsesInWords(log)
  const [first] = log.failures
  if (first === undefined) {
    const doubts = log.findings.map((finding) => `; ${colours.yellow(inWords(finding.kind))}`).join('')
    return `${who}  ${COLOUR_OF[log.status](colours)(log.status)}: ${did}${doubts}`
  }
  const status = COLOUR_OF[log.status](colours)(`${log.status}: ${kindsInWords(log)}`)
  const done = log.listed > 0 ? `  (${did})` : ''
  return `${who}  ${status} — ${oneLine(sentence(first.message))} ${oneLine(first.advice)}${done}`
}

function responsesInWords(log: LogManifest): string {
  const counts: [number, string][] = [
    [log.new, 'new'],
    [log.revised, 'revised'],
    [log.withdrawn, 'withdrawn'],
    [log.incomplete, 'incomplete'],
    [log.unchanged, 'unchanged'],
  ]
  const said = counts.filter(([count, word]) => count > 0 || word === 'new' || word === 'unchanged')
  return said.map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`).join(', ')
}

/** `timeout`, or `3 timeout, 1 dns` where there are several. */
function kindsInWords(log: LogManifest): string {
  const kinds = Object.entries(log.failed) as [FailureKind, number][]
  if (failuresOf(log) === 1) return kinds.map(([kind]) => inWords(kind)).join('')
  return kinds.map(([kind, count]) => `${count.toLocaleString('en-GB')} ${inWords(kind)}`).join(', ')
}

/** The last line of a crawl. */
export function runLine(manifest: RunManifest, { colours }: Pick<Output, 'colours'>): string {
  const name = manifest.run === null ? 'Dry run' : `Run ${manifest.run}`
  const seconds = Math.round((Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt)) / 1000)
  return `${colours.bold(name)}: ${summaryLine(manifest)}, in ${counted(seconds, 'second')}`
}

/** A whole run with every failure that was kept, each with its place and what to do about it. */
export function manifestLayout(manifest: RunManifest, output: Output): string {
  const { dim } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  return [
    `${runLine(manifest, output)} (${dim(oneLine(manifest.command))})`,
    dim(`Started ${manifest.startedAt}, finished ${manifest.finishedAt}`),
    '',
    ...manifest.logs.flatMap((log) => [
      logLine({ ...log, failures: [] }, output, manifest.dryRun),
      dim(
        `     ${counted(log.pages, 'page')}, ${counted(log.requests, 'request')}, ${megabytes(log.bytes)}, ${counted(Math.round(log.seconds), 'second')}`,
      ),
      ...log.failures.flatMap((failure) => [
        paragraph(
          oneLine(`${inWords(failure.kind)}: ${sentence(failure.message)} ${failure.advice}`),
          width,
          '       ',
          '     – ',
        ),
        dim(`       ${oneLine(failure.where)}`),
      ]),
      ...log.findings.map(({ message, evidence, advice }) =>
        paragraph(oneLine(`${message}: ${evidence}. ${advice}`), width, '       ', '     ? '),
      ),
      ...(failuresOf(log) > log.failures.length
        ? [`     and ${counted(failuresOf(log) - log.failures.length, 'failure')} more`]
        : []),
    ]),
  ].join('\n')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
