/** Concrete CMS, after the templates of its document library, page list and pagination. */
import { escapeHtml } from '../documents/html.ts'
import type { Markup, PrintedEntry, PrintedLink, PrintedListing } from './markup.ts'

const link = ({ address, text }: PrintedLink) => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`

/** Ends that lead nowhere are spans; addresses are entity-encoded. */
function pager({ next = null, previous = null }: PrintedListing): string {
  if (next === null && previous === null) return ''
  const end = (name: string, text: string, address: string | null) =>
    address === null
      ? `<li class="${name} disabled"><span>${text}</span></li>`
      : `<li class="${name}"><a href="${escapeHtml(address)}">${text}</a></li>`
  return `<div class="ccm-pagination-wrapper"><ul class="pagination">${end('prev', '&larr; Previous', previous)}<li class="active"><span>…</span></li>${end('next', 'Next &rarr;', next)}</ul></div>`
}

function heading({ heading: text }: PrintedListing): string {
  return `<h1 class="page-title">${escapeHtml(text)}</h1>`
}

function otherPapers({ otherPapers: papers = [] }: PrintedListing): string {
  return papers.length === 0 ? '' : `<div class="ccm-block-content"><p>${papers.map(link).join(' ')}</p></div>`
}

const BLOCK = 40947

function libraryRow({ title, reference, published, documents = [] }: PrintedEntry, index: number): string {
  const [letter, ...others] = documents
  const name = [reference, title].filter(Boolean).join(' - ')
  const row = (text: string, address: string) =>
    `<tr class="ccm-block-document-library-row-${index % 2 === 0 ? 'a' : 'b'}"><td><a href="${escapeHtml(address)}">${escapeHtml(text)}</a></td><td>${published ?? ''}</td></tr>`
  return [
    row(name, letter?.address ?? ''),
    '<tr class="ccm-block-document-library-table-expanded-properties" style="display:none"><td colspan="2"></td></tr>',
    ...others.map(({ address, text }) => row(`${reference} ${text}`, address)),
  ].join('\n')
}

/** The Document Library block: a folder's subfolders, then its files; no extension, the day of upload as date. */
export const concreteLibrary: Markup = {
  listing: (listing) => {
    const folders = (listing.folders ?? []).map(
      (folder) => `<tr class="ccm-block-document-library-row-a"><td>${link(folder)}</td><td></td></tr>`,
    )
    const column = (name: string, text: string) =>
      `<th class="ccm-block-document-library-column-${name}"><a href="?sort=${name}&amp;dir=asc">${text}</a></th>`
    return `${heading(listing)}${otherPapers(listing)}
<div id="ccm-block-document-library-wrapper-${BLOCK}"><div class="ccm-block-document-library-breadcrumbs"><a href="?">Documents</a></div>
<table id="ccm-block-document-library-table-${BLOCK}" class="table ccm-block-document-library-table"><thead><tr>${column('title', 'Title')}${column('date', 'Date')}</tr></thead>
<tbody>${[...folders, ...listing.entries.map(libraryRow)].join('\n')}</tbody></table>${pager(listing)}</div>`
  },
}

/** A page list or Express list set as a table: the reference is the link, categories stand on lines of one cell. */
export const concreteTable: Markup = {
  listing: (listing) => {
    const rows = listing.entries.map(
      ({ address, reference, title, received, responded, categories = [] }) =>
        `<tr><td>${link({ address, text: reference ?? title })}</td><td>${escapeHtml(title)}</td><td>${received ?? ''}</td><td>${responded ?? ''}</td><td>${categories.map(escapeHtml).join('<br>\n')}</td></tr>`,
    )
    return `${heading(listing)}${otherPapers(listing)}<form class="form-inline" method="get"><input name="keywords" type="search"><button>Search</button></form>
<table class="table table-striped"><thead><tr><th>Reference</th><th>Description</th><th>Date Requested</th><th>Date Replied</th><th>Category</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>${pager(listing)}`
  },
  entry: ({ reference, title, received, documents = [], answer = '' }) =>
    `<h1 class="page-title">${escapeHtml(reference ?? title)}</h1><table class="table"><tbody><tr><th>Reference</th><td>${escapeHtml(reference ?? '')}</td></tr><tr><th>Description</th><td>${escapeHtml(title)}</td></tr><tr><th>Date requested</th><td>${received ?? ''}</td></tr><tr><th>Attachments</th><td>${documents.length === 0 ? 'N/A' : documents.map(link).join('<br>')}</td></tr></tbody></table><div class="ccm-block-content">${answer}</div>`,
}
