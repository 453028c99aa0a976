import { counted, dateInWords } from '../../publish/wording.ts'
import { clustersFooting, countNotCompared, type ListedCluster, listClusters } from '../../query/clusters.ts'
import { withDatabase, withDatabaseToChange } from '../asking/database.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { switchFlag, valueFlag } from '../flags.ts'
import type { RowColumn } from '../output/rows.ts'
import { wholeNumber } from '../values.ts'

const COLUMNS: RowColumn<ListedCluster>[] = [
  { name: 'cluster', heading: 'Cluster', value: (row) => row.cluster },
  { name: 'trusts', heading: 'Trusts', align: 'right', value: (row) => row.trusts },
  { name: 'responses', heading: 'Responses', align: 'right', value: (row) => row.responses },
  {
    name: 'first_on',
    heading: 'First',
    optional: true,
    value: (row) => row.firstOn,
    inWords: (row) => dateInWords(row.firstOn),
  },
  { name: 'last_on', heading: 'Last', value: (row) => row.lastOn, inWords: (row) => dateInWords(row.lastOn) },
  { name: 'words', heading: 'About', wraps: true, value: (row) => row.words.join(' ') },
  { name: 'question', heading: 'First question', wraps: true, value: (row) => row.question },
  { name: 'title', heading: 'Title', csvOnly: true, value: (row) => row.title },
  { name: 'founder_ods_code', heading: 'First read at', csvOnly: true, value: (row) => row.odsCode },
  { name: 'founder_reference', heading: 'Its reference', csvOnly: true, value: (row) => row.reference },
  { name: 'founder_url', heading: 'Its address', csvOnly: true, value: (row) => row.url },
]

const DEFAULT_TRUSTS = 2

const { withdrawn: _withdrawn, ...filters } = listFlags

export const clustersCommand = defineCommand({
  name: 'clusters',
  group: 'Ask',
  summary: 'list requests that were put to several trusts',
  description:
    'Lists requests that were put to several trusts in the same or nearly the same words, those put to most trusts first: ' +
    'renumbered, addressed otherwise, for another year, or extended by further questions. They are found by the wording of their ' +
    'questions, not by their titles; two that share only what everybody asks of a contract are not the same. Filters keep clusters ' +
    'in which at least one response is so; the counts are of the whole cluster, without withdrawn responses. A cluster keeps its ' +
    'name when responses join it. "trustlog compare" shows one, trust by trust.\n\n' +
    'Crawls, merges and "reextract --apply" keep clusters up to date. --update does so by itself, first.',
  arguments: {},
  flags: {
    ...filters,
    atLeast: valueFlag(
      '--at-least <trusts>',
      `put to so many trusts; ${DEFAULT_TRUSTS} without, 1 also shows what one trust was asked again`,
      wholeNumber(1, 5),
    ),
    update: switchFlag('--update', 'first compare what was not compared yet; writes to the database'),
  },
  settings: ['database'],
  examples: [
    { line: 'clusters', meaning: 'which requests went round?' },
    { line: 'clusters --text firewall --since 2024', meaning: 'about firewalls, with a reply since 2024' },
    { line: 'clusters --trust RTH --at-least 10 --csv', meaning: 'what one trust was asked with nine others' },
  ],
  async run(invocation) {
    const { openDatabase, remarks } = invocation
    const flags = { ...invocation.flags, withdrawn: false }
    const leastTrusts = flags.atLeast ?? DEFAULT_TRUSTS
    if (flags.update) {
      const { bringClustersUpToDate } = await import('../clustering.ts')
      await withDatabaseToChange(openDatabase, (database) => bringClustersUpToDate(database, invocation))
    }
    const code = await answerWithRows(
      {
        noun: 'clusters',
        columns: COLUMNS,
        ask: (database, asked) => listClusters(database, asked, leastTrusts),
        rests: clustersFooting,
        ...(leastTrusts > DEFAULT_TRUSTS && {
          asked: { inWords: `--at-least ${leastTrusts}`, advice: () => 'Try a smaller --at-least.' },
        }),
      },
      { ...invocation, flags },
    )
    if (!(flags.json || flags.csv || flags.showSql)) {
      const waiting = await withDatabase(openDatabase, async (database) => countNotCompared(database))
      if (waiting > 0)
        await remarks.line(
          remarks.colours.dim(
            `${counted(waiting, 'response')} not compared yet: "trustlog clusters --update" does that.`,
          ),
        )
    }
    return code
  },
})
