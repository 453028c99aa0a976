/**
 * Jadu: a log is a directory of one record a response. `/directory/<id>?page=N` lists, `/directory-record/<id>/<slug>`
 * is a record, `/downloads/file/<id>/<slug>` a document without extension. A record's fields (FoI Number, Subject, Date
 * Received, Request and Response) are label and value; the answer stands in the last of them.
 */
import { z } from 'zod'
import { LayoutError, type Page, type Platform } from '../adapter.ts'
import { readEntryPage } from './reading/entry-page.ts'
import { linkedEntries } from './reading/linked-entries.ts'
import { nextPage } from './reading/next-page.ts'

const RECORD = /^\/directory-record\/\d+(?:\/|$)/

function readListing(page: Page) {
  const entries = linkedEntries(page, ({ pathname }) => RECORD.test(pathname))
  if (entries.length === 0) throw new LayoutError('The page links no record of a directory (/directory-record/<id>).')
  return { entries, next: nextPage(page.$, page.url) }
}

const jadu: Platform = {
  name: 'jadu',
  options: z.strictObject({}),
  readListing,
  readEntry: (page) => readEntryPage(page),
}
export default jadu
