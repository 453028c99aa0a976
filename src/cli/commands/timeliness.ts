import { counted, dateInWords } from '../../publish/wording.ts'
import {
  listTimeliness,
  slowestReplies,
  TIMELINESS_GROUPS,
  type TimedReply,
  type TimelinessGroup,
  type TimelinessRow,
  timelinessFooting,
} from '../../query/timeliness.ts'
import { settled } from '../asking/database.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { valueFlag } from '../flags.ts'
import { evidenceLayout } from '../layouts/evidence.ts'
import { type Output, oneLine } from '../output/output.ts'
import type { RowColumn } from '../output/rows.ts'
import { oneOf } from '../values.ts'

/** A row, and with `--evidence` the reply of its group that took longest. */
type ShownRow = TimelinessRow & { slowest?: TimedReply }

const HEADINGS: Record<TimelinessGroup, string> = {
  trust: 'Name',
  year: 'Year',
  region: 'Region',
  sector: 'Sector',
  nation: 'Nation',
}

const number = (name: string, heading: string, value: (row: ShownRow) => number | null): RowColumn<ShownRow> => ({
  name,
  heading,
  align: 'right',
  value,
})

function columns(by: TimelinessGroup): RowColumn<ShownRow>[] {
  return [
    ...(by === 'trust' ? [{ name: 'ods_code', heading: 'Trust', value: (row: ShownRow) => row.odsCode }] : []),
    {
      name: by,
      heading: HEADINGS[by],
      value: (row) => row.group,
      inWords: (row) => row.group ?? 'not known',
      wraps: true,
    },
    {
      ...number('in_time_share', 'In time', (row) => row.inTimeShare),
      inWords: ({ inTimeShare }) => (inTimeShare === null ? null : `${Math.floor(inTimeShare * 100)}%`),
    },
    number('median', 'Median', (row) => row.median),
    number('ninetieth', '9 in 10 within', (row) => row.ninetieth),
    { ...number('longest', 'Longest', (row) => row.longest), optional: true },
    number('known', 'Known', (row) => row.known),
    number('not_known', 'Not known', (row) => row.requests - row.known),
    { ...number('requests', 'Requests', (row) => row.requests), csvOnly: true },
    { ...number('in_time', 'In time', (row) => row.inTime), csvOnly: true },
    { name: 'oldest', heading: 'Oldest', value: (row) => row.oldest, csvOnly: true },
    {
      name: 'newest',
      heading: 'Newest',
      optional: true,
      value: (row) => row.newest,
      inWords: (row) => row.newest && dateInWords(row.newest),
    },
  ]
}

/** The reply that took longest, and the words that date it; a date that only the log gives stands in no document. */
function slowestLayout(slowest: TimedReply, output: Output): string {
  const { odsCode, responseId, workingDays, url } = slowest
  const reference = `${slowest.reference ?? `#${responseId}`}, ${counted(workingDays, 'working day')}`
  const heading = output.colours.bold(oneLine([odsCode, reference, url ?? ''].join('  ')))
  return evidenceLayout([{ ...slowest, reference }], output, `${heading}\n  – dated by the log, not by the letter`)
}

export const timelinessCommand = defineCommand({
  name: 'timeliness',
  group: 'Ask',
  summary: 'show how many working days replies took, and how many came in time',
  description:
    'Counts the working days from receipt to reply, the day after receipt being the first, and shows by trust (or year, region ' +
    '…) the share within 20, the median, within how many nine in ten came, and the longest; where "not known" is high, the rest ' +
    'says little. Left out are, for Scottish bodies, bank holidays in Scotland (section 73 of their Act), for others those in any ' +
    'part of the United Kingdom (section 10(6)). Nothing is allowed for time that the law does not count: waiting for ' +
    'clarification or a fee, or an extension for the public interest test. Internal reviews are left out. --evidence shows of each row the slowest reply.',
  arguments: {},
  flags: {
    by: valueFlag(
      '--by <what>',
      'a row for each trust (without this flag), year, region, sector or nation',
      oneOf(TIMELINESS_GROUPS),
    ),
    ...listFlags,
  },
  settings: ['database'],
  examples: [
    { line: 'timeliness --since 2025 --until 2025', meaning: 'who answered late in 2025?' },
    { line: 'timeliness --trust RTH --by year', meaning: 'does one trust get better?' },
    { line: 'timeliness --region "North West" --sector acute --csv', meaning: 'a region, for a spreadsheet' },
  ],
  run: (invocation) => {
    const { evidence, by: given } = invocation.flags
    const by = given ?? 'trust'
    return answerWithRows<ShownRow>(
      {
        noun: 'times to reply',
        columns: columns(by),
        ask: (database, filters) => {
          const listed = listTimeliness(database, filters, by)
          if (!listed.ok || !evidence) return listed
          const rows = listed.value.rows.map((row): ShownRow => {
            const [slowest] = settled(slowestReplies(database, [row], filters, by))
            return slowest ? { ...row, slowest } : row
          })
          return { ok: true, value: { ...listed.value, rows } }
        },
        below: (rows, output) =>
          rows.flatMap(({ slowest }) => (slowest ? slowestLayout(slowest, output) : [])).join('\n'),
        rests: timelinessFooting,
      },
      { ...invocation, flags: { ...invocation.flags, evidence: false } },
    )
  },
})
