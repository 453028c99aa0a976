/**
 * A log whose responses have pages of their own at addresses of one shape, on any software: `/disclosures/rf24-008`,
 * `/display-single-record/?pdb=3681`, `ViewPage.aspx?p=753`. The list may be cards, rows, or what a search form found.
 */
import { z } from 'zod'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { isAddressPattern, matchesAddress } from './reading/address-pattern.ts'
import { readEntryPage } from './reading/entry-page.ts'
import { linkedEntries } from './reading/linked-entries.ts'
import { nextPage } from './reading/next-page.ts'

const options = z.strictObject({
  /** Regular expression over the path and query of a response's page; anchored by `^` and `$` where it must be. */
  entry: z.string().min(1).refine(isAddressPattern, 'not a regular expression'),
  /** CSS selector, on a response's page, of what is read; the page's main part by default. */
  within: z.string().min(1).optional(),
})
type EntryPagesOptions = z.infer<typeof options>

function readListing(page: Page, { entry }: EntryPagesOptions) {
  const entries = linkedEntries(page, ({ href }) => matchesAddress(href, entry))
  if (entries.length === 0) throw new LayoutError(`The page links no response: no address matches ${entry}.`)
  return { entries, next: nextPage(page.$, page.url) }
}

const entryPages: Platform<EntryPagesOptions> = {
  name: 'entry-pages',
  options,
  readListing,
  readEntry: (page, { within }) => readEntryPage(page, within),
}
export default entryPages
