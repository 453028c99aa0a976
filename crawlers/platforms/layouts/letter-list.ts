/** Links to letters, one under the other, under headings (by month, by subject) or in the parts of an accordion. */
import type { ListedResponse } from '../../../src/domain.ts'
import { findCaseReferences } from '../../../src/identify/case-reference.ts'
import { parsePartialDate } from '../../../src/normalise/dates.ts'
import { leadsToDocument } from '../reading/addresses.ts'
import { type DocumentLink, documentLinks, letterFirst } from '../reading/document-links.ts'
import { responsesByCase } from '../reading/documents-by-case.ts'
import { eachAddressOnce } from '../reading/each-address-once.ts'
import type { Element } from '../reading/elements.ts'
import { inSiteFrame, printedText } from '../reading/printed-text.ts'
import { subjectOf } from '../reading/subject.ts'
import { HEADINGS } from './headings.ts'
import type { LayoutOptions } from './options.ts'
import type { SitePage, Software } from './site-page.ts'

/** What stands under one heading. */
interface Part {
  heading: string
  links: Element[]
}

/** A heading that names a case makes everything under it that case; else the documents that share a reference are one. */
export function entriesOfDocuments(page: SitePage, software: Software, options: LayoutOptions): ListedResponse[] {
  const identity = software.identity ?? ((address: string) => address)
  const parts = partsOf(page).map(({ heading, links }) => ({ heading, links: documentLinks(page.$, links, page.url) }))
  const entries = parts.flatMap(({ heading, links }) => {
    const [reference] = findCaseReferences(heading)
    if (reference) return caseUnder(heading, reference.printed, links, identity)
    const filedUnder = parsePartialDate(heading)
    return responsesByCase(
      links.map((link) => ({ ...link, publishedOn: ownDate(link) ?? filedUnder })),
      { identity, unreferenced: filedUnder === null ? 'dated' : 'all' },
    )
  })
  const listed = options.onlyReferenced ? entries.filter(({ caseReference }) => caseReference !== null) : entries
  return eachAddressOnce(listed)
}

function partsOf({ $, content }: SitePage): Part[] {
  const parts: Part[] = [{ heading: printedText($('h1').get(0)), links: [] }]
  for (const element of $(content).find(`${HEADINGS}, a[href]`).toArray()) {
    const heading = $(element).is(HEADINGS) ? printedText(element) : ''
    if (heading !== '') parts.push({ heading, links: [] })
    if (element.name === 'a' && !inSiteFrame($, element)) parts.at(-1)?.links.push(element)
  }
  return parts
}

/** A date in a link's own text is nearer than the one above it. */
function ownDate({ title }: DocumentLink): string | null {
  const date = parsePartialDate(title ?? '')
  return date !== null && date.length > 4 ? date : null
}

function caseUnder(
  heading: string,
  reference: string,
  links: DocumentLink[],
  identity: (address: string) => string,
): ListedResponse[] {
  const documents = letterFirst(links.filter((link) => leadsToDocument(link.url)))
  const [letter] = documents
  if (letter === undefined) return []
  return [
    {
      url: identity(letter.url),
      kind: 'documents',
      title: subjectOf(heading, reference),
      caseReference: reference,
      receivedOn: null,
      respondedOn: null,
      publishedOn: parsePartialDate(heading.replace(reference, ' ')),
      documents,
    },
  ]
}
