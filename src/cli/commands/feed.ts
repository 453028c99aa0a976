import type { TrustlogDatabase } from '../../../db/database.ts'
import { FEED_ENTRIES, newsFeed } from '../../publish/news-feed.ts'
import { watchFeed } from '../../publish/watch-feed.ts'
import { news } from '../../query/news.ts'
import { reportedFindings, watchesNamed } from '../../query/watches.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { filtersInWords, filtersOf, listFlags } from '../asking/filter-flags.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFlag } from '../flags.ts'
import { textSuchAs } from '../values.ts'

const { json: _json, csv: _csv, evidence: _evidence, showSql: _showSql, ...filterFlags } = listFlags

export const feedCommand = defineCommand({
  name: 'feed',
  group: 'Ask',
  summary: 'print the newest responses as an Atom feed',
  description:
    'Prints the newest responses, of one trust or of whatever the filters ask for, as an Atom feed (RFC 4287) for a feed reader. ' +
    'Fifty entries, or as many as --limit says. An entry keeps its id through revisions. With --watch it is of a saved question: ' +
    'what "trustlog watch run" told and still holds, the last told first. Personal data is masked.',
  arguments: {},
  flags: {
    ...filterFlags,
    watch: valueFlag(
      '--watch <name>',
      'what was told of this saved question, instead of filters',
      textSuchAs('the name of a saved question', 'firewalls'),
    ),
  },
  settings: ['database'],
  examples: [
    { line: 'feed --trust RTH > RTH.atom', meaning: 'what one trust published' },
    { line: 'feed --text \'"end user devices"\' --outcome granted_in_full', meaning: 'the newest answers to a search' },
    { line: 'feed --watch firewalls > firewalls.atom', meaning: 'what a saved question told' },
  ],
  run: ({ flags, openDatabase, output }) =>
    withDatabase(openDatabase, async (database) => {
      const asked = { ...flags, evidence: false, showSql: false }
      const words = filtersInWords(asked).join(' ')
      if (flags.watch !== null) {
        if (words !== '' || flags.withdrawn)
          throw new UsageError('--watch has filters of its own.', 'Leave the other filters away.')
        await output.write(feedOfWatch(database, flags.watch, flags.limit ?? FEED_ENTRIES))
        return EXIT.well
      }
      const entries = settled(news(database, { ...filtersOf(asked, 'table'), limit: flags.limit ?? FEED_ENTRIES }))
      await output.write(newsFeed(words, entries))
      return EXIT.well
    }),
})

/** @throws CannotDo where no question of this name is saved, UsageError where it cannot be asked any more */
function feedOfWatch(database: TrustlogDatabase, name: string, limit: number): string {
  const [watch = { name, question: '' }] = settled(watchesNamed(database, [name]))
  return watchFeed(watch, settled(reportedFindings(database, watch, { now: new Date(), limit })))
}
