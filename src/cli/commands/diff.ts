import { counted } from '../../publish/wording.ts'
import { diffRuns, type FieldChange, type ResponseChange } from '../../query/diff.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { runNumber } from '../asking/run-number.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { one, perhapsOne } from '../flags.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'

const COLUMNS: RowColumn<ResponseChange>[] = [
  { name: 'change', heading: 'Change', value: (row) => row.change },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'response_id', heading: 'Number', value: (row) => row.responseId, csvOnly: true },
  {
    name: 'reference',
    heading: 'Reference',
    value: (row) => row.reference,
    inWords: (row) => row.reference ?? `#${row.responseId}`,
  },
  { name: 'title', heading: 'Title', value: (row) => row.title, wraps: true },
  { name: 'what', heading: 'What changed', value: whatChanged, wraps: true },
]

/** `responded 2026-02-04 → 2026-02-05; 1 document more; “… the Trust holds [3 → 99] …”`. */
function whatChanged({ fields, documentsAdded, documentsRemoved, words }: ResponseChange): string {
  return [
    ...fields.map(({ field, before, after }: FieldChange) => `${field} ${before ?? 'none'} → ${after ?? 'none'}`),
    ...(documentsAdded > 0 ? [`${counted(documentsAdded, 'document')} new`] : []),
    ...(documentsRemoved > 0 ? [`${counted(documentsRemoved, 'document')} gone`] : []),
    ...(words === null ? [] : [`“… ${words.context} [${words.removed} → ${words.added}] …”`]),
  ].join('; ')
}

export const diffCommand = defineCommand({
  name: 'diff',
  group: 'Look after',
  summary: 'show what was added, revised and withdrawn between two runs',
  description:
    'Compares how responses stood after one run with how they stood after another: those that are new, those that say something ' +
    'else (which fields, which words), and those that are no longer published. With one run, it is compared with the run before ' +
    'it. What changed and changed back in between is left out.',
  arguments: {
    run: one('the number of a run, or "latest"'),
    other: perhapsOne('the run to compare it with; the one before without'),
  },
  flags: rowFormatFlags,
  settings: ['database'],
  examples: [
    { line: 'diff latest', meaning: 'what did last night bring?' },
    { line: 'diff 7 latest --csv', meaning: 'everything since run 7' },
  ],
  async run({ given, flags, openDatabase, output }) {
    const format = rowFormat(flags)
    return withDatabase(openDatabase, async (database) => {
      const first = runNumber(given.run, database)
      const pair =
        given.other === null ? { from: null, to: first } : { from: first, to: runNumber(given.other, database) }
      const { from, to, changes } = settled(diffRuns(database, pair))
      const since = from === 0 ? 'before it' : `after run ${from}`
      await printRows(output, format, COLUMNS, changes, `Every response stands after run ${to} as it stood ${since}.`)
      return EXIT.well
    })
  },
})
