import { provisionLabel } from '../../publish/provision-names.ts'
import { type ComparedReply, compareReplies } from '../../query/compare.ts'
import { footingOf } from '../../query/footing.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { one } from '../flags.ts'
import { repliesLayout } from '../layouts/replies.ts'
import type { RowColumn } from '../output/rows.ts'

const COLUMNS: RowColumn<ComparedReply>[] = [
  { name: 'cluster', heading: 'Cluster', value: (row) => row.cluster },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust },
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'dated_on', heading: 'Date', value: (row) => row.datedOn },
  { name: 'question', heading: 'Question', value: (row) => row.question },
  { name: 'question_text', heading: 'As first asked', value: (row) => row.questionText },
  { name: 'label', heading: 'Label', value: (row) => row.label },
  { name: 'asked_text', heading: 'As asked here', value: (row) => row.askedText },
  { name: 'reply', heading: 'Reply', value: (row) => row.outcome },
  { name: 'grounds', heading: 'Grounds', value: (row) => row.grounds.map(provisionLabel).join(' ') },
  { name: 'reply_text', heading: 'Words', value: (row) => row.text },
  { name: 'url', heading: 'Address', value: (row) => row.url },
]

/** More trusts than there are. */
const ALL_MEMBERS = 2000

export const compareCommand = defineCommand({
  name: 'compare',
  group: 'Ask',
  summary: 'show side by side what trusts replied to the same request',
  description:
    'Shows what became of each question of a request at every trust to which it was put: answered, withheld and on which ground, ' +
    'not held, no reply known. The request is named by its cluster ("trustlog clusters" lists them; the first letters do) or by ' +
    'any case in it: a reference, a web address, or # and a number. Questions are matched by their words, however each version ' +
    'numbers them; "–" stands where a version does not ask one, "?" where no reply to it is known, "ncnd" for neither confirmed ' +
    'nor denied, a provision alone for what was withheld on it. A reply to the whole request counts for each question that ' +
    'has none of its own. With a reference, --trust says whose it is; the other filters keep some of the responses.\n\n' +
    '--csv and --json have a row for each response and question, with the words of the reply.',
  arguments: { request: one('the name of a cluster, a case reference, a web address, or "#" and a number') },
  flags: listFlags,
  settings: ['database'],
  examples: [
    { line: 'compare c-hdpqcgqfm', meaning: 'who answered what, who refused?' },
    {
      line: 'compare "FOI 4216" --trust RTH --evidence',
      meaning: 'what did others reply to that request, in which words?',
    },
    { line: 'compare c-hdp --region "North West" --csv', meaning: 'the replies of a region, for a spreadsheet' },
  ],
  run: (invocation) => {
    const { given, flags } = invocation
    return answerWithRows(
      {
        noun: 'replies',
        columns: COLUMNS,
        ask: (database, filters) => compareReplies(database, given.request, filters),
        layout: repliesLayout,
        rests: footingOf,
        asked: {
          inWords: given.request,
          advice: (database) => {
            const unfiltered = compareReplies(database, given.request, { trust: flags.trust, withdrawn: 'include' })
            return unfiltered.ok && unfiltered.value.rows.length === 0 ? 'No question could be read in it.' : null
          },
        },
      },
      { ...invocation, flags: { ...flags, limit: flags.limit ?? ALL_MEMBERS } },
    )
  },
})
