import type { HostUsage } from '../../domain.ts'
import { inWords } from '../../publish/wording.ts'
import { hostsOfRun } from '../../query/politeness.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { runNumber } from '../asking/run-number.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { perhapsOne } from '../flags.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

const COLUMNS: RowColumn<HostUsage>[] = [
  { name: 'host', heading: 'Host', value: (row) => row.host },
  { name: 'requests', heading: 'Requests', align: 'right', value: (row) => row.requests },
  {
    name: 'not_modified',
    heading: 'Unchanged',
    align: 'right',
    optional: true,
    value: (row) => row.notModified,
  },
  {
    name: 'bytes',
    heading: 'MB',
    align: 'right',
    value: (row) => row.bytes,
    inWords: (row) => (row.bytes / 1_000_000).toFixed(2),
  },
  {
    name: 'waited_milliseconds',
    heading: 'Waited',
    align: 'right',
    value: (row) => row.waitedMilliseconds,
    inWords: (row) => `${Math.round(row.waitedMilliseconds / 1000)} s`,
  },
  { name: 'robots', heading: 'robots.txt', value: (row) => row.robots },
  {
    name: 'crawl_delay_seconds',
    heading: 'Crawl-delay',
    align: 'right',
    value: (row) => row.crawlDelaySeconds,
    inWords: (row) => (row.crawlDelaySeconds === null ? null : `${row.crawlDelaySeconds} s`),
  },
  { name: 'failures', heading: 'Failed', value: failuresInWords, wraps: true },
  {
    name: 'rested',
    heading: 'Left alone after',
    value: (row) => row.rested,
    inWords: (row) => row.rested && inWords(row.rested),
  },
]

function failuresInWords({ failures }: HostUsage): string {
  return Object.entries(failures)
    .map(([kind, count]) => `${count} ${inWords(kind)}`)
    .join(', ')
}

export const politenessCommand = defineCommand({
  name: 'politeness',
  group: 'Look after',
  summary: 'show what a run asked of each host',
  description:
    'Shows what a crawl asked of each host, the most asked first: requests (robots.txt, redirects and repeats among them), how many ' +
    'the host answered with "unchanged" (304), bytes over the wire, the time that trustlog waited before it asked again, and what ' +
    'failed.\n\n' +
    'robots.txt is "obeyed" where it has rules for us, "none" where it has not, "unavailable" where the host could not say: then ' +
    'nothing is asked. A host that fails again and again, or asks for it (429, 503), is left alone for the rest of the run.',
  arguments: { run: perhapsOne('the number of a run; the latest without') },
  flags: rowFormatFlags,
  settings: ['database'],
  examples: [
    { line: 'politeness', meaning: 'were we a good guest last night?' },
    { line: 'politeness 12 --csv', meaning: 'for a host that asks what we did' },
  ],
  async run({ given, flags, openDatabase, output }) {
    const format = rowFormat(flags)
    return withDatabase(openDatabase, async (database) => {
      const run = runNumber(given.run ?? 'latest', database)
      const hosts = settled(hostsOfRun(database, run))
      await printRows(output, format, COLUMNS, hosts, `Run ${run} asked no host, or was killed before it could say.`)
      return EXIT.well
    })
  },
})
