import type { ListedResponse } from '../../../src/domain.ts'
import { findCaseReferenceInName, findCaseReferences } from '../../../src/identify/case-reference.ts'
import type { Page } from '../../adapter.ts'
import { absoluteAddress } from './addresses.ts'
import { cardAround } from './card.ts'
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
import { logRows, rowDetails } from './log-table.ts'
import { inSiteFrame, printedText } from './printed-text.ts'
import { subjectOf } from './subject.ts'

const SAYS_NOTHING =
  /^(?:read|view|see|open|show)(?: (?:more|details?|response|record|full response))?$|^(?:more|details?|here)$/i

/**
 * The responses that a page lists by links of one shape to their own pages, each described by what stands around its
 * link alone, or by its row of a table.
 * @param isEntry tells by its absolute address whether a link leads to a response's page
 */
export function linkedEntries(page: Page, isEntry: (address: URL) => boolean): ListedResponse[] {
  const { $ } = page
  const entryOf = (href: string | undefined) => {
    const address = absoluteAddress(href, page.url)
    return address !== null && address !== page.url && isEntry(new URL(address)) ? address : null
  }
  const linksTo = new Map<string, Element[]>()
  for (const link of $('a[href]').toArray()) {
    const address = inSiteFrame($, link) ? null : entryOf($(link).attr('href'))
    if (address !== null) linksTo.set(address, [...(linksTo.get(address) ?? []), link])
  }
  return [...linksTo].map(([url, links]) => {
    const card = cardAround(page, links[0], entryOf)
    const row = rowAround(page, links[0])
    return { url, kind: 'page', ...(row ?? cardDetails(page, card, links)), documents: [] }
  })
}

/** What the row of a log's table says of the link in it; null where it stands in none. */
function rowAround({ $ }: Page, link: Element | undefined) {
  const [row, table] = link ? [$(link).parents('tr').get(0), $(link).parents('table').get(0)] : []
  const found = table && logRows($, table)?.find((candidate) => candidate.row === row)
  return found ? rowDetails(found) : null
}

function cardDetails({ $ }: Page, card: Element | undefined, links: Element[]) {
  const text = printedText(card)
  const fields: LabelledFields = card ? labelledFields($, card) : []
  const heading = card ? printedText($(card).find('h2, h3, h4, h5').get(0)) : ''
  const name = [heading, ...links.map(printedText)].find((said) => said !== '' && !SAYS_NOTHING.test(said)) ?? ''
  const found = findCaseReferences(name)[0] ?? findCaseReferenceInName(name) ?? findCaseReferences(text)[0]
  const reference = fieldValue(fields, REFERENCE) ?? found?.printed ?? null
  return {
    title: subjectOf(name, reference),
    caseReference: reference,
    receivedOn: labelledDate(fields, text, RECEIVED),
    respondedOn: labelledDate(fields, text, RESPONDED),
    publishedOn: labelledDate(fields, text, PUBLISHED),
  }
}
