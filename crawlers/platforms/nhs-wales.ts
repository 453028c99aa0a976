/**
 * The CMS that NHS Wales shares (Mura): readable paths that end in a slash, a response a page, with its request and its
 * answer under headings ("Information requested", "Information provided for the answer"). Each page has a Welsh mirror on
 * another host, which is no second response.
 */
import { sitePlatform } from './layouts/site-platform.ts'

const nhsWales = sitePlatform({
  name: 'nhs-wales',
  content: ['.mura-body', '.mura-object-meta', 'main', '#content', '.content'],
  items: '.mura-collection-item, .mura-item-meta, dl.mura-index, li',
  besides: '.mura-nav, .breadcrumb, .mura-comments',
})
export default nhsWales
