/** Replies of many trusts to one request, for people: the questions with what became of them, then trust by question. */
import { provisionLabel } from '../../publish/provision-names.ts'
import { counted, datedInWords, dateInWords } from '../../publish/wording.ts'
import type { ComparedReply } from '../../query/compare.ts'
import type { Reply } from '../../query/replies.ts'
import { type Output, oneLine, textWidth } from '../output/output.ts'
import { renderTable, type TableColumn } from '../output/table.ts'
import { cut, paragraph } from '../output/wrap.ts'

const WORDS: Record<Reply['outcome'], string> = {
  disclosed: 'answered',
  partially_withheld: 'in part',
  withheld: 'withheld',
  neither_confirm_nor_deny: 'neither confirmed nor denied',
  not_held: 'not held',
  cost_limit: 'too costly',
  vexatious: 'vexatious',
  repeated: 'repeated',
  accessible_elsewhere: 'published elsewhere',
  transferred: 'transferred',
  clarification_requested: 'clarification asked',
  no_reply_known: 'no reply known',
}

/** `withheld (s43(2))`, `not held`. */
function replyInWords({ outcome, grounds }: Pick<Reply, 'outcome' | 'grounds'>): string {
  const relied = grounds.map(provisionLabel).join(', ')
  return relied === '' ? WORDS[outcome] : `${WORDS[outcome]} (${relied})`
}

const SHORT: Partial<Record<Reply['outcome'], string>> = {
  neither_confirm_nor_deny: 'ncnd',
  no_reply_known: '?',
  accessible_elsewhere: 'elsewhere',
  clarification_requested: 'unclear',
}

/** As narrow as a cell can say it: `s43(2)` for what was withheld on that ground. */
function replyInShort({ outcome, grounds }: Reply): string {
  const [ground, ...others] = grounds.map(provisionLabel)
  const word = SHORT[outcome] ?? WORDS[outcome]
  if (ground === undefined) return word
  const label = others.length > 0 ? `${ground} …` : ground
  return outcome === 'withheld' ? label : `${word} ${label}`
}

interface AskedQuestion {
  number: number
  text: string
  replies: ComparedReply[]
}

function questionsOf(rows: readonly ComparedReply[]): AskedQuestion[] {
  const questions = new Map<number, AskedQuestion>()
  for (const row of rows) {
    const held = questions.get(row.question)
    if (held) held.replies.push(row)
    else questions.set(row.question, { number: row.question, text: row.questionText, replies: [row] })
  }
  return [...questions.values()].sort((one, other) => one.number - other.number)
}

/** `12 answered, 3 withheld (s43(2)), 2 no reply known`, the most frequent first. */
function countsInWords(replies: readonly Reply[]): string {
  const counts = new Map<string, number>()
  for (const reply of replies) counts.set(replyInWords(reply), (counts.get(replyInWords(reply)) ?? 0) + 1)
  return [...counts]
    .sort(([one, most], [other, count]) => count - most || (one < other ? -1 : 1))
    .map(([words, count]) => `${count} ${words}`)
    .join(', ')
}

/** `12 Apr 2021 to 18 May 2021`, by the dates that are printed where there are any. */
function spanInWords(responses: readonly ComparedReply[]): string {
  const printed = responses.filter(({ datedBy }) => datedBy !== 'seen')
  const dates = (printed.length > 0 ? printed : responses).map(({ datedOn }) => datedOn).sort()
  const [from = '', to = ''] = [dates[0], dates.at(-1)]
  return from === to ? dateInWords(from) : `${dateInWords(from)} to ${dateInWords(to)}`
}

const WIDEST = 110
const LONGEST_QUESTION = 240

/** Empty where there is no row. */
export function repliesLayout(rows: ComparedReply[], output: Output): string {
  const [first] = rows
  if (first === undefined) return ''
  const { colours, width: columns } = output
  const width = Math.min(columns ?? 100, WIDEST)
  const responses = [...new Map(rows.map((row) => [row.responseId, row])).values()]
  const questions = questionsOf(rows)
  const trusts = new Set(responses.map(({ odsCode }) => odsCode)).size
  const span = spanInWords(responses)
  const heading =
    first.cluster === null
      ? 'Nobody else is known to have been asked this.'
      : `${first.cluster}: ${counted(responses.length, 'response')} of ${counted(trusts, 'trust')}, ${span}.`
  // What one version alone asks is in --json and --csv.
  const shared = questions.filter(({ replies }) => responses.length < 3 || replies.length > 1)
  const left = questions.length - shared.length
  const label = (number: number) => `${number}`.padStart(`${questions.length}`.length)
  const asked = shared.flatMap(({ number, text, replies }) => {
    const indent = ' '.repeat(label(number).length + 2)
    const question = paragraph(cut(oneLine(text), LONGEST_QUESTION), width, indent, `${label(number)}  `)
    return [question, colours.dim(paragraph(countsInWords(replies), width, indent))]
  })
  const further =
    left === 0
      ? []
      : [colours.dim(paragraph(`${counted(left, 'further question')} in one version only: see --csv.`, width, ''))]
  return [
    colours.bold(paragraph(heading, width, '')),
    '',
    ...asked,
    ...further,
    '',
    matrix(responses, shared, rows, output),
  ].join('\n')
}

function matrix(
  responses: readonly ComparedReply[],
  questions: readonly AskedQuestion[],
  rows: readonly ComparedReply[],
  output: Output,
): string {
  const cells = new Map(rows.map((row) => [`${row.responseId} ${row.question}`, row]))
  const columns: TableColumn[] = [
    { heading: 'Trust' },
    { heading: 'Name', wraps: true },
    { heading: 'Reference' },
    { heading: 'Date' },
    ...questions.map(({ number }) => ({ heading: String(number) })),
  ]
  const lines = responses.map((response) => [
    response.odsCode,
    response.trust,
    response.reference ?? `#${response.responseId}`,
    datedInWords(response),
    ...questions.map(({ number }) => {
      const reply = cells.get(`${response.responseId} ${number}`)
      return reply ? replyInShort(reply) : '–'
    }),
  ])
  const natural = columns.map(({ heading }, column) =>
    column === 1 ? 14 : Math.max(textWidth(heading), ...lines.map((line) => textWidth(line[column] ?? ''))),
  )
  const fits = output.width === null || natural.reduce((sum, width) => sum + width + 2, -2) <= output.width
  if (fits) return renderTable(columns, lines, output)
  return responses.map((response) => inSentences(response, questions, cells, output)).join('\n')
}

/** For a terminal that has no room for a column a question. */
function inSentences(
  response: ComparedReply,
  questions: readonly AskedQuestion[],
  cells: ReadonlyMap<string, ComparedReply>,
  { width, colours }: Output,
): string {
  const { odsCode, trust, reference, responseId } = response
  const heading = `${odsCode}  ${trust}, ${reference ?? `#${responseId}`}, ${datedInWords(response)}`
  const replies = questions.flatMap(({ number }) => {
    const reply = cells.get(`${responseId} ${number}`)
    return reply ? [`${number} ${replyInWords(reply)}`] : []
  })
  const columns = Math.min(width ?? 100, WIDEST)
  return `${colours.bold(cut(oneLine(heading), columns))}\n${paragraph(replies.join(' · '), columns, '    ')}`
}
