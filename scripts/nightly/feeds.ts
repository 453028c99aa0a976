// Writes the Atom feeds that are published beside the database: of everything, of each trust, of each saved question.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import { FEED_ENTRIES, newsFeed } from '../../src/publish/news-feed.ts'
import { watchFeed } from '../../src/publish/watch-feed.ts'
import { counted } from '../../src/publish/wording.ts'
import type { Answered } from '../../src/query/answered.ts'
import { news } from '../../src/query/news.ts'
import { readOnlySql } from '../../src/query/sql.ts'
import { reportedFindings } from '../../src/query/watches.ts'
import type { Places } from './places.ts'

function answerOf<Value>(answered: Answered<Value>): Value {
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value
}

function publishingTrusts(database: TrustlogDatabase): string[] {
  const { rows } = answerOf(readOnlySql(database, 'SELECT DISTINCT ods_code FROM response_list ORDER BY ods_code'))
  return rows.map(([code]) => String(code))
}

/** Each feed under the name of its file; that of a question that cannot be asked is left out, as the summary says. */
function* feedsOf(database: TrustlogDatabase): Iterable<[name: string, feed: string]> {
  const limit = FEED_ENTRIES
  yield ['all.atom', newsFeed('', answerOf(news(database, { limit })))]
  for (const trust of publishingTrusts(database)) {
    yield [`${trust}.atom`, newsFeed(`--trust ${trust}`, answerOf(news(database, { trust, limit })))]
  }
  for (const watch of database.watches.list()) {
    const findings = reportedFindings(database, watch, { now: new Date(), limit })
    if (findings.ok) yield [`watch-${watch.name}.atom`, watchFeed(watch, findings.value)]
  }
}

/** Whatever was written before is replaced. */
export async function feeds(places: Places): Promise<string> {
  await rm(places.feeds, { recursive: true, force: true })
  await mkdir(places.feeds, { recursive: true })
  const database = openDatabase(places.database, { readOnly: true })
  let count = 0
  try {
    for (const [name, feed] of feedsOf(database)) {
      await writeFile(join(places.feeds, name), feed)
      count += 1
    }
  } finally {
    database.close()
  }
  return `Wrote ${counted(count, 'feed')}.`
}
