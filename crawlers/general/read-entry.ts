/** Reads any page that stands for one response: its labels and values, the request, the response and the documents. */
import type { LinkedDocument, PartialDate } from '../../src/domain.ts'
import type { Page } from '../platform.ts'
import { allAttached, documentLinks, letterFirst } from '../platforms/reading/document-links.ts'
import type { Element } from '../platforms/reading/elements.ts'
import {
  fieldValue,
  type LabelledFields,
  labelledDate,
  labelledFields,
  PUBLISHED,
  RECEIVED,
  REFERENCE,
  RESPONDED,
} from '../platforms/reading/labelled-fields.ts'
import { mainPart, printedText } from '../platforms/reading/printed-text.ts'
import { sectionUnder } from '../platforms/reading/sections.ts'
import { caseNumberInName } from './case-numbers.ts'
import { baseOf, contentLinks } from './content-links.ts'
import { isSiteFrame } from './site-frame.ts'

export interface EntryReading {
  title: string | null
  caseReference: string | null
  receivedOn: PartialDate | null
  respondedOn: PartialDate | null
  publishedOn: PartialDate | null
  /** What was asked, where the page prints it under a label or heading. */
  request: string | null
  /** What was answered, likewise. */
  response: string | null
  documents: LinkedDocument[]
  /** Every label of the page with its value. */
  fields: LabelledFields
  /** `response` where the page itself carries the answer, `log_page` where it only introduces documents. */
  role: 'response' | 'log_page'
  /** Characters of the page's own text. */
  length: number
}

const REQUEST =
  /^(?:(?:details?|text|summary|description) of (?:the )?)?(?:(?:the|your|foi|information|original) )?(?:request|question|enquiry|query)s?(?: (?:details?|summary|text|received|made|description|in full))?:?$|^(?:you asked|what (?:was|we were) asked)/i
const RESPONSE =
  /^(?:(?:details?|text|summary) of (?:the )?)?(?:(?:the|our|trust|foi|full) )?(?:response|answer|reply|decision|outcome)s?(?: (?:details?|summary|text|sent|in full))?:?$|^(?:we (?:said|answered))/i

/** Characters: a title, two dates and a sentence fit; the shortest letter seen does not. */
const MOST_OF_A_STUB = 400

/** Reads an entry's page. Null fields where the page does not say; never throws. */
export function readAnyEntry(page: Page): EntryReading {
  const { $, url } = page
  const main = mainPart($)
  const fields = main === undefined ? [] : labelledFields($, main)
  const title = printedText($('h1').get(0)) || printedText($('h2').get(0)) || titleOfPage(page)
  const request = fieldValue(fields, REQUEST) ?? (main && sectionUnder($, main, REQUEST)?.text) ?? null
  const response = fieldValue(fields, RESPONSE) ?? (main && sectionUnder($, main, RESPONSE)?.text) ?? null
  const links = contentLinks($, url, isSiteFrame).filter(({ document }) => document)
  const files = documentLinks(
    $,
    links.map(({ element }) => element),
    baseOf($, url),
  )
  const length = main === undefined ? 0 : ownText(main).length
  const carries = (response !== null && response.length > 80) || (files.length === 0 && length >= MOST_OF_A_STUB)
  return {
    title: title === '' ? null : title,
    caseReference: fieldValue(fields, REFERENCE) ?? caseNumberInName(title),
    // A letter on the page has dates and references of its own: only labels speak for the case.
    receivedOn: labelledDate(fields, '', RECEIVED),
    respondedOn: labelledDate(fields, '', RESPONDED),
    publishedOn: labelledDate(fields, '', PUBLISHED),
    request,
    response,
    documents: carries ? allAttached(files) : letterFirst(files),
    fields,
    role: carries ? 'response' : 'log_page',
    length,
  }
}

function titleOfPage({ $ }: Page): string {
  return printedText($('title').get(0)).split(/ [|–—-] /)[0] ?? ''
}

function ownText(main: Element): string {
  const kept = main.children.filter((child) => child.type !== 'tag' || !isSiteFrame(child))
  return kept
    .map((child) => printedText(child))
    .join(' ')
    .trim()
}
