/**
 * Sites in the markup of `../../markup/`: Concrete CMS (a library in folders, a table of pages), Jadu, a CKAN portal,
 * software of a site's own, an old ASP register, and pages of a month's cases.
 */
import { printDay } from '../../calendar.ts'
import type { ReplicaCase } from '../../cases/case.ts'
import { blocksToHtml, escapeHtml } from '../../documents/html.ts'
import { letterOf } from '../../documents/letter.ts'
import { cards, register } from '../../markup/cards.ts'
import { ckan } from '../../markup/ckan.ts'
import { concreteLibrary, concreteTable } from '../../markup/concrete.ts'
import { periods } from '../../markup/documents.ts'
import { jadu } from '../../markup/jadu.ts'
import type { PrintedEntry } from '../../markup/markup.ts'
import { answerHtml, letterHtml, type Pen, paged, requestHtml, type SiteDesign, withPage } from '../content-site.ts'
import { slugOf } from './names.ts'

const slashes = (day: string) => printDay(day, 'slashes')
/** `04/09/2025` → `04/09/25` */
const shortDay = (day: string) => slashes(day).replace(/\d\d(\d\d)$/, '$1')
const requestAndAnswer = (held: ReplicaCase) =>
  `<h2>Request</h2>${requestHtml(held)}<h2>Response</h2>${answerHtml(held)}`

/** Files without extension, in a folder a year; the column's date is that of the upload. */
const library: SiteDesign = {
  name: 'concrete-library',
  platform: 'concrete',
  options: {},
  reference: (serial) => `FOI ${serial}`,
  start: '/about-us/freedom-information',
  draw: (cases, pen) => {
    const home = '/about-us/freedom-information'
    const years = [...new Set(cases.map(({ publishedOn }) => publishedOn.slice(0, 4)))]
    const pathOf = (year: string) => `${home}/navigate/40947/${3800 + Number(year.slice(2))}`
    const folders = years.map((year) => ({ address: pathOf(year), text: year }))
    pen.main(home, 'listing', concreteLibrary.listing({ heading: 'Freedom of information', entries: [], folders }))
    for (const year of years) {
      const inYear = cases.filter(({ publishedOn }) => publishedOn.startsWith(year))
      const pages = paged(inYear, 3, (page) =>
        page === 1 ? pathOf(year) : `${pathOf(year)}?ccm_paging_p=${page}&sort=date&dir=desc`,
      )
      for (const { path, items, next } of pages) {
        const entries = items.map((held) => libraryEntry(held, pen))
        const otherPapers = [{ address: '/download_file/view/12/412', text: 'Freedom of Information Policy 2024' }]
        pen.main(path, 'listing', concreteLibrary.listing({ heading: year, entries, next: next ?? null, otherPapers }))
      }
    }
  },
}

function libraryEntry(held: ReplicaCase, pen: Pen): PrintedEntry {
  const letter = { address: pen.letter(`/download_file/${7000 + held.index}/412`, held), text: '' }
  const attached = pen.attachments(held, (name) => `/application/files/${1700 + held.index}/0001/0002/${name}`)
  const { reference, title } = held
  return {
    address: letter.address,
    reference,
    title,
    published: slashes(held.publishedOn),
    documents: [letter, ...attached.map(({ address, text }) => ({ address, text: `appendix ${text}` }))],
  }
}

/** Pages that answer themselves, listed by a table whose links are the references. */
const table: SiteDesign = {
  name: 'concrete-table',
  platform: 'concrete',
  options: {},
  reference: (serial, year) => `${year}-11${serial}`,
  start: '/foi-requests',
  draw: (cases, pen) => {
    const entryOf = (held: ReplicaCase): PrintedEntry => ({
      address: `/foi-requests/${slugOf(held.reference)}`,
      reference: held.reference,
      title: held.title,
      received: shortDay(held.receivedOn),
      responded: shortDay(held.respondedOn),
      categories: ['Finance', 'S43 Commercial interests'],
      answer: requestAndAnswer(held),
      documents: pen.attachments(held, (name) => `/application/files/${1700 + held.index}/0001/0002/${name}`),
    })
    const pages = paged(
      cases.map(entryOf),
      4,
      (page) => `/foi-requests${page === 1 ? '' : `?ccm_paging_p=${page}&ccm_order_by=cv.cvDatePublic`}`,
    )
    for (const { path, items, next } of pages) {
      pen.main(path, 'listing', concreteTable.listing({ heading: 'FOI requests', entries: items, next: next ?? null }))
    }
    for (const entry of cases.map(entryOf)) pen.main(entry.address, 'entry', concreteTable.entry?.(entry) ?? '')
  },
  readable: (response) => ({ ...response, publishedOn: null }),
}

