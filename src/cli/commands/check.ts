import { masked } from '../../publish/masking.ts'
import { provisionLabel } from '../../publish/provision-names.ts'
import { type CheckedDraft, checkDraft, checkFooting, type EarlierQuestion } from '../../query/asked-before.ts'
import { trustUnderstood } from '../../query/filters.ts'
import { filtersInWords, filtersOf, listFlags } from '../asking/filter-flags.ts'
import { footingInWords } from '../asking/footing.ts'
import { answerOne } from '../asking/one-answer.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { CannotDo, UsageError } from '../errors.ts'
import { readLocalFile } from '../files/local-file.ts'
import { perhapsOne, valueFlag } from '../flags.ts'
import { checkedDraftLayout } from '../layouts/checked-draft.ts'
import { printRows, type RowColumn, rowFormat } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'
import { path } from '../values.ts'

type FoundRow = EarlierQuestion & { number: number; draft: string }

const COLUMNS: RowColumn<FoundRow>[] = [
  { name: 'draft_question', heading: 'No', value: (row) => row.number },
  { name: 'draft', heading: 'Draft', value: (row) => row.draft },
  { name: 'likeness', heading: 'Likeness', value: (row) => Number(row.likeness.toFixed(2)) },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'dated_on', heading: 'Date', value: (row) => row.datedOn },
  { name: 'question', heading: 'Asked', value: (row) => row.question },
  { name: 'outcome', heading: 'Outcome', value: (row) => row.outcome },
  { name: 'grounds', heading: 'Grounds', value: (row) => row.grounds.map(provisionLabel).join(' ') },
  { name: 'answer', heading: 'Answer', value: (row) => row.answer },
]

/** Earlier questions that are shown for each of the draft, unless `--limit` says otherwise. */
const EXAMPLES = 3

/** Standard input, by the sign that programs use for it. */
const STANDARD_INPUT = '-'

const { trust, region, sector, nation, since, until, withdrawn, limit, evidence, showSql, json, csv } = listFlags

/** @throws UsageError where there is no draft, or two; CannotDo where its file cannot be read as text */
async function readDraft(
  typed: string | null,
  file: string | null,
  { workingFolder, input }: Pick<Invocation, 'workingFolder' | 'input'>,
): Promise<string> {
  if ((typed === null) === (file === null)) {
    const message = typed === null ? 'There is no draft to check.' : 'There are two drafts.'
    throw new UsageError(message, 'Give its text in quotation marks, --file PATH, or - for standard input.')
  }
  if (typed === STANDARD_INPUT || file === STANDARD_INPUT) return input()
  if (file === null) return typed ?? ''
  const read = await readLocalFile(file, workingFolder)
  if (!read.ok) throw new CannotDo(`${file}: ${read.problem.message}`, read.problem.advice)
  if (read.file.bytes.includes(0)) {
    throw new CannotDo(`${file} is no plain text.`, `Run: trustlog text '${file}' | trustlog check -`)
  }
  return new TextDecoder().decode(read.file.bytes)
}

export const checkCommand = defineCommand({
  name: 'check',
  group: 'Ask',
  summary: 'check a draft request: was it asked before, what was answered, which ground is likely',
  description:
    'Takes a draft apart into its questions and finds, for each, responses in which the same was asked in these or other words: how ' +
    'many disclosed it, on which grounds others refused, and the likest of them; and whether the request as a whole was put ' +
    'before. Found by the words of titles and questions and by their wording; of very many the hundred likest are looked at. ' +
    'What is likely is what happened more often than not, of three replies or more; no law is weighed. The draft is not kept.',
  arguments: { draft: perhapsOne('the draft in quotation marks, or - for standard input') },
  flags: {
    file: valueFlag('--file <path>', 'read the draft from this text file', path('draft.txt')),
    trust,
    region,
    sector,
    nation,
    since,
    until,
    withdrawn,
    limit: {
      ...limit,
      meaning: 'so many earlier questions for each of the draft; 3 for people, all in --json and --csv',
    },
    evidence,
    showSql,
    json: { ...json, meaning: 'print all that was found, question by question, as one JSON document' },
    csv,
  },
  settings: ['database'],
  examples: [
    { line: 'check "Which endpoint detection do you use?"', meaning: 'was it asked, and answered?' },
    { line: 'check --file draft.txt --region "North West" --since 2023', meaning: 'a draft, lately, in one region' },
    { line: 'check - < draft.txt', meaning: 'from another program' },
  ],
  run: async (invocation) => {
    const { given, flags, settings, output, remarks, workingFolder } = invocation
    const format = rowFormat(flags)
    const draft = await readDraft(given.draft, flags.file, invocation)
    const noOthers = { outcome: null, exemption: null, supplier: null, category: null, text: null }
    const noContracts = { expiresBefore: null, expiresAfter: null, expiresWithin: null }
    const asked = { ...flags, ...noOthers, ...noContracts }
    return answerOne(
      invocation,
      (database) => checkDraft(database, draft, filtersOf(asked, format)),
      async (answered, database) => {
        const checked = masked(answered)
        if (format === 'json') return output.line(JSON.stringify(cutTo(checked, flags.limit)))
        if (format === 'csv') return printRows(output, format, COLUMNS, rowsOf(cutTo(checked, flags.limit)), '')
        const remark = (text: string): Promise<void> => remarks.line(remarks.colours.dim(text))
        const understood = flags.trust === null ? null : trustUnderstood(database, flags.trust)
        if (understood) await remark(`"${flags.trust}" is taken for ${understood.name} (${understood.odsCode}).`)
        const options = { examples: flags.limit ?? EXAMPLES, evidence: flags.evidence }
        await output.line(checkedDraftLayout(checked, options, output))
        if (checked.questions.every(({ found }) => found.length === 0)) {
          const searched = [pathShown(settings.database, workingFolder), ...filtersInWords(asked)].join(' ')
          return output.line(`\nSearched: titles and questions of the responses in ${searched}.`)
        }
        const onLittle = footingInWords('This rests', checkFooting(checked, new Date().toISOString().slice(0, 10)))
        if (onLittle) await remark(onLittle)
      },
    )
  },
})

function cutTo(checked: CheckedDraft, limit: number | null): CheckedDraft {
  if (limit === null) return checked
  const questions = checked.questions.map((question) => ({ ...question, found: question.found.slice(0, limit) }))
  return { ...checked, questions }
}

function rowsOf({ questions }: CheckedDraft): FoundRow[] {
  return questions.flatMap(({ question, found }, index) =>
    found.map((row) => ({ ...row, number: index + 1, draft: question })),
  )
}
