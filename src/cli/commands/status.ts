import { sparkline } from '../../publish/sparkline.ts'
import { type LogStatus, logStatuses } from '../../query/status.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber } from '../flags.ts'
import { healthInWords, statusLayout, troublesInWords } from '../layouts/status.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

const COLUMNS: RowColumn<LogStatus>[] = [
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', optional: true, wraps: true, value: (row) => row.trust },
  { name: 'log', heading: 'Log', value: (row) => row.log, csvOnly: true },
  {
    name: 'health',
    heading: 'Health',
    value: (row) => row.health,
    inWords: healthInWords,
  },
  { name: 'last_crawled_at', heading: 'Last crawl', value: (row) => row.lastCrawledAt, csvOnly: true },
  {
    name: 'last_good_at',
    heading: 'Last good',
    value: (row) => row.lastGoodAt,
    inWords: (row) => row.lastGoodAt?.slice(0, 10) ?? 'never',
  },
  { name: 'crawls_since_good', heading: 'Since', value: (row) => row.crawlsSinceGood, csvOnly: true },
  { name: 'newest_on', heading: 'Newest', value: (row) => row.newestOn },
  { name: 'responses', heading: 'Held', align: 'right', value: (row) => row.responses },
  { name: 'withdrawn', heading: 'Withdrawn', align: 'right', value: (row) => row.withdrawn, csvOnly: true },
  {
    name: 'months',
    heading: '12 months',
    value: (row) => row.months.join(' '),
    inWords: (row) => sparkline(row.months),
  },
  { name: 'wrong', heading: 'What is wrong', value: troublesInWords, wraps: true },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
]

export const statusCommand = defineCommand({
  name: 'status',
  group: 'Look after',
  summary: 'show the health of each disclosure log, the worst first',
  description:
    'Shows on one screen how each log is: its last good crawl, its newest response, how many responses are held, how many there ' +
    'were in each of the last twelve months (by their dates), and what is wrong. With a trust, or with --verbose, it says of ' +
    'each trouble what to do.\n\n' +
    '"failed": nothing could be read. "held back": it is so far from the usual that it is not published until a good crawl or ' +
    '"trustlog release" says so. "incomplete": a part could not be read. "doubtful": all could be read, but it is not what the log ' +
    'usually gives: fewer entries, dates or references, more failures, nothing new for long. What is usual is learned from the ' +
    "log's own past crawls.\n\n" +
    'Exit code 0 if all are well, 1 if any is not.',
  arguments: { trusts: anyNumber('ODS codes, slugs or parts of names; all without') },
  flags: rowFormatFlags,
  settings: ['database'],
  examples: [
    { line: 'status', meaning: 'which logs need a look?' },
    { line: 'status RTH', meaning: 'what is wrong with one, and what can be done?' },
    { line: 'status --csv > status.csv', meaning: 'for a dashboard' },
  ],
  async run({ given, flags, settings, openDatabase, output }) {
    const format = rowFormat(flags)
    return withDatabase(openDatabase, async (database) => {
      const statuses = settled(logStatuses(database, given.trusts, new Date()))
      const inDetail = given.trusts.length > 0 || settings.logLevel === 'debug'
      if (format === 'table' && inDetail && statuses.length > 0) {
        await output.line(statuses.map((status) => statusLayout(status, output)).join('\n\n'))
      } else {
        const whenEmpty = 'No log was crawled into this database yet: run "trustlog crawl".'
        await printRows(output, format, COLUMNS, statuses, whenEmpty)
      }
      return statuses.every(({ health }) => health === 'well') ? EXIT.well : EXIT.failed
    })
  },
})
