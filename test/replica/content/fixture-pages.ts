/** A trust's fixture pages, rendered from a description of the shapes that were seen there: nothing in them is real. */
import { z } from 'zod'
import { entryHtml } from './entry-pages.ts'
import { listHtml } from './lists.ts'
import { FIELD_FORMS, LIST_FORMS, printedListing, SOFTWARE } from './printed.ts'
import { contentPage } from './software.ts'

/** `fixtures/shape.json` of a log on a content management system: what its pages print, with invented cases. */
export const contentShape = z.strictObject({
  software: z.enum(SOFTWARE),
  list: z.enum(LIST_FORMS),
  fields: z.enum(FIELD_FORMS).default('definitions'),
  /** Regular expressions of the shapes of the trust's references, as printed. */
  references: z.array(z.string()),
  listings: z.array(printedListing.extend({ url: z.url(), list: z.enum(LIST_FORMS).optional() })),
})
type ContentShape = z.infer<typeof contentShape>

/** Every listing and every page that one of its entries has: by address, its name among the fixtures and its source. */
export function contentPages(site: string, shape: ContentShape): Map<string, { file: string; source: string }> {
  const { software, list, fields, listings } = shape
  const pages = new Map<string, { file: string; source: string }>()
  const render = (heading: string, content: string) => contentPage({ software, site, heading, content, bare: true })
  for (const [index, { url, list: own, ...printed }] of listings.entries()) {
    const content = listHtml(own ?? list, printed)
    const name = `listing-${index + 1}`
    if (content.startsWith('<?xml')) pages.set(url, { file: `${name}.xml`, source: content })
    else pages.set(url, { file: `${name}.html`, source: render(printed.heading, content) })
    const entries = [...printed.entries, ...(printed.groups ?? []).flatMap((group) => group.entries)]
    for (const { address, page } of entries) {
      if (address === undefined || page === undefined) continue
      const entryUrl = new URL(address, url)
      // Links to www., to the bare name and to a builder's copy lead to one site.
      entryUrl.host = new URL(url).host
      if (pages.has(entryUrl.href)) continue
      const source = render(page.heading, entryHtml(page, fields, software))
      pages.set(entryUrl.href, { file: `entry-${pages.size - index}.html`, source })
    }
  }
  return pages
}
