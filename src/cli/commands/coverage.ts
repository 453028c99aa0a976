import { existsSync } from 'node:fs'
import { registeredAuthorities } from '../../authorities/register.ts'
import type { Verification } from '../../domain.ts'
import { inWords } from '../../publish/wording.ts'
import { COVERAGES, type CoverageCount, type CoverageRow, countCoverage, coverageOf } from '../../query/coverage.ts'
import { type LogStatus, logStatuses } from '../../query/status.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { adaptedLogs, disclosureLogs } from '../disclosure-logs.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { anyNumber, switchFlag } from '../flags.ts'
import type { OpenForCommand } from '../opening.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

const COLUMNS: RowColumn<CoverageRow>[] = [
  { name: 'code', heading: 'Code', value: (row) => row.odsCode },
  { name: 'name', heading: 'Name', value: (row) => row.name, wraps: true },
  { name: 'nation', heading: 'Nation', value: (row) => row.nation, optional: true },
  { name: 'region', heading: 'Region', value: (row) => row.region, csvOnly: true },
  { name: 'kind', heading: 'Kind', value: (row) => row.kind, csvOnly: true },
  { name: 'coverage', heading: 'Coverage', value: (row) => row.coverage, inWords: (row) => inWords(row.coverage) },
  { name: 'logs', heading: 'Log', value: (row) => ofLogs(row, 'slug'), optional: true },
  { name: 'platforms', heading: 'Platform', value: (row) => ofLogs(row, 'platform'), optional: true },
  { name: 'verified', heading: 'Verified', value: (row) => ofLogs(row, 'verified') },
  {
    name: 'last_crawled_at',
    heading: 'Last crawl',
    value: (row) => ofLogs(row, 'lastCrawledAt'),
    inWords: (row) => row.logs.map((log) => log.lastCrawledAt?.slice(0, 10) ?? '').join(' '),
  },
  { name: 'responses', heading: 'Held', align: 'right', value: (row) => ofLogs(row, 'responses') },
  { name: 'foi_page', heading: 'FOI page', value: (row) => row.foiPage, csvOnly: true },
  { name: 'note', heading: 'Note', value: (row) => row.note, wraps: true },
]

const COUNT_COLUMNS: RowColumn<CoverageCount>[] = [
  { name: 'nation', heading: 'Nation', value: (row) => row.nation },
  { name: 'bodies', heading: 'Bodies', align: 'right', value: (row) => row.bodies },
  ...COVERAGES.map((coverage): RowColumn<CoverageCount> => {
    const heading = inWords(coverage).replace(/^./, (first) => first.toUpperCase())
    return { name: coverage, heading, align: 'right', value: (row) => row.counts[coverage] }
  }),
]

function ofLogs(row: CoverageRow, field: keyof CoverageRow['logs'][number]): string {
  return row.logs
    .map((log) => log[field] ?? '')
    .join(' ')
    .trim()
}

export const coverageCommand = defineCommand({
  name: 'coverage',
  group: 'Look after',
  summary: 'show which NHS bodies are covered, and which are not',
  description:
    'Counts every operating body of the register by nation: "covered" (an adapter reads its log), "blocked" (its site refuses robots, by ' +
    'our last crawl or the reports of others), "log known" (it has a log, but no adapter reads it), "no log found", and "not looked ' +
    'for". With --list, --json or --csv, or with parts of names, it gives the bodies themselves, with the last crawl and the responses ' +
    'held where there is a database. docs/coverage.md is the same list without a database.',
  arguments: { trusts: anyNumber('codes, or parts of names, regions, nations or kinds of coverage; all without') },
  flags: { list: switchFlag('--list', 'list the bodies instead of counting them'), ...rowFormatFlags },
  settings: ['database'],
  examples: [
    { line: 'coverage', meaning: 'how far are we?' },
    { line: 'coverage "log known"', meaning: 'whose adapter is to be written next?' },
    { line: 'coverage scotland --csv', meaning: 'the bodies of one nation' },
  ],
  async run({ given, flags, settings, openDatabase, output }) {
    const format = rowFormat(flags)
    const adapters = adaptedLogs(await disclosureLogs([], { logs: null }))
    const all = coverageOf(
      registeredAuthorities().values(),
      adapters,
      ...(await heldIn(settings.database, openDatabase)),
    )
    const asked = new Set(given.trusts.flatMap((typed) => meant(all, typed)))
    const rows = given.trusts.length === 0 ? all : all.filter((row) => asked.has(row))
    if (rows.length === 0) {
      throw new UsageError(
        `No operating body of the register fits "${given.trusts.join('", "')}".`,
        'Give a code such as RTH, or a part of a name, a region or a nation.',
      )
    }
    if (format === 'table' && given.trusts.length === 0 && !flags.list) {
      await printRows(output, format, COUNT_COLUMNS, countCoverage(rows), '')
    } else {
      await printRows(output, format, COLUMNS, rows, '')
    }
    return EXIT.well
  },
})

/** A code means one body; else a kind of coverage, or a part of a name, a region or a nation means all that have it. */
function meant(rows: CoverageRow[], typed: string): CoverageRow[] {
  const wanted = typed.trim().toLowerCase()
  const byCode = rows.filter(({ odsCode }) => odsCode.toLowerCase() === wanted)
  if (byCode.length > 0 || wanted === '') return byCode
  return rows.filter(
    ({ name, nation, region, coverage }) =>
      inWords(coverage) === inWords(wanted) ||
      [name, nation, region ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  )
}

/** Without a database there is nothing to say of crawls, yet all to say of adapters. */
async function heldIn(file: string, openDatabase: OpenForCommand): Promise<[LogStatus[], Map<string, Verification>]> {
  if (!existsSync(file)) return [[], new Map()]
  return withDatabase(openDatabase, async (database) => [
    settled(logStatuses(database, [], new Date())),
    database.verifications.latest(),
  ])
}
