import { runSummary } from '../../publish/run-summary.ts'
import { getRun, listRuns, type RunRow } from '../../query/runs.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { runNumber } from '../asking/run-number.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { perhapsOne, switchFlag, valueFlag } from '../flags.ts'
import { manifestLayout } from '../layouts/manifest.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { wholeNumber } from '../values.ts'

const COLUMNS: RowColumn<RunRow>[] = [
  { name: 'run', heading: 'Run', align: 'right', value: (row) => row.run },
  {
    name: 'started_at',
    heading: 'Started',
    value: (row) => row.startedAt,
    inWords: (row) => row.startedAt.slice(0, 16).replace('T', ' '),
  },
  { name: 'finished_at', heading: 'Finished', value: (row) => row.finishedAt, csvOnly: true },
  {
    name: 'exit_code',
    heading: 'Exit',
    align: 'right',
    value: (row) => row.exitCode,
    inWords: (row) => row.exitCode ?? 'not finished',
  },
  { name: 'logs', heading: 'Logs', align: 'right', value: (row) => row.logs },
  { name: 'logs_well', heading: 'Well', align: 'right', optional: true, value: (row) => row.logsWell },
  { name: 'new', heading: 'New', align: 'right', value: (row) => row.new },
  { name: 'revised', heading: 'Revised', align: 'right', value: (row) => row.revised },
  { name: 'unchanged', heading: 'Unchanged', align: 'right', optional: true, value: (row) => row.unchanged },
  { name: 'withdrawn', heading: 'Withdrawn', align: 'right', optional: true, value: (row) => row.withdrawn },
  { name: 'incomplete', heading: 'Incomplete', align: 'right', value: (row) => row.incomplete, csvOnly: true },
  { name: 'failures', heading: 'Failures', align: 'right', value: (row) => row.failures },
  { name: 'requests', heading: 'Requests', align: 'right', optional: true, value: (row) => row.requests },
  { name: 'bytes', heading: 'Bytes', align: 'right', value: (row) => row.bytes, csvOnly: true },
  { name: 'command', heading: 'Command', value: (row) => row.command, wraps: true },
]

export const runsCommand = defineCommand({
  name: 'runs',
  group: 'Look after',
  summary: 'list crawls, or show what one of them did',
  description:
    'Without a number it lists crawls, newest first. With one, or with "latest", it shows the manifest of that run: a line a ' +
    'trust, and each failure with its place and what to do about it.',
  arguments: { run: perhapsOne('the number of a run, or "latest"') },
  flags: {
    limit: valueFlag('--limit <count>', 'at most so many runs; 20 by default', wholeNumber(1, 20)),
    markdown: switchFlag('--markdown', 'print the manifest of one run as Markdown, for the summary of a GitHub job'),
    ...rowFormatFlags,
  },
  settings: ['database'],
  examples: [
    { line: 'runs', meaning: 'when was what crawled?' },
    { line: 'runs latest', meaning: 'what went wrong last night?' },
    { line: 'runs latest --markdown >> "$GITHUB_STEP_SUMMARY"', meaning: 'the same in a workflow' },
  ],
  async run({ given, flags, openDatabase, output }) {
    const format = rowFormat(flags)
    return withDatabase(openDatabase, async (database) => {
      if (given.run === null) {
        if (flags.markdown)
          throw new UsageError('--markdown shows one run.', 'Say which: trustlog runs latest --markdown')
        const { rows } = listRuns(database, flags.limit ?? (format === 'table' ? 20 : null))
        await printRows(
          output,
          format,
          COLUMNS,
          rows,
          'Nothing was crawled into this database yet: run "trustlog crawl".',
        )
        return EXIT.well
      }
      if (format === 'csv')
        throw new UsageError('--csv lists runs; one run has no rows.', 'Use --json, or leave the number away.')
      const manifest = settled(getRun(database, runNumber(given.run, database)))
      if (format === 'json') await output.line(JSON.stringify(manifest))
      else await output.line(flags.markdown ? runSummary(manifest) : manifestLayout(manifest, output))
      return EXIT.well
    })
  },
})
