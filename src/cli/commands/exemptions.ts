import { provisionLabel, provisionName } from '../../publish/provision-names.ts'
import { datedInWords } from '../../publish/wording.ts'
import {
  EXEMPTION_GROUPS,
  type ExemptionGroup,
  type ExemptionRateRow,
  exemptionRatesFooting,
  listExemptionRates,
} from '../../query/exemption-rates.ts'
import { type ExemptionRow, listExemptions } from '../../query/exemptions.ts'
import { footingOf } from '../../query/footing.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { valueFlag } from '../flags.ts'
import type { RowColumn } from '../output/rows.ts'
import { oneOf } from '../values.ts'

const COLUMNS: RowColumn<ExemptionRow>[] = [
  { name: 'provision', heading: 'Provision', value: provisionLabel },
  { name: 'name', heading: 'Ground', value: provisionName, wraps: true },
  { name: 'ncnd', heading: 'Neither confirm nor deny', value: (row) => Number(row.ncnd), csvOnly: true },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'dated_on', heading: 'Date', optional: true, value: (row) => row.datedOn, inWords: datedInWords },
  { name: 'title', heading: 'Title', value: (row) => row.title, wraps: true },
  { name: 'questions', heading: 'Questions', optional: true, value: (row) => row.questions.join(', ') },
  { name: 'regime', heading: 'Law', value: (row) => row.regime, csvOnly: true },
  { name: 'quote', heading: 'Words', value: (row) => row.evidence.quote, csvOnly: true },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
  { name: 'dated_by', heading: 'Which date', value: (row) => row.datedBy, csvOnly: true },
]

const GROUP_HEADINGS: Record<ExemptionGroup, string> = { trust: 'Name', topic: 'Topic', year: 'Year' }
const SECTIONS_SHOWN = 4

function rateColumns(by: ExemptionGroup): RowColumn<ExemptionRateRow>[] {
  const sections = ({ sections }: ExemptionRateRow, limit?: number) =>
    sections
      .slice(0, limit)
      .map((section) => `${provisionLabel({ ...section, subsection: '' })} ${section.responses}`)
      .join(', ')
  return [
    ...(by === 'trust' ? [{ name: 'ods_code', heading: 'Trust', value: (row: ExemptionRateRow) => row.odsCode }] : []),
    {
      name: by,
      heading: GROUP_HEADINGS[by],
      wraps: true,
      value: (row) => row.group,
      inWords: (row) => row.group ?? 'not known',
    },
    {
      name: 'share',
      heading: 'Share',
      align: 'right',
      value: (row) => row.share,
      inWords: (row) => `${(row.share * 100).toFixed(1)}%`,
    },
    { name: 'refusing', heading: 'Refusing', align: 'right', value: (row) => row.refusing },
    { name: 'responses', heading: 'Of responses', align: 'right', value: (row) => row.responses },
    {
      name: 'neither_confirm_nor_deny',
      heading: 'Neither c. nor d.',
      align: 'right',
      optional: true,
      value: (row) => row.neitherConfirmNorDeny,
    },
    {
      name: 'sections',
      heading: 'Most on',
      wraps: true,
      value: (row) => sections(row),
      inWords: (row) => sections(row, SECTIONS_SHOWN),
    },
    { name: 'oldest', heading: 'Oldest', value: (row) => row.oldest, csvOnly: true },
    { name: 'newest', heading: 'Newest', value: (row) => row.newest, csvOnly: true },
  ]
}

export const exemptionsCommand = defineCommand({
  name: 'exemptions',
  group: 'Ask',
  summary: 'list the grounds on which information was refused',
  description:
    'Lists every provision that an authority relied on to refuse, newest response first: not those that a letter only mentions. ' +
    'Questions are the labels of those that it concerns. The words that it rests on are in --json and --csv.\n\n' +
    '--by counts instead: of all published responses of each trust, topic or year, how many rely on a ground (with --exemption: on ' +
    'that one), and on which sections most. The share has both numbers beside it; trusts and topics with fewer than ten responses ' +
    'come last, since a share of few says little. A response that was not read in full may rely on grounds that are not known. ' +
    'The topic is told by the words of title and questions, and is not known where none of them says.',
  arguments: {},
  flags: {
    by: valueFlag('--by <what>', 'how often, by trust, topic or year', oneOf(EXEMPTION_GROUPS)),
    ...listFlags,
  },
  settings: ['database'],
  examples: [
    { line: 'exemptions --exemption "s31(3)"', meaning: 'who neither confirms nor denies, to what?' },
    { line: 'exemptions --trust RTH --since 2026 --json', meaning: "one trust's refusals of a year, with evidence" },
    { line: 'exemptions --by topic --since 2024', meaning: 'what is refused most often?' },
    { line: 'exemptions --by trust --exemption "s31(3)"', meaning: 'who neither confirms nor denies, how often?' },
  ],
  run: (invocation) => {
    const { by, evidence } = invocation.flags
    if (by === null)
      return answerWithRows({ noun: 'exemptions', columns: COLUMNS, ask: listExemptions, rests: footingOf }, invocation)
    if (evidence)
      throw new UsageError(
        '--by counts responses; --evidence shows the words of single ones.',
        'Leave one of them out.',
      )
    return answerWithRows(
      {
        noun: 'responses',
        columns: rateColumns(by),
        ask: (database, filters) => listExemptionRates(database, by, filters),
        rests: exemptionRatesFooting,
      },
      invocation,
    )
  },
})
