/** Atom feeds (RFC 4287). */

/** Tag URIs (RFC 4151) stay the same wherever the feed is published. */
const TAG = 'tag:trustlog,2026'
/** A feed without entries was never updated; RFC 4287 (4.1.1) asks for an instant all the same. */
const NEVER = '1970-01-01T00:00:00Z'

export interface FeedEntry {
  /** Tells it from every other entry, and stays. */
  key: string
  title: string
  published: string
  updated: string
  author: string
  url: string | null
  summary: string
}

/**
 * @param feed its key tells it from every other feed, and stays
 * @param entries their order is kept; the same entries make the same bytes
 */
export function atomFeed(feed: { key: string; title: string }, entries: readonly FeedEntry[]): string {
  const latest = entries.reduce((last, { updated }) => (updated > last ? updated : last), NEVER)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${TAG}:${feed.key}</id>`,
    `  <title>${text(feed.title)}</title>`,
    `  <updated>${latest}</updated>`,
    '  <author><name>trustlog</name></author>',
    ...entries.map(entryText),
    '</feed>',
    '',
  ].join('\n')
}

function entryText({ key, title, published, updated, author, url, summary }: FeedEntry): string {
  return [
    '  <entry>',
    `    <id>${TAG}:${key}</id>`,
    `    <title>${text(title)}</title>`,
    `    <published>${published}</published>`,
    `    <updated>${updated}</updated>`,
    `    <author><name>${text(author)}</name></author>`,
    ...(url === null ? [] : [`    <link rel="alternate" href="${text(url)}"/>`]),
    `    <summary>${text(summary)}</summary>`,
    '  </entry>',
  ].join('\n')
}

/** Text from outside as XML 1.0 takes it: its marks escaped, characters that XML has no place for left out. */
function text(from: string): string {
  return from
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
