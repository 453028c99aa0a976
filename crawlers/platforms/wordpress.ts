/**
 * WordPress: archives of posts, of a type of post made for the log, or of a taxonomy; entries at `/<type>/<slug>/`, on
 * older sites at the root; documents in `/wp-content/uploads/YYYY/MM/` (or wherever the folder was renamed to), whose
 * month is that of the upload and no date of the response. In the File block two links lead to one file.
 */
import type { Listing } from '../../src/domain.ts'
import type { Page, Platform } from '../platform.ts'
import { LayoutError } from '../platform.ts'
import { parseJson } from './layouts/machine-routes.ts'
import type { LayoutOptions } from './layouts/options.ts'
import type { SitePage } from './layouts/site-page.ts'
import { sitePlatform } from './layouts/site-platform.ts'
import { absoluteAddress } from './reading/addresses.ts'
import { responsesByCase } from './reading/documents-by-case.ts'
import { nextPage } from './reading/next-page.ts'
import { printedText } from './reading/printed-text.ts'
import { fileDownloadIdentity, fileDownloadRoutes, readFileDownloads } from './reading/wp-file-download.ts'

/** Divi and many themes page by "older"; Divi marks the links with a bare `et_blog`, which changes nothing. */
function olderPosts({ $, url }: SitePage): string | null {
  const older = $('.nav-previous a, .nav-links a, .pagination a, .alignleft a')
    .toArray()
    .find((link) => /^(?:[«‹←<] ?)?older (?:posts|entries|responses)(?: ?[»›→>])?$/i.test(printedText(link)))
  const next = nextPage($, url) ?? absoluteAddress(older && $(older).attr('href'), url)
  return next === null ? null : next.replace(/\?et_blog=?$/, '')
}

const site = sitePlatform({
  name: 'wordpress',
  content: [
    '.entry-content',
    '.post-content',
    '.wp-block-post-content',
    'main article',
    'main',
    '#main-content',
    '#content',
  ],
  items: 'article, li.wp-block-post, .wpfd-content .file, .wpfd-content tr.file',
  besides:
    '#comments, .comments-area, .sharedaddy, .jp-relatedposts, .related-posts, .post-navigation, .widget-area, .et_pb_sidebar_0, #secondary',
  identity: fileDownloadIdentity,
  next: olderPosts,
})

function readListing(page: Page, options: LayoutOptions): Listing {
  const answered = page.body.trimStart().startsWith('{') ? readFileDownloads(parseJson(page.body), page.url) : null
  if (answered !== null) {
    const { files, next, branches } = answered
    const entries = responsesByCase(files, { identity: fileDownloadIdentity, unreferenced: 'all' })
    return { entries, next, ...(branches.length > 0 && { branches }) }
  }
  const boxes = fileDownloadRoutes(page.$, page.url)
  if (boxes.length > 0) return { entries: [], next: null, branches: boxes }
  if (page.$('table[id^="dlp_"]').length > 0 && page.$('table[id^="dlp_"] tbody td a[href]').length === 0) {
    throw new LayoutError(
      'The table of Document Library Pro is filled by a script; its posts are listed at /wp-json/wp/v2/dlp_document.',
    )
  }
  return site.readListing(page, options)
}

const wordpress: Platform<LayoutOptions> = { ...site, readListing }
export default wordpress
