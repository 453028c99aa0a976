/** Which of a record's links the record is about. */
import type { ContentLink } from './content-links.ts'
import type { RecordPart } from './records.ts'

/** What comes with the thing itself: recordings, summaries, entries for a calendar. */
const ASIDE =
  /\b(?:audio|video|webcast|recording|livestream|brief|docket|summary|transcript|media|slides|presentation|map|i?calendar|ics|ical|outlook)\b/i
const MAIN = /\b(?:minutes|opinion|judge?ment|decision|response|reply|letter|ruling|order|report|full text)\b/i
const NOT_TO_READ = /\.(?:mp3|mp4|wav|m4a|ics|jpe?g|png|gif)$/i
/** Fewer records of one list are no rule. */
const FEWEST_FOR_A_RULE = 3

/**
 * The main link of every record: its file before its page, since the file is the thing itself, unless most records of the
 * same list have a page and no file.
 */
export function mainLinks(records: RecordPart[]): Map<RecordPart, ContentLink> {
  const lists = new Map<unknown, RecordPart[]>()
  for (const record of records) {
    const list = (record.row ?? record.element).parent
    lists.set(list, [...(lists.get(list) ?? []), record])
  }
  const mains = new Map<RecordPart, ContentLink>()
  for (const members of lists.values()) {
    const filed = members.filter(({ links }) => links.some(({ document }) => document)).length
    const ofPages = members.length >= FEWEST_FOR_A_RULE && filed < members.length / 2
    const shared = sharedAddresses(members)
    for (const record of members) {
      const own = record.links.filter(({ url }) => !shared.has(url))
      const main = mainLink(own.length > 0 ? own : record.links, ofPages)
      if (main !== undefined) mains.set(record, main)
    }
  }
  return mains
}

/** Addresses that several records of a list lead to: a judge, an author, a category, and no record's own. */
function sharedAddresses(members: RecordPart[]): Set<string> {
  const [once, again] = [new Set<string>(), new Set<string>()]
  for (const { links } of members) {
    for (const url of new Set(links.map((link) => link.url))) (once.has(url) ? again : once).add(url)
  }
  return again
}

function mainLink(links: ContentLink[], ofPages: boolean): ContentLink | undefined {
  const files = links.filter(({ document }) => document)
  const titledPages = links.filter(({ document, generic }) => !document && !generic)
  const pool = files.length === 0 ? links : ofPages && titledPages.length > 0 ? titledPages : files
  const proper = pool.filter(({ label, url }) => !ASIDE.test(label) && !NOT_TO_READ.test(url))
  return proper.find(({ generic }) => !generic) ?? proper.find(({ label }) => MAIN.test(label)) ?? proper[0] ?? pool[0]
}
