/**
 * CKAN: a log is those data sets of an open-data portal that answer requests. The listing is the portal's API,
 * `/api/3/action/package_search?fq=…&rows=…&start=…` (docs.ckan.org, Action API), a JSON document that gives the total;
 * an entry is the data set's page, `/dataset/<name>`, whose notes are the answer and whose resources its documents.
 */
import { z } from 'zod'
import type { EntryPage, LinkedDocument, ListedResponse, Listing } from '../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../src/identify/case-reference.ts'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { allAttached, documentLinks } from './reading/document-links.ts'
import { mainPart, printedText } from './reading/printed-text.ts'
import { subjectOf } from './reading/subject.ts'

/** The fields of the API's answer that are read; the others may change as they like. */
const searchAnswer = z.object({
  success: z.literal(true),
  result: z.object({
    count: z.int().nonnegative(),
    results: z.array(
      z.object({
        name: z.string(),
        title: z.string().nullish(),
        metadata_created: z.string().nullish(),
        resources: z.array(z.object({ url: z.string(), name: z.string().nullish() })).default([]),
      }),
    ),
  }),
})
type DataSet = z.infer<typeof searchAnswer>['result']['results'][number]

function readListing(page: Page): Listing {
  const { count, results } = readAnswer(page.body)
  const entries = results.flatMap((dataSet) => listedResponse(dataSet, page.url) ?? [])
  if (results.length > 0 && entries.length === 0) {
    throw new LayoutError('None of the data sets is named by a case reference.')
  }
  return { entries, next: nextSearch(page.url, results.length, count) }
}

function readAnswer(body: string) {
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    throw new LayoutError('The address does not answer with JSON: it is not that of package_search.')
  }
  const read = searchAnswer.safeParse(answer)
  if (!read.success)
    throw new LayoutError(`The answer is not one of package_search: ${read.error.issues[0]?.path.join('.')}.`)
  return read.data.result
}

/** `start` counts data sets; the last page is the one that reaches the total. */
function nextSearch(pageUrl: string, shown: number, count: number): string | null {
  const url = new URL(pageUrl)
  const start = Number(url.searchParams.get('start') ?? '0') + shown
  if (shown === 0 || start >= count) return null
  url.searchParams.set('start', String(start))
  return url.href
}

/** A portal holds other data sets besides: only those named by a reference answer a request. */
function listedResponse(dataSet: DataSet, pageUrl: string): ListedResponse | null {
  const { name, title, metadata_created: created, resources } = dataSet
  const reference = findCaseReferences(title ?? '')[0] ?? findCaseReferenceInName(name.toUpperCase())
  if (reference === null) return null
  return {
    url: new URL(`/dataset/${encodeURIComponent(name)}`, pageUrl).href,
    kind: 'page',
    title: subjectOf(title ?? name, reference.printed),
    caseReference: reference.printed,
    receivedOn: null,
    respondedOn: null,
    publishedOn: created?.slice(0, 10) ?? null,
    documents: resources.flatMap(({ url, name: label }): LinkedDocument[] => {
      const address = absoluteAddress(url, pageUrl)
      return address === null ? [] : [{ url: address, title: label || null, role: 'attachment' }]
    }),
  }
}

/** A data set's page; the metadata below its notes (license, dates of the record) are the portal's, not the reply's. */
function readEntry(page: Page): EntryPage {
  const { $ } = page
  const main = mainPart($)
  const title = printedText(
    $(main ?? 'body')
      .find('h1')
      .get(0),
  )
  const notes = printedText($('.notes, .embedded-content').get(0))
  if (title === '' || notes === '')
    throw new LayoutError('The page is not that of a data set: it has no title or no notes.')
  const files = $('.resource-item')
    .toArray()
    .flatMap((item) => {
      const name = printedText($(item).find('a.heading').get(0))
      const links = $(item).find('a[href*="/resource/"][href*="/download/"]').toArray()
      return documentLinks($, links, page.url).map((file) => ({ ...file, title: name || file.title }))
    })
  const reference = findCaseReferences(title)[0] ?? findCaseReferenceInName(slugOf(page.url).toUpperCase())
  return {
    title: subjectOf(title, reference?.printed ?? null),
    caseReference: reference?.printed ?? null,
    receivedOn: null,
    respondedOn: null,
    publishedOn: null,
    role: 'response',
    documents: allAttached(files),
  }
}

function slugOf(address: string): string {
  return new URL(address).pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
}

const ckan: Platform = { name: 'ckan', options: z.strictObject({}), readListing, readEntry }
export default ckan
