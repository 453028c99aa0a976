/** What a saved question found, as an Atom feed. */
import type { ReportedFinding } from '../query/watches.ts'
import { atomFeed, type FeedEntry } from './atom.ts'
import { foundInWords } from './found-wording.ts'

/** @param findings that were reported, the last reported first; an entry is new when it was */
export function watchFeed(watch: { name: string; question: string }, findings: readonly ReportedFinding[]): string {
  const { name, question } = watch
  return atomFeed(
    { key: `watch:${name}`, title: `trustlog, ${name}: ${question}` },
    findings.map((finding) => entryOf(name, finding)),
  )
}

function entryOf(watch: string, { found, reportedAt, names }: ReportedFinding): FeedEntry {
  const { trust, url } = found.row
  return {
    key: `watch:${watch}:${found.finding}`,
    ...foundInWords(found, names),
    published: reportedAt,
    updated: reportedAt,
    author: trust,
    url,
  }
}
