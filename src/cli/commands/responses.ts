import { datedInWords, inWords } from '../../publish/wording.ts'
import { listResponses, type ResponseRow } from '../../query/responses.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import type { RowColumn } from '../output/rows.ts'

export const RESPONSE_COLUMNS: RowColumn<ResponseRow>[] = [
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust, csvOnly: true },
  { name: 'dated_on', heading: 'Date', value: (row) => row.datedOn, inWords: datedInWords },
  { name: 'title', heading: 'Title', value: (row) => row.title, wraps: true },
  { name: 'outcome', heading: 'Outcome', value: (row) => row.outcome, inWords: (row) => outcome(row) },
  { name: 'questions', heading: 'Questions', align: 'right', optional: true, value: (row) => row.questions },
  { name: 'contracts', heading: 'Contracts', align: 'right', optional: true, value: (row) => row.contracts },
  { name: 'answers', heading: 'Answers', value: (row) => row.answers, csvOnly: true },
  { name: 'documents', heading: 'Documents', value: (row) => row.documents, csvOnly: true },
  { name: 'regime', heading: 'Law', value: (row) => row.regime, csvOnly: true },
  { name: 'received_on', heading: 'Received', value: (row) => row.receivedOn, csvOnly: true },
  { name: 'responded_on', heading: 'Answered', value: (row) => row.respondedOn, csvOnly: true },
  { name: 'published_on', heading: 'Published', value: (row) => row.publishedOn, csvOnly: true },
  { name: 'revision', heading: 'Revision', value: (row) => row.revision, csvOnly: true },
  { name: 'withdrawn_at', heading: 'Withdrawn', value: (row) => row.withdrawnAt, csvOnly: true },
  { name: 'url', heading: 'Address', value: (row) => row.url, csvOnly: true },
  { name: 'dated_by', heading: 'Which date', value: (row) => row.datedBy, csvOnly: true },
]

function outcome(row: ResponseRow): string {
  const remarks = [...(row.incomplete ? ['incomplete'] : []), ...(row.withdrawnAt === null ? [] : ['withdrawn'])]
  return [inWords(row.outcome), ...remarks].join(', ')
}

export const responsesCommand = defineCommand({
  name: 'responses',
  group: 'Ask',
  summary: 'list the responses that are held, newest first',
  description:
    'Lists responses, newest first. All filters given must fit. A response counts under the day on which it was published, else ' +
    'answered, else received, else first seen. "trustlog response REFERENCE" shows one of them.',
  arguments: {},
  flags: listFlags,
  settings: ['database'],
  examples: [
    { line: 'responses --trust RTH --since 2026-01', meaning: 'what has Oxford published this year?' },
    {
      line: 'responses --exemption "s31(3)" --csv > refusals.csv',
      meaning: 'who neither confirms nor denies, for a spreadsheet',
    },
    {
      line: 'responses --text "endpoint detection" --outcome withheld_in_full',
      meaning: 'which requests about this were refused?',
    },
  ],
  run: (invocation) => answerWithRows({ noun: 'responses', columns: RESPONSE_COLUMNS, ask: listResponses }, invocation),
})
