/** The lists of content management systems, in the markup that their own public templates write. */
import { escapeHtml } from '../documents/html.ts'
import type { ListForm, PrintedEntry, PrintedFile, PrintedListing } from './printed.ts'

const text = escapeHtml
const link = (address: string, words: string, attributes = '') =>
  `<a${attributes} href="${text(address)}">${text(words)}</a>`
const files = (entry: PrintedEntry) => (entry.files ?? []).map((file) => ` ${link(file.address, file.text)}`).join('')
const titleLink = (entry: PrintedEntry, attributes = '') =>
  entry.address === undefined ? text(entry.text) : link(entry.address, entry.text, attributes)

/** Two links to one file, as the block of WordPress has them. */
export function fileBlock({ address, text: words }: PrintedFile, id: number): string {
  return `<div class="wp-block-file"><a id="wp-block-file--media-${id}" href="${text(address)}">${text(words)}</a><a class="wp-block-file__button wp-element-button" href="${text(address)}" download aria-describedby="wp-block-file--media-${id}">Download</a></div>`
}

function article(entry: PrintedEntry, index: number): string {
  return `<article id="post-${4100 - index}" class="post-${4100 - index} type-foi status-publish hentry"><header class="entry-header"><h2 class="entry-title">${titleLink(entry, ' rel="bookmark"')}</h2>${entry.line ? `<p class="entry-meta">${text(entry.line)}</p>` : ''}</header>${files(entry)}${entry.address === undefined ? '' : `<p class="read-more">${link(entry.address, 'Read more')}</p>`}</article>`
}

function diviPost(entry: PrintedEntry, index: number): string {
  return `<article id="post-${2100 - index}" class="et_pb_post clearfix et_pb_blog_item_0_${index} post-${2100 - index} project type-project status-publish hentry"><h2 class="entry-title">${titleLink(entry)}</h2><p class="post-meta"></p><div class="post-content"><div class="post-content-inner"><p>${text(entry.line ?? '')}</p></div></div></article>`
}

function queryBlock(entry: PrintedEntry): string {
  return `<li class="wp-block-post type-publication"><h3 class="wp-block-post-title">${titleLink(entry, ' target="_self"')}</h3>${entry.line ? `<div class="wp-block-post-date">${entry.line.startsWith('<') ? entry.line : text(entry.line)}</div>` : ''}${(entry.files ?? []).map(fileBlock).join('')}</li>`
}

/** A cell `link` holds the entry's links; its text is that of the entry. */
function cells(entry: PrintedEntry): string[] {
  const linked = entry.address === undefined ? files(entry).trim() : titleLink(entry) + files(entry)
  return (entry.cells ?? ['link']).map((cell) => (cell === 'link' ? linked : text(cell)))
}

function table(listing: PrintedListing, attributes: string, columnClass: (index: number) => string): string {
  const row = (entry: PrintedEntry) =>
    `<tr>${cells(entry)
      .map((cell, index) => `<td${columnClass(index)}>${cell}</td>`)
      .join('')}</tr>`
  const head = (listing.columns ?? []).map((column, index) => `<th${columnClass(index)}>${text(column)}</th>`).join('')
  return `<table${attributes}><thead><tr>${head}</tr></thead><tbody>${listing.entries.map(row).join('\n')}</tbody></table>`
}

const items = (entries: PrintedEntry[]) =>
  entries
    .map(
      (entry) =>
        `<li>${entry.address === undefined ? '' : titleLink(entry)}${files(entry)}${entry.line ? ` <span>${text(entry.line)}</span>` : ''}</li>`,
    )
    .join('\n')

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const numbered = (index: number) => ` class="column-${index + 1}"`
const plain = () => ''

