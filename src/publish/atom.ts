/** New responses as an Atom feed (RFC 4287). */
import type { NewsEntry } from '../query/news.ts'
import { maskText } from './masking.ts'
import { counted, inWords } from './wording.ts'

/** Tag URIs (RFC 4151) stay the same wherever the feed is published. */
const TAG = 'tag:trustlog,2026'
/** A feed without entries was never updated; RFC 4287 (4.1.1) asks for an instant all the same. */
const NEVER = '1970-01-01T00:00:00Z'

/**
 * @param asked what the feed is of, in words: `--trust RTH`; empty for everything
 * @param entries their order is kept; the same entries make the same bytes
 */
export function atomFeed(asked: string, entries: readonly NewsEntry[]): string {
  const updated = entries.reduce((latest, { changedAt }) => (changedAt > latest ? changedAt : latest), NEVER)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${TAG}:feed:${encodeURIComponent(asked)}</id>`,
    `  <title>${text(asked === '' ? 'Freedom of Information responses' : `Freedom of Information responses: ${asked}`)}</title>`,
    `  <updated>${updated}</updated>`,
    '  <author><name>trustlog</name></author>',
    ...entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

function entry({ response, changedAt, names }: NewsEntry): string {
  const { responseId, odsCode, trust, canonicalReference, reference, title, outcome, firstSeenAt, url } = response
  const key = [odsCode, canonicalReference ?? `response-${responseId}`].map(encodeURIComponent).join(':')
  const named = maskText(title ?? reference ?? 'Untitled response', names)
  const told = [
    inWords(outcome),
    counted(response.questions, 'question'),
    ...(response.contracts > 0 ? [counted(response.contracts, 'contract')] : []),
  ].join(', ')
  return [
    '  <entry>',
    `    <id>${TAG}:response:${key}</id>`,
    `    <title>${text(named)}</title>`,
    `    <published>${firstSeenAt}</published>`,
    `    <updated>${changedAt}</updated>`,
    `    <author><name>${text(trust)}</name></author>`,
    ...(url === null ? [] : [`    <link rel="alternate" href="${text(url)}"/>`]),
    `    <summary>${text([reference, told].filter((part) => part !== null).join(': '))}</summary>`,
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
