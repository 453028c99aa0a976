import { provisionLabel } from '../../publish/provision-names.ts'
import { counted, dateInWords } from '../../publish/wording.ts'
import {
  INCONSISTENCY_KINDS,
  type Inconsistency,
  inconsistenciesFooting,
  listInconsistencies,
  type Party,
} from '../../query/inconsistencies.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { valueFlag } from '../flags.ts'
import { type RowColumn, rowFormat } from '../output/rows.ts'
import { oneOf } from '../values.ts'

/** Rows of a table for people, unless `--limit` says otherwise: each names many trusts, in some four lines. */
const TABLE_LIMIT = 20

const KINDS_TYPED = ['between-trusts', 'over-time'] as const

const COLUMNS: RowColumn<Inconsistency>[] = [
  {
    name: 'kind',
    heading: 'Differs',
    optional: true,
    value: (row) => row.kind,
    inWords: (row) => row.kind.replace('_', ' '),
  },
  { name: 'cluster', heading: 'Cluster', value: (row) => row.cluster },
  { name: 'question', heading: 'Question', wraps: true, value: (row) => row.questionText },
  { name: 'disclosed', heading: 'Disclosed', align: 'right', value: (row) => row.disclosed.length, csvOnly: true },
  {
    name: 'disclosed_by',
    heading: 'Disclosed by',
    wraps: true,
    value: (row) => codes(row.disclosed),
    inWords: (row) => partiesInWords(row, row.disclosed),
  },
  { name: 'refused', heading: 'Refused', align: 'right', value: (row) => row.refused.length, csvOnly: true },
  {
    name: 'refused_by',
    heading: 'Refused by',
    wraps: true,
    value: (row) => codes(row.refused),
    inWords: (row) => partiesInWords(row, row.refused),
  },
  { name: 'grounds', heading: 'On', value: (row) => grounds(row.refused) },
  { name: 'disclosed_reference', heading: 'Reference', value: (row) => reference(row.disclosed), csvOnly: true },
  { name: 'disclosed_on', heading: 'Date', value: (row) => row.disclosed[0]?.datedOn ?? null, csvOnly: true },
  { name: 'disclosed_url', heading: 'Address', value: (row) => row.disclosed[0]?.url ?? null, csvOnly: true },
  { name: 'refused_reference', heading: 'Reference', value: (row) => reference(row.refused), csvOnly: true },
  { name: 'refused_on', heading: 'Date', value: (row) => row.refused[0]?.datedOn ?? null, csvOnly: true },
  { name: 'refused_url', heading: 'Address', value: (row) => row.refused[0]?.url ?? null, csvOnly: true },
]

/** More codes than fit in a cell; the rest is counted. */
const CODES_SHOWN = 6

function codes(parties: readonly Party[]): string {
  return parties.map(({ odsCode }) => odsCode).join(' ')
}

/** `12: RTH RET …`; of a trust that changed its mind, with reference and date. */
function partiesInWords({ kind }: Inconsistency, parties: readonly Party[]): string {
  const [first] = parties
  if (first === undefined) return ''
  if (kind === 'over_time') return `${first.odsCode} ${reference(parties)}, ${dateInWords(first.datedOn)}`
  const shown = codes(parties.slice(0, CODES_SHOWN))
  return `${counted(parties.length, 'trust')}: ${shown}${parties.length > CODES_SHOWN ? ' …' : ''}`
}

function reference([first]: readonly Party[]): string | null {
  return first ? (first.reference ?? `#${first.responseId}`) : null
}

function grounds(parties: readonly Party[]): string {
  return [...new Set(parties.flatMap((party) => party.grounds.map(provisionLabel)))].sort().join(' ')
}

export const inconsistenciesCommand = defineCommand({
  name: 'inconsistencies',
  group: 'Ask',
  summary: 'list questions that some trusts answered and others refused',
  description:
    'Lists questions of requests that were put to several trusts (see "trustlog clusters"): those that some disclosed and others ' +
    'refused, each trust by its newest reply; and those that a trust disclosed once and has refused since. To refuse is to ' +
    'withhold all, to neither confirm nor deny, or to say that it costs too much; what was given in part is on neither side. The ' +
    'requests put to most trusts come first. Filters keep what a response so filtered is a party to. "trustlog compare" shows all replies to a cluster.\n\n' +
    'Wording decides what is the same question; circumstances may differ. --evidence shows the words of the newest reply on ' +
    'either side, --json those of every reply.',
  arguments: {},
  flags: {
    ...listFlags,
    limit: { ...listFlags.limit, meaning: `at most so many rows; ${TABLE_LIMIT} in a table, all in --json and --csv` },
    kind: valueFlag('--kind <which>', 'between-trusts or over-time; both without', oneOf(KINDS_TYPED)),
  },
  settings: ['database'],
  examples: [
    { line: 'inconsistencies', meaning: 'what do some trusts say that others will not?' },
    { line: 'inconsistencies --kind over-time --trust RTH', meaning: 'what did one disclose before, and not now?' },
    {
      line: 'inconsistencies --exemption "s31(3)" --evidence',
      meaning: 'who answered what others neither confirm nor deny?',
    },
  ],
  run: (invocation) => {
    const { kind, limit, ...flags } = invocation.flags
    const kinds = INCONSISTENCY_KINDS.filter((known) => kind === null || kind.replace('-', '_') === known)
    return answerWithRows(
      {
        noun: 'inconsistencies',
        columns: COLUMNS,
        ask: (database, filters) => listInconsistencies(database, filters, kinds),
        rests: inconsistenciesFooting,
        asked: {
          inWords: kind === null ? '' : `--kind ${kind}`,
          advice: (database) =>
            database.questions.clusters.named('c-', 1).length === 0
              ? 'No request is known to have been put to several: "trustlog clusters --update" looks for some.'
              : 'Of the requests put to several that were compared, no question was answered here and refused there.',
        },
      },
      { ...invocation, flags: { ...flags, limit: limit ?? (rowFormat(flags) === 'table' ? TABLE_LIMIT : null) } },
    )
  },
})
