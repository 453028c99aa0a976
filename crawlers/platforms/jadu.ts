/**
 * Jadu: a log is a directory of one record a response. `/directory/<id>?page=N` lists, `/directory-record/<id>/<slug>`
 * is a record, `/downloads/file/<id>/<slug>` a document without extension. A record's fields (FoI Number, Subject, Date
 * Received, Request and Response) are label and value; the answer stands in the last of them.
 */
import { z } from 'zod'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { readEntryPage } from './reading/entry-page.ts'
import { linkedEntries } from './reading/linked-entries.ts'
import { nextPage } from './reading/next-page.ts'
import { printedText } from './reading/printed-text.ts'

const RECORD = /^\/directory-record\/\d+(?:\/|$)/

function readListing(page: Page) {
  const entries = linkedEntries(page, ({ pathname }) => RECORD.test(pathname))
  const branches = entries.length > 0 ? [] : directories(page)
  if (entries.length === 0 && branches.length === 0) {
    throw new LayoutError(
      'The page links no record of a directory (/directory-record/<id>), and no directory about FOI.',
    )
  }
  return { entries, next: nextPage(page.$, page.url), ...(branches.length > 0 && { branches }) }
}

/** `/directory` lists all directories of the site: those about Freedom of Information are the log. */
function directories({ $, url }: Page): string[] {
  const named = $('a[href*="/directory/"]')
    .toArray()
    .filter((link) => /\bfoi|freedom of information|disclosure log/i.test(printedText(link)))
  return [...new Set(named.flatMap((link) => absoluteAddress($(link).attr('href'), url) ?? []))]
}

const jadu: Platform = {
  name: 'jadu',
  options: z.strictObject({}),
  readListing,
  readEntry: (page) => readEntryPage(page),
}
export default jadu
