/**
 * Jadu: a log is a directory of one record a response. `/directory/<id>?page=N` lists, `/directory-record/<id>/<slug>`
 * is a record, `/downloads/file/<id>/<slug>` a document without extension. A record's fields (FoI Number, Subject, Date
 * Received, Request and Response) are label and value; the answer stands in the last of them.
 */
import { z } from 'zod'
import type { Page, Platform } from '../platform.ts'
import { sitePlatform } from './layouts/site-platform.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { printedText } from './reading/printed-text.ts'

const site = sitePlatform({ name: 'jadu', content: ['main', '#content'], items: '', besides: '' })
const RECORDS = { entryPaths: ['/directory-record/*', '/directory-record/*/*'] }

function readListing(page: Page) {
  const branches = page.$('a[href*="/directory-record/"]').length > 0 ? [] : directories(page)
  return branches.length > 0 ? { entries: [], next: null, branches } : site.readListing(page, RECORDS)
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
  readEntry: (page) => site.readEntry(page, {}),
}
export default jadu
