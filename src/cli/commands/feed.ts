import { atomFeed } from '../../publish/atom.ts'
import { news } from '../../query/news.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { filtersInWords, filtersOf, listFlags } from '../asking/filter-flags.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'

const { json: _json, csv: _csv, evidence: _evidence, showSql: _showSql, ...flags } = listFlags

export const feedCommand = defineCommand({
  name: 'feed',
  group: 'Ask',
  summary: 'print the newest responses as an Atom feed',
  description:
    'Prints the newest responses, of one trust or of whatever the filters ask for, as an Atom feed (RFC 4287) for a feed reader. ' +
    'Fifty entries, or as many as --limit says. An entry keeps its id through revisions. Personal data is masked.',
  arguments: {},
  flags,
  settings: ['database'],
  examples: [
    { line: 'feed --trust RTH > RTH.atom', meaning: 'what one trust published' },
    { line: 'feed --text \'"end user devices"\' --outcome granted_in_full', meaning: 'the newest answers to a search' },
  ],
  run: ({ flags, settings, output }) =>
    withDatabase(settings, async (database) => {
      const asked = { ...flags, evidence: false, showSql: false }
      const entries = settled(news(database, filtersOf(asked, 'table')))
      await output.write(atomFeed(filtersInWords(asked).join(' '), entries))
      return EXIT.well
    }),
})
