/** Pages of a trust's fixtures, rendered in its platform's markup from a description of what the log looks like. */
import { escapeHtml } from '../documents/html.ts'
import { cards, register } from './cards.ts'
import { ckan } from './ckan.ts'
import { concreteLibrary, concreteTable } from './concrete.ts'
import { periods, verseone } from './documents.ts'
import { jadu } from './jadu.ts'
import type { Markup, PrintedEntry, PrintedListing } from './markup.ts'

const MARKUPS: Record<string, Markup> = {
  cards,
  ckan,
  concreteLibrary,
  concreteTable,
  jadu,
  periods,
  register,
  verseone,
}

/** One case of a page that holds several. */
interface InlineCase {
  reference?: string
  title: string
  responded?: string
}

interface DescribedEntry extends Omit<PrintedEntry, 'answer'> {
  /** Its page carries the answer. */
  answer?: boolean
  /** Its page holds these cases, each under a heading, or each in a row. */
  cases?: InlineCase[]
  as?: 'headings' | 'rows' | 'questions'
}

interface DescribedListing extends Omit<PrintedListing, 'entries' | 'next' | 'previous'> {
  url: string
  entries: DescribedEntry[]
  /** A folder, year or category: no page leads here by "Next". */
  branch?: boolean
  /** The page has no main part but that of its one entry, whose cases stand on it. */
  itself?: boolean
}

/** `fixtures/shape.json`: what a trust's log looks like, with invented cases. */
export interface FixtureShape {
  /** Name of the markup. */
  markup: string
  /** Regular expressions of the shapes of the trust's references, as printed. */
  references: string[]
  /** Names of pages that were changed by hand, and are not written anew. */
  kept?: string[]
  listings: DescribedListing[]
}

/** Renders every page of a trust's fixtures: by address, its name among the fixtures and its source. */
export function fixturePages(site: string, shape: FixtureShape): Map<string, { file: string; source: string }> {
  const markup = MARKUPS[shape.markup]
  if (markup === undefined) throw new Error(`no markup "${shape.markup}"; there are ${Object.keys(MARKUPS).join(', ')}`)
  const pages = new Map<string, { file: string; source: string }>()
  shape.listings.forEach((described, index) => {
    const printed = described.entries.map(printedEntry)
    const listing = { ...described, entries: printed, ...neighbours(shape.listings, index) }
    const own =
      described.itself === true ? (markup.entry?.(printed[0] ?? missing(described.url)) ?? '') : markup.listing(listing)
    const name = `listing-${index + 1}.${markup.bare === true ? 'json' : 'html'}`
    pages.set(described.url, { file: name, source: markup.bare === true ? own : framed(site, described.heading, own) })
    for (const entry of described.itself === true ? [] : printed) {
      const isPage = described.entries.some(
        ({ address, answer, cases, documents }) => address === entry.address && (answer || cases || documents),
      )
      const address = new URL(entry.address, described.url).href
      if (markup.entry === undefined || !isPage || pages.has(address)) continue
      pages.set(address, { file: `entry-${pages.size}.html`, source: framed(site, entry.title, markup.entry(entry)) })
    }
  })
  return pages
}

function missing(url: string): never {
  throw new Error(`${url} is described as holding cases itself, but has no entry.`)
}

function neighbours(listings: DescribedListing[], index: number) {
  const [before, here, after] = [listings[index - 1], listings[index], listings[index + 1]]
  return {
    previous: here?.branch === true || before === undefined ? null : before.url,
    next: after === undefined || after.branch === true ? null : after.url,
  }
}

function printedEntry({ answer = false, cases, as = 'headings', ...entry }: DescribedEntry): PrintedEntry {
  if (cases !== undefined) return { ...entry, answer: inline(cases, as) }
  return answer ? { ...entry, answer: ANSWER } : entry
}

const ANSWER = `<p>Please tell us how many of these you held on 31 March, and what was spent on them in each of the last three years.</p>
<p>We held 214 on 31 March. We spent £18,420 in 2022/23, £19,105 in 2023/24 and £20,377 in 2024/25, VAT included. The figures are from our finance system and were not audited for this reply.</p>
<p>We do not hold the figures by ward, since invoices name the site only. If you are not content with this reply you may ask for an internal review within forty working days, and after that you may write to the Information Commissioner.</p>`

function inline(cases: InlineCase[], as: 'headings' | 'rows' | 'questions'): string {
  const text = escapeHtml
  if (as === 'rows') {
    const rows = cases.map(
      ({ reference = '', title }) => `<tr><td>${text(reference)}</td><td><p>${text(title)}?</p>${ANSWER}</td></tr>`,
    )
    return `<table><tr><th>FOI Number</th><th>Questions and Responses</th></tr>${rows.join('\n')}</table>`
  }
  if (as === 'questions')
    return cases
      .map(({ title }) => `<h2><button type="button">${text(title)}</button></h2><div>${ANSWER}</div>`)
      .join('\n')
  return cases
    .map(
      ({ reference = '', title, responded = '' }) =>
        `<h2>${text(reference)} - ${text(title)}</h2><p>Response date ${responded}</p><h3>Information requested</h3><p>${text(title)}?</p><h3>Response</h3>${ANSWER}`,
    )
    .join('\n')
}

/** The words around the words, fewer than real pages have: fixtures are read by people. */
function framed(site: string, title: string, main: string): string {
  const links = ['About us', 'Services', 'Contact us'].map(
    (name) => `<li><a href="/${name.toLowerCase().replace(' ', '-')}">${name}</a></li>`,
  )
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(title)} | ${escapeHtml(site)}</title></head>
<body><div id="cookies"><p>We use cookies. <a href="/cookies">Cookie policy</a></p></div>
<header><a href="/">${escapeHtml(site)}</a><nav aria-label="Main"><ul>${links.join('')}</ul></nav></header>
<main id="main">
${main}
</main>
<footer><a href="/accessibility">Accessibility</a> <a href="/privacy">Privacy</a></footer></body></html>
`
}
