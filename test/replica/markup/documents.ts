/** Lists of links to documents: VerseOne's file widgets, and files of many cases each. */
import { escapeHtml } from '../documents/html.ts'
import type { Markup, PrintedLink } from './markup.ts'

const link = ({ address, text }: PrintedLink) => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`
const items = (links: PrintedLink[]) => links.map((each) => `<li>${link(each)}</li>`).join('\n')

/** VerseOne: folders by query, then pages or downloads titled by their case. */
export const verseone: Markup = {
  listing: ({ heading, entries, folders = [], otherPapers = [], next }) => {
    const titled = entries.map(({ address, reference, title, documents }) => ({
      address: address || (documents?.[0]?.address ?? ''),
      text: [reference, title].filter(Boolean).join(' - '),
    }))
    const more = next == null ? '' : `<p class="pager"><a href="${escapeHtml(next)}">Next page</a></p>`
    return `<div id="content"><h1>${escapeHtml(heading)}</h1><ul class="smb-folders">${items(folders)}</ul><div class="editor"><ul>${items(titled)}</ul></div>${more}<p>${otherPapers.map(link).join(' ')}</p></div>`
  },
  entry: ({ reference, title, responded, documents = [], answer = '' }) => {
    const reply =
      answer === '' ? '' : `<h2>FOI request:</h2><p>${escapeHtml(title)}?</p><h2>Trust response:</h2>${answer}`
    return `<div id="content"><h1>${escapeHtml(reference ?? title)}</h1><p>Our ref: ${escapeHtml(reference ?? '')}</p>${responded ? `<p>Date: ${responded}</p>` : ''}${reply}<ul>${items(documents)}</ul></div>`
  },
}

/** Files or pages that hold many cases each, named by their period, among other papers. */
export const periods: Markup = {
  listing: ({ heading, entries, folders = [], otherPapers = [], next }) => {
    const named = entries.map(({ address, title }) => ({ address, text: title }))
    const more = next == null ? '' : `<p><a rel="next" href="${escapeHtml(next)}">Next</a></p>`
    return `<h1>${escapeHtml(heading)}</h1><ul class="years">${items(folders)}</ul><ul class="log">${items(named)}</ul>${more}<h2>See also</h2><ul>${items(otherPapers)}</ul>`
  },
  entry: ({ title, answer = '' }) => `<h1>${escapeHtml(title)}</h1>${answer}`,
}
