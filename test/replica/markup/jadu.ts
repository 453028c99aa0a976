/** Jadu's directories: a list of records, a record of labelled fields. */
import { escapeHtml } from '../documents/html.ts'
import type { Markup } from './markup.ts'

export const jadu: Markup = {
  listing: ({ heading, entries, next, folders = [] }) => {
    const directories = folders.map(
      ({ address, text }) => `<li><a href="${escapeHtml(address)}">${escapeHtml(text)}</a></li>`,
    )
    const items = entries.map(
      ({ address, title }) =>
        `<li class="list__item"><a class="list__link" href="${escapeHtml(address)}">${escapeHtml(title)}</a></li>`,
    )
    const more =
      next == null
        ? ''
        : `<nav class="pagination"><ul><li class="next"><a href="${escapeHtml(next)}">Next</a></li></ul></nav>`
    return `<h1>${escapeHtml(heading)}</h1><ul class="list--directories">${directories.join('')}</ul><p><a href="/directory/12/a-to-z">A to Z</a></p><ul class="list list--record">${items.join('\n')}</ul>${more}`
  },
  entry: ({ title, reference, received, answer = '', documents = [] }) => {
    const files = documents.map(({ address, text }) => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`)
    const attached = files.length === 0 ? '' : `<dt>Attachment</dt><dd>${files.join('<br>')}</dd>`
    return `<h1>${escapeHtml(title)}</h1><dl class="list list--definition"><dt>FoI Number</dt><dd>${escapeHtml(reference ?? '')}</dd><dt>Subject</dt><dd>${escapeHtml(title)}</dd><dt>Date Received</dt><dd>${received ?? ''}</dd><dt>Request and Response</dt><dd>${answer}</dd>${attached}</dl>`
  },
}