/** A directory of records, found by its name; request and answer are one field. */
const directory: SiteDesign = {
  name: 'jadu-directory',
  platform: 'jadu',
  options: {},
  reference: (serial, year) => `${year}-${String(serial).slice(1)}`,
  start: '/directory',
  draw: (cases, pen) => {
    const folders = [
      { address: '/directory/3/gp-practices', text: 'GP practices' },
      { address: '/directory/12/foi-responses', text: 'FoI responses' },
    ]
    pen.main('/directory', 'listing', jadu.listing({ heading: 'Directories', entries: [], folders }))
    const entryOf = (held: ReplicaCase): PrintedEntry => ({
      address: `/directory-record/${1800 + held.index}/${slugOf(held.title)}`,
      reference: held.reference,
      title: held.title,
      received: slashes(held.receivedOn),
      answer: requestAndAnswer(held).replaceAll('h2>', 'h4>'),
      documents: pen.attachments(held, (name) => `/downloads/file/${500 + held.index}/${name}`),
    })
    for (const { path, items, next } of paged(
      cases.map(entryOf),
      4,
      (page) => `/directory/12/foi-responses${page === 1 ? '' : `?page=${page}`}`,
    )) {
      pen.main(path, 'listing', jadu.listing({ heading: 'FoI responses', entries: items, next: next ?? null }))
    }
    for (const entry of cases.map(entryOf)) pen.main(entry.address, 'entry', jadu.entry?.(entry) ?? '')
  },
  readable: (response) => ({ ...response, respondedOn: null, publishedOn: null }),
}

/** An open-data portal: its API lists, among other data sets; a data set's notes are the letter. */
const portal: SiteDesign = {
  name: 'ckan-portal',
  platform: 'ckan',
  options: {},
  reference: (serial) => `FOI-0${serial}`,
  start: '/api/3/action/package_search?rows=100',
  draw: (cases, pen) => {
    const entryOf = (held: ReplicaCase): PrintedEntry => ({
      address: `/dataset/${slugOf(held.reference)}`,
      reference: held.reference,
      title: held.title,
      published: held.publishedOn,
      answer: letterHtml(pen.site, held),
      documents: pen
        .attachments(held, (name, position) => `/dataset/7c1e/resource/${held.index}${position}/download/${name}`)
        .map(({ address, text }) => ({ address: pen.origin + address, text })),
    })
    const other = {
      address: '/dataset/prescription-cost-analysis',
      title: 'Prescription Cost Analysis',
      published: '2026-01-05',
    }
    pen.data(
      '/api/3/action/package_search?rows=100',
      'application/json',
      ckan.listing({ heading: '', entries: [other, ...cases.map(entryOf)] }),
    )
    for (const entry of cases.map(entryOf)) pen.main(entry.address, 'entry', ckan.entry?.(entry) ?? '')
  },
}

/** A short page that names the case; the letter lies beside it. */
const ownCards: SiteDesign = {
  name: 'own-cards',
  platform: 'known-layout',
  options: { entryPaths: ['/disclosures/rf##-*'] },
  reference: (serial, year) => `rf${year.slice(2)}-${serial}`,
  start: '/disclosures',
  draw: (cases, pen) => {
    const entryOf = (held: ReplicaCase): PrintedEntry => {
      const path = `/disclosures/${held.reference}`
      const letter = { address: pen.letter(`${path}-response.pdf`, held), text: `${held.reference}-response.pdf` }
      const attached = pen.attachments(held, (name) => `${path}-${name}`)
      const { reference, title } = held
      return { address: path, reference, title, responded: slashes(held.respondedOn), documents: [letter, ...attached] }
    }
    for (const { path, items, next } of paged(
      cases.map(entryOf),
      4,
      (page) => `/disclosures${page === 1 ? '' : `?page=${page}`}`,
    )) {
      pen.main(path, 'listing', cards.listing({ heading: 'Disclosures', entries: items, next: next ?? null }))
    }
    for (const entry of cases.map(entryOf)) pen.main(entry.address, 'entry', cards.entry?.(entry) ?? '')
  },
  readable: (response) => withPage({ ...response, publishedOn: null }),
}

