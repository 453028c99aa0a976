/**
 * Joomla: articles at `/<category>/<number>-<slug>`, listed as a blog (`.blog-item`) or a table (`.list-title`), pages by
 * `?start=`. Mail addresses are written by a script; until it runs, a sentence about spambots stands in their place, which
 * nobody wrote.
 */
import { sitePlatform } from './layouts/site-platform.ts'

const joomla = sitePlatform({
  name: 'joomla',
  content: [
    '[itemprop="articleBody"]',
    '.item-page',
    '.com-content-article',
    '.com-content-category',
    '.blog',
    '.category-list',
    '#content',
    'main',
  ],
  items: '.items-leading > div, .items-row .item, .blog-item, .category tbody tr, .list-group-item',
  besides: '[id^="cloak"], joomla-hidden-mail, .pager.pagenav, .article-info .hits, .icons, .tags',
})
export default joomla
