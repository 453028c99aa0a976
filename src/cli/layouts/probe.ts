/** What was read of a page nobody wrote an adapter for. */
import type { EntryReading } from '../../../crawlers/general/read-entry.ts'
import type { ListingReading } from '../../../crawlers/general/read-listing.ts'
import { counted } from '../../publish/wording.ts'
import { type Output, oneLine } from '../output/output.ts'
import { renderTable } from '../output/table.ts'
import { paragraph } from '../output/wrap.ts'

/** The listing as other programs read it. Dates are `YYYY-MM-DD`, or as much of it as is printed; null where none is. */
export function listingJson({ platform, layout, confidence, next, entries }: ListingReading): object {
  return {
    platform,
    layout,
    confidence,
    next,
    entries: entries.map(({ url, title, caseReference, date, documents }) => ({
      url,
      title,
      caseReference,
      date,
      documents: documents.map((document) => document.url),
    })),
  }
}

export function entryJson({ length: _, ...entry }: EntryReading): object {
  return entry
}

const COLUMNS = [
  { heading: 'Date' },
  { heading: 'Reference', optional: true },
  { heading: 'Title', wraps: true },
  { heading: 'Documents', align: 'right' as const, optional: true },
  { heading: 'Address' },
]

/** A line about the page and a table of what it lists. */
export function listingLayout(listing: ListingReading, output: Output): string {
  const { platform, layout, confidence, next, entries } = listing
  const facts = [
    counted(entries.length, 'entry', 'entries'),
    `layout ${layout}`,
    `platform ${platform ?? 'unknown'}`,
    `${Math.round(confidence * 100)}% sure`,
    next === null ? 'no next page' : `next page ${oneLine(next)}`,
  ]
  const rows = entries.map(({ date, caseReference, title, documents, url }) => [
    date,
    caseReference,
    title,
    documents.length,
    url,
  ])
  return [output.colours.dim(facts.join(' · ')), ...(rows.length > 0 ? [renderTable(COLUMNS, rows, output)] : [])].join(
    '\n',
  )
}

/** Longest request or response that is shown of a page. */
const LONGEST_SHOWN = 600

/** What a page says of one response. */
export function entryLayout(entry: EntryReading, output: Output): string {
  const { bold, dim } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  const facts = [
    ['Reference', entry.caseReference],
    ['Received', entry.receivedOn],
    ['Responded', entry.respondedOn],
    ['Published', entry.publishedOn],
    ['Request', entry.request],
    ['Response', entry.response],
  ] as const
  return [
    dim(entry.role === 'response' ? 'A page that carries a response' : 'A page that introduces documents'),
    bold(oneLine(entry.title ?? 'without a title')),
    ...facts.flatMap(([label, value]) =>
      value === null ? [] : [paragraph(`${label}: ${oneLine(value).slice(0, LONGEST_SHOWN)}`, width, '    ', '  ')],
    ),
    ...entry.documents.map(({ url, title, role }) => `  ${role}: ${oneLine(title ?? '')} ${dim(oneLine(url))}`),
  ].join('\n')
}