/** Pages and letters are numbers in the query, for the crawler to tell apart. */
const aspRegister: SiteDesign = {
  name: 'asp-register',
  platform: 'known-layout',
  options: { entryPaths: ['/IG/ViewPage.aspx?p=8*'] },
  reference: (serial) => `${serial}0`,
  start: '/IG/ViewPage.aspx?p=753',
  draw: (cases, pen) => {
    const entryOf = (held: ReplicaCase): PrintedEntry => ({
      address: `/IG/ViewPage.aspx?p=8${100 + held.index}`,
      reference: held.reference,
      title: held.title,
      received: slashes(held.receivedOn),
      documents: [
        { address: pen.letter(`/EasySiteWeb/GatewayLink.aspx?alId=${12_000 + held.index}`, held), text: 'Response' },
        ...pen.attachments(held, (name) => `/EasySiteWeb/files/${held.index}/${name}`),
      ],
    })
    const { listing, entry: page } = register
    pen.main('/IG/ViewPage.aspx?p=753', 'listing', listing({ heading: 'Disclosure log', entries: cases.map(entryOf) }))
    for (const entry of cases.map(entryOf)) pen.main(entry.address, 'entry', page?.(entry) ?? '')
  },
  readable: (response) => withPage({ ...response, publishedOn: null }),
}

/** A page a month, each case under a heading that begins with its reference (NHS 24). */
const months: SiteDesign = {
  name: 'month-pages',
  platform: 'compilation',
  options: { pages: '^/foi-requests/foi-[a-z]+-20\\d\\d$' },
  reference: (serial) => `FOI/0${serial}`,
  withoutAttachments: true,
  start: '/foi-requests',
  draw: (cases, pen) => {
    const named = inPairs(cases).map((items) => {
      const month = printDay(items[0]?.publishedOn ?? '').replace(/^\d+ /, '')
      return { month, address: `/foi-requests/foi-${slugOf(month)}`, items }
    })
    const entries = named.map(({ month, address }) => ({ address, title: `FOI ${month}` }))
    const otherPapers = [{ address: '/files/policy.pdf', text: 'Freedom of Information Policy 2024' }]
    pen.main(
      '/foi-requests',
      'listing',
      periods.listing({ heading: 'Freedom of information requests', entries, otherPapers }),
    )
    for (const { month, address, items } of named) {
      pen.main(address, 'entry', `<h1>FOI ${month}</h1>${items.map((held) => monthCase(pen.site, held)).join('\n')}`)
    }
  },
  readable: (response, index, all) => ({
    ...response,
    title: `${response.reference} - ${response.title}`,
    publishedOn: inPairs(all)[pairOf(index, all.length)]?.[0]?.publishedOn?.slice(0, 7) ?? null,
    documents: 1,
  }),
}

/** The page on which the case of this index stands: two a page, three on the last where one would be left. */
function pairOf(index: number, count: number): number {
  return Math.min(Math.floor(index / 2), Math.max(0, Math.floor(count / 2) - 1))
}

function inPairs<Item>(items: Item[]): Item[][] {
  const pairs: Item[][] = []
  for (const [index, item] of items.entries()) {
    const pair = pairOf(index, items.length)
    pairs[pair] = [...(pairs[pair] ?? []), item]
  }
  return pairs
}

function monthCase(site: string, held: ReplicaCase): string {
  const letter = blocksToHtml(letterOf(site, held).blocks).replaceAll('h3>', 'h4>')
  return `<h2>${escapeHtml(held.reference)} - ${escapeHtml(held.title)}</h2>${letter}`
}

export const OWN_MARKUP_DESIGNS: SiteDesign[] = [library, table, directory, portal, ownCards, aspRegister, months]
