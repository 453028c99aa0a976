/** Software of a site's own: cards that lead to pages of labelled fields, a letter beside them (East Kent), or records of a register. */
import { escapeHtml } from '../documents/html.ts'
import type { Markup } from './markup.ts'

export const cards: Markup = {
  listing: ({ heading, entries, next }) => {
    const items = entries.map(
      ({ address, reference, title, responded }) =>
        `<article class="disclosure"><h2>${escapeHtml(reference ?? title)}</h2><p>${escapeHtml(title)}</p>${responded ? `<p>Date of Disclosure: ${responded}</p>` : ''}<a class="button" href="${escapeHtml(address)}">View</a></article>`,
    )
    const more = next == null ? '' : `<p class="pager"><a rel="next" href="${escapeHtml(next)}">Next</a></p>`
    return `<h1>${escapeHtml(heading)}</h1>${items.join('\n')}${more}`
  },
  entry: ({ reference, title, responded, documents = [], answer }) => {
    const files = documents.map(({ address, text }) => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`)
    const row = (label: string, value: string) => (value === '' ? '' : `<dt>${label}</dt><dd>${value}</dd>`)
    return `<h1>${escapeHtml(title)}</h1><dl>${row('Reference Number', escapeHtml(reference ?? ''))}${row('Request Details', escapeHtml(title))}${row('Response', answer ?? '')}${row('File', files.join('<br>'))}${row('Date of Disclosure', responded ?? '')}</dl>`
  },
}

/** A register as old ASP pages print it: rows whose link is "View", identity in the query. */
export const register: Markup = {
  listing: ({ heading, entries, next }) => {
    const rows = entries.map(
      ({ address, reference, title, received }) =>
        `<tr><td>${escapeHtml(reference ?? '')}</td><td>${received ?? ''}</td><td>${escapeHtml(title)}</td><td><a href="${escapeHtml(address)}">View</a></td></tr>`,
    )
    const more = next == null ? '' : `<p><a href="${escapeHtml(next)}">Next &gt;</a></p>`
    return `<h1>${escapeHtml(heading)}</h1><table border="1"><tr><th>Disclosure ID</th><th>Request Date</th><th>Subject</th><th></th></tr>${rows.join('\n')}</table>${more}`
  },
  entry: ({ reference, title, received, documents = [], answer = '' }) => {
    // All labels are printed, whether or not there is an attachment.
    const attached = Array.from({ length: 3 }, (_, index) => {
      const file = documents[index]
      return `<dt>Attachment ${index + 1}</dt><dd>${file ? `<a href="${escapeHtml(file.address)}">${escapeHtml(file.text)}</a>` : ''}</dd>`
    })
    return `<h1>${escapeHtml(title)}</h1><dl><dt>Disclosure ID</dt><dd>${escapeHtml(reference ?? '')}</dd><dt>Request Date</dt><dd>${received ?? ''}</dd><dt>Subject</dt><dd>${escapeHtml(title)}</dd><dt>Response</dt><dd>${answer}</dd>${attached.join('')}</dl>`
  },
}
