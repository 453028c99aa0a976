import { parsePartialDate } from '../../../src/normalise/dates.ts'
import type { Element } from '../reading/elements.ts'
import { printedText } from '../reading/printed-text.ts'
import type { SitePage } from './site-page.ts'

/** Headings, and what opens a part of an accordion: a summary, a button, a link that only unfolds. */
export const HEADINGS =
  'h2, h3, h4, h5, h6, summary, caption, button, [role="button"], a[data-toggle], a[data-bs-toggle], .accordion-title'

/** The text of the last heading before an element; the page's own title where none stands between. */
export function headingAbove({ $, content }: SitePage, element: Element): string {
  const ordered = $(content).find(`${HEADINGS}, tr, a[href]`).toArray()
  const at = ordered.indexOf(element)
  const above = ordered.slice(0, at).filter((other) => $(other).is(HEADINGS) && printedText(other) !== '')
  const dated = above.toReversed().find((other) => parsePartialDate(printedText(other)) !== null)
  return printedText(dated ?? above.at(-1) ?? $('h1').get(0))
}
