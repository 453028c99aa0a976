/** An entry's own page: labelled fields, a table of two columns, or a letter as free text, with or without documents. */
import type { EntryPage } from '../../../src/domain.ts'
import { LayoutError } from '../../platform.ts'
import { leadsToDocument } from '../reading/addresses.ts'
import { answerOf, dateOf, referenceOf, titleOf } from '../reading/case-details.ts'
import { allAttached, type DocumentLink, documentLinks, letterFirst, looksAttached } from '../reading/document-links.ts'
import type { LabelledFields } from '../reading/labelled-fields.ts'
import { printedFields } from '../reading/printed-fields.ts'
import { inSiteFrame, printedText } from '../reading/printed-text.ts'
import { referenceInNames, titleBeside } from './entry-list.ts'
import type { LayoutOptions } from './options.ts'
import type { SitePage } from './site-page.ts'

/** Characters. A title, two dates and "the response is not available" fit; the shortest letter seen does not. */
const MOST_OF_A_STUB = 400
/** Characters beside the links. "Please find our response attached" fits. */
const MOST_OF_A_POINTER = 160
/** Characters beside the links, where the page calls its documents attachments: "See attached" and "N/A" are no answer. */
const LEAST_ANSWER = 40
const ATTACHMENTS = /^attachments?(?: \d+)?$/i
/** Characters. */
const LONGEST_SUBJECT = 120

/** @throws LayoutError where the page has no title, or neither a document nor enough text to be a response */
export function readEntryPage(page: SitePage, options: LayoutOptions): EntryPage {
  const { $, content, url } = page
  const heading = headingOf(page)
  if (heading === '') throw new LayoutError('The page has no title (h1).')
  const fields = printedFields($, content)
  const reference = referenceOf(fields, options.labels) ?? referenceInNames(heading, url)
  const documents = documentsOf(page, options)
  const role = roleOfPage(page, fields, documents)
  return {
    title:
      titleBeside(heading, reference) ??
      titleOf(fields, options.labels) ??
      (reference === null ? heading : subjectBelow(page)),
    caseReference: reference,
    receivedOn: dateOf(fields, 'received', options.labels),
    respondedOn: dateOf(fields, 'responded', options.labels),
    publishedOn: dateOf(fields, 'published', options.labels),
    role,
    documents: role === 'response' ? allAttached(documents) : letterFirst(documents),
  }
}

function headingOf({ $, content }: SitePage): string {
  const headings = [
    ...$(content).find('h1').toArray(),
    ...$('h1')
      .toArray()
      .filter((element) => !inSiteFrame($, element)),
    ...$('h1').toArray(),
  ]
  return headings.map(printedText).find((text) => text !== '') ?? ''
}

/** Where the heading gives the reference alone, the subject is the short line or heading below it. */
function subjectBelow({ $, content }: SitePage): string | null {
  const heading = $(content).find('h1').last()
  const below = printedText(heading.length > 0 ? heading.next('h2, h3, p').get(0) : $(content).find('h2, h3, p').get(0))
  return below !== '' && below.length <= LONGEST_SUBJECT && !/[:.?]|\d{4}$|^dear\b/i.test(below) ? below : null
}

function documentsOf({ $, content, url }: SitePage, { documents: selector }: LayoutOptions): DocumentLink[] {
  const part = selector === undefined ? content : $('html').find(selector).get(0)
  const anchors = part === undefined ? [] : $(part).find('a[href]').toArray()
  if (selector !== undefined) return documentLinks($, anchors, url)
  const own = anchors.filter((anchor) => !inSiteFrame($, anchor))
  return documentLinks($, own, url).filter((link) => leadsToDocument(link.url))
}

/** Whether the page itself answers, or only leads to the documents that do. */
function roleOfPage({ $, content }: SitePage, fields: LabelledFields, documents: DocumentLink[]): EntryPage['role'] {
  const linkTexts = $(content)
    .find('a')
    .toArray()
    .map((link) => printedText(link).length)
  const beside = (text: string) => text.length - linkTexts.reduce((sum, length) => sum + length, 0)
  // A letter beside a text may be the answer to it; a spreadsheet only comes with one.
  const withoutLetter = documents.every(looksAttached)
  const calledAttached = fields.some(({ label }) => ATTACHMENTS.test(label))
  const answer = answerOf(fields)
  if (answer !== '') {
    const answers = withoutLetter || beside(answer) > (calledAttached ? LEAST_ANSWER : MOST_OF_A_POINTER)
    return answers ? 'response' : 'log_page'
  }
  const text = printedText(content)
  const least = withoutLetter || calledAttached ? MOST_OF_A_STUB : 2 * MOST_OF_A_STUB
  if (documents.length > 0) return beside(text) > least ? 'response' : 'log_page'
  if (text.length >= MOST_OF_A_STUB) return 'response'
  throw new LayoutError('The page links no document and says too little to be a response itself.')
}
