/** New responses as an Atom feed. */
import type { NewsEntry } from '../query/news.ts'
import { atomFeed, type FeedEntry } from './atom.ts'
import { responseInWords } from './found-wording.ts'
import { maskText } from './masking.ts'

/** How many entries a feed has unless more are asked for. */
export const FEED_ENTRIES = 50

/** @param asked what the feed is of, in words: `--trust RTH`; empty for everything */
export function newsFeed(asked: string, entries: readonly NewsEntry[]): string {
  const title = asked === '' ? 'Freedom of Information responses' : `Freedom of Information responses: ${asked}`
  return atomFeed({ key: `feed:${encodeURIComponent(asked)}`, title }, entries.map(entryOf))
}

function entryOf({ response, names }: NewsEntry): FeedEntry {
  const { responseId, odsCode, firstSeenAt, revisedAt, url, trust } = response
  const reference = publicReference(response, names) ?? `response-${responseId}`
  return {
    key: `response:${[odsCode, reference].map(encodeURIComponent).join(':')}`,
    ...responseInWords(response, names),
    published: firstSeenAt,
    updated: revisedAt,
    author: trust,
    url,
  }
}

/** An id shows no personal data either, and with a mark in its place several would be one. */
function publicReference({ canonicalReference }: NewsEntry['response'], names: readonly string[]): string | null {
  if (canonicalReference === null) return null
  return maskText(canonicalReference, names) === canonicalReference ? canonicalReference : null
}