const FORMS: Record<ListForm, (listing: PrintedListing) => string> = {
  articles: ({ entries, next }) =>
    `<div class="archive-list">${entries.map(article).join('\n')}</div><nav class="navigation pagination" aria-label="Posts"><div class="nav-links"><span aria-current="page" class="page-numbers current">1</span>${next ? link(next, 'Next', ' class="next page-numbers"') : ''}</div></nav>`,
  divi: ({ entries, next }) =>
    `<div class="et_pb_ajax_pagination_container">${entries.map(diviPost).join('\n')}<div><div class="pagination clearfix"><div class="alignleft">${next ? link(next, '« Older Entries') : ''}</div><div class="alignright"></div></div></div></div>`,
  blocks: ({ entries, next }) =>
    `<div class="wp-block-query"><ul class="wp-block-post-template">${entries.map(queryBlock).join('\n')}</ul><nav class="wp-block-query-pagination">${next ? link(next, 'Next Page', ' class="wp-block-query-pagination-next"') : ''}</nav></div>`,
  tablepress: (listing) => table(listing, ' id="tablepress-7" class="tablepress tablepress-id-7"', numbered),
  table: (listing) => table(listing, '', plain),
  views: ({ entries, next }) =>
    `<div class="views-element-container"><div class="view view-foi"><div class="view-content">${entries.map((entry) => `<div class="views-row"><div class="views-field views-field-title"><span class="field-content">${titleLink(entry, ' hreflang="en"')}</span></div>${entry.line ? `<div class="views-field views-field-created"><span class="field-content">${text(entry.line)}</span></div>` : ''}${files(entry)}</div>`).join('\n')}</div>${next ? `<nav class="pager" role="navigation"><ul class="pager__items js-pager__items"><li class="pager__item pager__item--next"><a href="${text(next)}" title="Go to next page" rel="next"><span class="visually-hidden">Next page</span><span aria-hidden="true">››</span></a></li></ul></nav>` : ''}</div></div>`,
  'joomla-table': ({ entries, next }) =>
    `<div class="category-list"><table class="category table table-striped"><thead><tr><th id="categorylist_header_title">Title</th><th id="categorylist_header_hits">Hits</th></tr></thead><tbody>${entries.map((entry, index) => `<tr class="cat-list-row${index % 2}"><td headers="categorylist_header_title" class="list-title">${titleLink(entry)}</td><td class="list-hits"><span class="badge">Hits: ${300 + index}</span></td></tr>`).join('\n')}</tbody></table>${joomlaPager(next)}</div>`,
  'joomla-blog': ({ entries, next }) =>
    `<div class="blog"><div class="items-leading clearfix">${entries.map((entry, index) => `<div class="leading-${index}" itemprop="blogPost"><div class="page-header"><h2 itemprop="name">${titleLink(entry, ' itemprop="url"')}</h2></div><p>${text(entry.line ?? '')}</p></div>`).join('\n')}</div>${joomlaPager(next)}</div>`,
  mura: ({ entries, next }) =>
    `<div class="mura-collection"><div class="mura-collection-items">${entries.map((entry) => `<div class="mura-collection-item"><div class="mura-collection-item__holder"><div class="mura-item-content"><div class="mura-item-meta__title"><h3>${titleLink(entry)}</h3></div></div></div></div>`).join('\n')}</div>${next ? `<div class="mura-next-n"><ul class="pagination"><li class="page-item navNext">${link(next, 'Next', ' class="page-link"')}</li></ul></div>` : ''}</div>`,
  list: ({ entries, next }) =>
    `<ul class="results">${items(entries)}</ul>${next ? `<p>${link(next, 'Next page', ' rel="next"')}</p>` : ''}`,
  headings: ({ groups = [] }) =>
    groups.map((group) => `<h3>${text(group.heading)}</h3>\n<ul>${items(group.entries)}</ul>`).join('\n'),
  accordion: ({ groups = [] }) =>
    groups
      .map(
        (group, index) =>
          `<div class="accordion-item"><h3 class="accordion-header"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" data-bs-target="#part-${index}" aria-expanded="false">${text(group.heading)}</button></h3><div id="part-${index}" class="accordion-collapse collapse"><div class="accordion-body"><ul>${items(group.entries)}</ul></div></div></div>`,
      )
      .join('\n'),
  'file-download': () =>
    '<div class="wpfd-content wpfd-content-default wpfd-content-multi" data-category="35"><input type="hidden" id="current_category_35" value="35"><div class="wpfd-container"></div></div>',
  sitemap: ({ entries }) =>
    `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.map(({ address }) => `<url><loc>${text(address ?? '')}</loc><lastmod>2026-01-05T09:00:00+00:00</lastmod></url>`).join('\n')}</urlset>\n`,
  'sitemap-index': ({ branches = [] }) =>
    `${XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${branches.map(([, address]) => `<sitemap><loc>${text(address)}</loc></sitemap>`).join('\n')}</sitemapindex>\n`,
}

function joomlaPager(next: string | undefined): string {
  return next
    ? `<div class="pagination"><ul class="pagination-list"><li class="pagination-next"><a title="Next" href="${text(next)}" class="pagenav">Next</a></li></ul></div>`
    : ''
}

/** The part of a listing page that is the log's own. */
export function listHtml(form: ListForm, listing: PrintedListing): string {
  const branches = (listing.branches ?? []).map(([words, address]) => `<li>${link(address, words)}</li>`).join('')
  if (form === 'sitemap' || form === 'sitemap-index') return FORMS[form](listing)
  return `${listing.introduction ?? ''}${branches === '' ? '' : `<ul class="sections">${branches}</ul>`}${FORMS[form](listing)}`
}
