/** Reads any listing page: finds what repeats on it, chooses what is published, and reads each entry. */
import type { PartialDate } from '../../src/domain.ts'
import type { Page } from '../platform.ts'
import type { Element } from '../platforms/reading/elements.ts'
import { printedText } from '../platforms/reading/printed-text.ts'
import { contentLinks } from './content-links.ts'
import { type Candidate, chooseEntries, worthOf } from './entry-choice.ts'
import { layOut } from './flow.ts'
import { followingPage } from './following-page.ts'
import { groupDates } from './group-dates.ts'
import { type Layout, layoutOf } from './layout.ts'
import { mainLinks } from './main-link.ts'
import type { PageContext } from './page-context.ts'
import { platformOf } from './platform.ts'
import { numericOrder } from './printed-dates.ts'
import { type RecordDetails, readRecord } from './record-details.ts'
import { findRecords } from './records.ts'
import { isSiteFrame } from './site-frame.ts'

export interface FoundEntry extends Pick<RecordDetails, 'receivedOn' | 'respondedOn' | 'publishedOn'> {
  /** The main thing that the entry leads to: its letter or page. */
  url: string
  title: string | null
  caseReference: string | null
  date: PartialDate | null
  /** Every file that the entry links, `url` among them where it is one. */
  documents: { url: string; label: string }[]
  /** The entry's own page, where it links one. */
  page: string | null
}

export interface ListingReading {
  platform: string | null
  layout: Layout
  /** From 0 to 1: how sure it is that these are the page's entries, and all of them. */
  confidence: number
  next: string | null
  entries: FoundEntry[]
}

/** Reads a listing page. A page that lists nothing gives no entries and a confidence of 0. */
export function readAnyListing(page: Page): ListingReading {
  const { $, url } = page
  const leftOut = remembered(isSiteFrame)
  const flow = layOut($, leftOut)
  const links = contentLinks($, url, leftOut)
  const text = flow.text({ start: 0, end: flow.pieces.length })
  const order = numericOrder(text, { language: $('html').attr('lang') ?? '', host: new URL(url).hostname })
  const records = findRecords({ flow, links })
  const heading = `${printedText($('h1').get(0))} ${printedText($('title').get(0))}`
  const context: PageContext = { flow, order, grids: new Map(), groups: groupDates(flow, records, order, heading) }
  const mains = mainLinks(records)
  const candidates = records.flatMap((record): Candidate[] => {
    const main = mains.get(record)
    return main === undefined ? [] : [{ record, main, details: readRecord(record, main, context) }]
  })
  const chosen = chooseEntries(candidates)
  const next = followingPage(page)
  const entries = withoutRepeats(chosen.map(foundEntry)).filter((entry) => entry.url !== next)
  return { platform: platformOf(page), layout: layoutOf(chosen), confidence: confidenceOf(chosen), next, entries }
}

function remembered(test: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  return (element) => {
    const before = known.get(element)
    if (before !== undefined) return before
    const result = test(element)
    known.set(element, result)
    return result
  }
}

function foundEntry({ record, main, details }: Candidate): FoundEntry {
  const files = new Map<string, string>()
  if (main.document) files.set(main.url, main.label)
  for (const { url, label, document } of record.links) if (document && !files.has(url)) files.set(url, label)
  const page = record.links.find(({ document }) => !document)
  return {
    url: main.url,
    title: details.title,
    caseReference: details.caseReference,
    date: details.date,
    receivedOn: details.receivedOn,
    respondedOn: details.respondedOn,
    publishedOn: details.publishedOn,
    documents: [...files].map(([url, label]) => ({ url, label })),
    page: page?.url ?? null,
  }
}

/** One address is one entry; of two mentions the one that says more stays, in the place of the first. */
function withoutRepeats(entries: FoundEntry[]): FoundEntry[] {
  const kept = new Map<string, FoundEntry>()
  const said = ({ title, date, caseReference }: FoundEntry) =>
    [title, date, caseReference].filter((value) => value !== null).length
  for (const entry of entries) {
    const earlier = kept.get(entry.url)
    if (earlier === undefined || said(entry) > said(earlier)) kept.set(entry.url, entry)
  }
  return [...kept.values()]
}

function confidenceOf(chosen: Candidate[]): number {
  if (chosen.length === 0) return 0
  const worth = chosen.reduce((sum, candidate) => sum + worthOf(candidate), 0) / chosen.length
  const many = Math.min(1, 0.55 + 0.15 * Math.log2(chosen.length))
  return Math.round(Math.min(0.99, Math.max(0.05, (worth / 5) * many)) * 100) / 100
}
