import { maskedPassage } from '../../publish/masking.ts'
import { type FoundResponse, search, wordsNowhere } from '../../query/search.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { answerWithRows } from '../asking/list.ts'
import { defineCommand } from '../command.ts'
import { oneOrMore } from '../flags.ts'
import { searchLayout } from '../layouts/search.ts'
import type { RowColumn } from '../output/rows.ts'

const COLUMNS: RowColumn<FoundResponse>[] = [
  { name: 'reference', heading: 'Reference', value: (row) => row.reference ?? `#${row.responseId}` },
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust },
  { name: 'dated_on', heading: 'Date', value: (row) => row.datedOn },
  { name: 'title', heading: 'Title', value: (row) => row.title },
  { name: 'outcome', heading: 'Outcome', value: (row) => row.outcome },
  { name: 'found_in', heading: 'Found in', value: (row) => row.passage.part },
  { name: 'passage', heading: 'Passage', value: (row) => row.passage.text },
  { name: 'rank', heading: 'Rank', value: (row) => row.rank },
  { name: 'url', heading: 'Address', value: (row) => row.url },
]

const { text: _text, evidence: _evidence, ...flags } = listFlags

export const searchCommand = defineCommand({
  name: 'search',
  group: 'Ask',
  summary: 'search titles, questions, answers and documents, the best match first',
  description:
    'Finds responses that have all the words given, in any form (firewall, firewalls), the best match first, and shows the words ' +
    'around them. "a phrase" stands together; begin* is the beginning of a word; =word is exactly this form; OR, NOT (or -word) and ' +
    'brackets combine; title:, question:, answer: and document: before a word or bracket say where. A mistyped trust is understood, which is ' +
    'then said. In --json a passage has its hits as offsets. Quote the whole search for the shell.',
  arguments: { words: oneOrMore('what to search for') },
  flags,
  settings: ['database'],
  examples: [
    { line: 'search "neither confirm nor deny endpoint detection"', meaning: 'who would not say what protects them?' },
    {
      line: 'search \'"end user devices" OR laptop* -tablet\' --since 2024',
      meaning: 'a phrase or a beginning, and no tablet',
    },
    { line: 'search "title:=firewall" --trust oxfrod --json', meaning: 'in titles, this form only, at Oxford' },
  ],
  run: (invocation) => {
    const words = invocation.given.words.join(' ')
    return answerWithRows(
      {
        noun: 'responses',
        columns: COLUMNS,
        ask: (database, filters) => search(database, words, filters),
        layout: searchLayout,
        shown: (row, names) => ({ ...row, passage: maskedPassage(row.passage, names) }),
        asked: {
          inWords: words,
          advice: (database) => {
            const nowhere = wordsNowhere(database, words)
            return nowhere.length === 0 ? null : `No response has ${nowhere.map((word) => `"${word}"`).join(', or ')}.`
          },
        },
      },
      { ...invocation, flags: { ...invocation.flags, text: null, evidence: false } },
    )
  },
})
