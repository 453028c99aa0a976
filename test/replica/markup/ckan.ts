/** CKAN: the answer of package_search, and a data set's page after CKAN's own templates. */
import { escapeHtml } from '../documents/html.ts'
import type { Markup } from './markup.ts'

export const ckan: Markup = {
  bare: true,
  listing: ({ entries, next }) => {
    const results = entries.map(({ address, title, reference, published, documents = [] }) => ({
      name: address.split('/').at(-1),
      title: [reference, title].filter(Boolean).join(' '),
      metadata_created: `${published}T10:11:12.131415`,
      resources: documents.map(({ address: url, text }) => ({ url, name: text, format: 'XLSX' })),
    }))
    // What the whole search found; a page that is followed by another shows less.
    const count = next == null ? results.length : 1000
    return JSON.stringify({ help: '', success: true, result: { count, facets: {}, results } }, null, 1)
  },
  entry: ({ address, title, reference, documents = [], answer = '' }) => {
    const items = documents.map(
      (file, index) =>
        `<li class="resource-item"><a class="heading" href="${address}/resource/${index}">${escapeHtml(file.text)}</a><div class="dropdown btn-group"><ul class="dropdown-menu"><li><a href="${address}/resource/${index}">Preview</a></li><li><a href="${escapeHtml(file.address)}" class="resource-url-analytics">Download</a></li></ul></div></li>`,
    )
    return `<div class="primary"><article class="module"><div class="module-content"><h1>${escapeHtml([reference, title].filter(Boolean).join(' '))}</h1><div class="notes embedded-content">${answer}</div>
<section id="dataset-resources" class="resources"><h2>Data and Resources</h2><ul class="resource-list">${items.join('')}</ul></section>
<section class="additional-info"><h3>Additional Info</h3><table><tbody><tr><th>Last Updated</th><td>1 May 2025</td></tr></tbody></table></section></div></article></div>`
  },
}
