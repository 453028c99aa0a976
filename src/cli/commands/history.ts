import { requesterNames } from '../../privacy/requester.ts'
import { masked } from '../../publish/masking.ts'
import { wordDiff } from '../../publish/word-diff.ts'
import { type History, historyOf } from '../../query/history.ts'
import { proofFlags } from '../asking/filter-flags.ts'
import { answerOne } from '../asking/one-answer.ts'
import { defineCommand } from '../command.ts'
import { one, valueFlag } from '../flags.ts'
import { diffInMarks, fieldsInWords, historyLayout, type ShownStep } from '../layouts/history.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { textSuchAs } from '../values.ts'

const COLUMNS: RowColumn<ShownStep>[] = [
  { name: 'at', heading: 'When', value: (row) => row.at },
  { name: 'change', heading: 'Change', value: (row) => row.change },
  { name: 'run', heading: 'Run', value: (row) => row.run },
  { name: 'revision', heading: 'Revision', value: (row) => row.revision },
  { name: 'fields', heading: 'What changed', value: fieldsInWords },
  { name: 'words', heading: 'Words', value: (row) => row.words && diffInMarks(row.words) },
]

/** Masked before words are compared: a name that is broken over two pieces would not be known for one. */
function shown({ response, steps }: History): { response: History['response']; steps: ShownStep[] } {
  const names = [...new Set(steps.flatMap(({ words }) => (words ? requesterNames(words.before + words.after) : [])))]
  const hidden = masked({ response, steps }, names)
  return {
    response: hidden.response,
    steps: hidden.steps.map((step) => ({
      ...step,
      words: step.words && wordDiff(step.words.before, step.words.after),
    })),
  }
}

export const historyCommand = defineCommand({
  name: 'history',
  group: 'Ask',
  summary: 'show what became of a response: each revision word by word, and its withdrawal',
  description:
    'Shows when a response was first seen, what each revision changed (dates, outcome, documents, and the words that went and came) ' +
    'and when it was taken down. On a terminal words that went are red and struck through, words that came green; elsewhere ' +
    '[-went-] and {+came+}. It is named as for "trustlog response". Names and addresses of requesters, personal e-mail addresses ' +
    'and numbers are masked. What was taken down and put back again between two crawls leaves no trace.',
  arguments: { reference: one('a case reference, a web address, or "#" and a number') },
  flags: {
    trust: valueFlag(
      '--trust <name>',
      'of this trust, where several use the same reference',
      textSuchAs('a trust', 'RET'),
    ),
    ...proofFlags,
    ...rowFormatFlags,
  },
  settings: ['database'],
  examples: [
    { line: 'history "FOI 4216" --trust RET', meaning: 'has it been changed since it was published?' },
    { line: 'history "#12" --json', meaning: 'every word that both versions share, too' },
  ],
  run: (invocation) => {
    const { given, flags, output } = invocation
    const format = rowFormat(flags)
    return answerOne(
      invocation,
      (database) => historyOf(database, given.reference, flags.trust),
      async (history) => {
        const { response, steps } = shown(history)
        if (format === 'table') await output.line(historyLayout({ response, steps }, output, flags))
        else await printRows(output, format, COLUMNS, steps, '')
      },
    )
  },
})
