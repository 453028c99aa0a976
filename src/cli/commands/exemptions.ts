import { provisionLabel, provisionName } from '../../publish/provision-names.ts'
import { type ExemptionRow, listExemptions } from '../../query/exemptions.ts'
import { footingOf } from '../../query/footing.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import type { RowColumn } from '../output/rows.ts'

const COLUMNS: RowColumn<ExemptionRow>[] = [
  { name: 'provision', heading: 'Provision', value: provisionLabel },
  { name: 'name', heading: 'Ground', value: provisionName, wraps: true },
  { name: 'ncnd', heading: 'Neither confirm nor deny', value: (row) => Number(row.ncnd), csvOnly: true },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'dated_on', heading: 'Date', optional: true, value: (row) => row.datedOn },
  { name: 'title', heading: 'Title', value: (row) => row.title, wraps: true },
  { name: 'questions', heading: 'Questions', optional: true, value: (row) => row.questions.join(', ') },
  { name: 'regime', heading: 'Law', value: (row) => row.regime, csvOnly: true },
  { name: 'quote', heading: 'Words', value: (row) => row.evidence.quote, csvOnly: true },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
]

export const exemptionsCommand = defineCommand({
  name: 'exemptions',
  group: 'Ask',
  summary: 'list the grounds on which information was refused',
  description:
    'Lists every provision that an authority relied on to refuse, newest response first: not those that a letter only mentions. ' +
    'Questions are the labels of those that it concerns. The words that it rests on are in --json and --csv.',
  arguments: {},
  flags: listFlags,
  settings: ['database'],
  examples: [
    { line: 'exemptions --exemption "s31(3)"', meaning: 'who neither confirms nor denies, to what?' },
    { line: 'exemptions --trust RTH --since 2026 --json', meaning: "one trust's refusals of a year, with evidence" },
  ],
  run: (invocation) =>
    answerWithRows({ noun: 'exemptions', columns: COLUMNS, ask: listExemptions, rests: footingOf }, invocation),
})
