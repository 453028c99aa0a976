import type { EntryPage } from '../../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../../src/identify/case-reference.ts'
import { LayoutError, type Page } from '../../adapter.ts'
import { leadsToDocument } from './addresses.ts'
import { allAttached, type DocumentLink, documentLinks, letterFirst } from './document-links.ts'
import type { Element } from './elements.ts'
import {
  fieldValue,
  type LabelledFields,
  labelledDate,
  labelledFields,
  PUBLISHED,
  RECEIVED,
  REFERENCE,
  RESPONDED,
} from './labelled-fields.ts'
import { inSiteFrame, mainPart, printedText } from './printed-text.ts'
import { sectionUnder } from './sections.ts'

const RESPONSE = /^(?:our |the )?(?:trust |foi )?(?:request and )?(?:response|answer|reply)s?:?$/i
const SUBJECT = /^(?:subject|title|topic|description)$/i
/** Characters. A title, two dates and "the response is not available" fit; the shortest letter seen does not. */
const MOST_OF_A_STUB = 400
/** Characters. "See attached" or "N/A" is no answer. */
const LEAST_ANSWER = 40

/**
 * A response's own page, on any software: labelled fields or a small table of details, and the answer as text, as
 * documents, or both. Only labels speak of reference and dates: the rest may be a letter, whose dates are not the log's.
 * @param within CSS selector of what is read; the page's main part by default
 * @throws LayoutError where the page has no title, or neither a document nor text enough for an answer
 */
export function readEntryPage(page: Page, within?: string): EntryPage {
  const { $ } = page
  const part = within === undefined ? mainPart($) : $('html').find(within).get(0)
  const heading = printedText(
    $(part ?? 'body')
      .find('h1')
      .get(0) ?? $('h1').get(0),
  )
  if (part === undefined || heading === '') throw new LayoutError('The page has no title (h1).')
  const fields = labelledFields($, part)
  const documents = documentsIn(page, part)
  const answers = carriesAnswer(page, part, fields, documents)
  if (!answers && documents.length === 0) {
    throw new LayoutError('The page links no document and says too little to be a response itself.')
  }
  const announced = findCaseReferences(heading)[0] ?? findCaseReferenceInName(heading)
  const reference = fieldValue(fields, REFERENCE) ?? announced?.printed ?? null
  return {
    // A heading that only repeats the reference is no title; the listing may have one.
    title: fieldValue(fields, SUBJECT) ?? (heading === reference ? null : heading),
    caseReference: reference,
    receivedOn: labelledDate(fields, '', RECEIVED),
    respondedOn: labelledDate(fields, '', RESPONDED),
    publishedOn: labelledDate(fields, '', PUBLISHED),
    role: answers ? 'response' : 'log_page',
    documents: answers ? allAttached(documents) : letterFirst(documents),
  }
}

function documentsIn({ $, url }: Page, part: Element): DocumentLink[] {
  const links = $(part)
    .find('a[href]')
    .toArray()
    .filter((link) => !inSiteFrame($, link))
  return documentLinks($, links, url).filter((link) => leadsToDocument(link.url))
}

/** Whether the answer stands on the page: under its own heading or label, or as the text of a page without a letter. */
function carriesAnswer({ $ }: Page, part: Element, fields: LabelledFields, documents: DocumentLink[]): boolean {
  const said = [sectionUnder($, part, RESPONSE)?.text ?? null, fieldValue(fields, RESPONSE)].filter(
    (text) => text !== null,
  )
  if (said.length > 0) return said.some((text) => text.length >= LEAST_ANSWER)
  if (documents.length === 0) return printedText(part).length >= MOST_OF_A_STUB
  return fields.some(({ label }) => /^attachments?$/i.test(label)) && printedText(part).length >= MOST_OF_A_STUB
}
