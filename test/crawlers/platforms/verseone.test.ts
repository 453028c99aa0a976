import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import verseone from '../../../crawlers/platforms/verseone.ts'
import { pageOf } from '../replay.ts'

const SITE = 'https://www.example.nhs.uk'
const listing = (main: string, path = '/foi-disclosure-log-2024') =>
  verseone.readListing(pageOf(`<body><div id="content">${main}</div></body>`, SITE + path), {})
const link = (address: string, text: string) => `<p><a href="${address}">${text}</a></p>`

describe('a VerseOne page of documents', () => {
  it('names a response by its document’s number, whatever the form of the address', () => {
    const forms = [
      '/download.cfm?doc=docm93jijm4n4711.pdf&amp;ver=5820',
      '/download.cfm?doc=docm93jijm4n4711&amp;ver=5820',
      '/download/foi6852-staffing.pdf?ver=5820&amp;doc=docm93jijm4n4711.pdf',
      '/download/foi6852-staffing.pdf?ver=5820&amp;%3Bdoc=docm93jijm4n4711.pdf',
      '/download/foi6852-staffing.pdf?ver=5820&amp;amp;doc=docm93jijm4n4711.pdf',
    ]
    const named = forms.map((form) => listing(link(form, 'FOI6852 2024 Staffing')).entries[0]?.url)
    expect(new Set(named)).toEqual(new Set([`${SITE}/download.cfm?doc=docm93jijm4n4711`]))
  })

  it('names it by its path where the address has no number', () => {
    const { entries } = listing(link('/download/foi6852.pdf?ver=25069', 'FOI6852 2024 Staffing'))
    expect(entries[0]?.url).toBe(`${SITE}/download/foi6852.pdf`)
    expect(entries[0]?.documents[0]?.url).toBe(`${SITE}/download/foi6852.pdf?ver=25069`)
  })

  it('shows a new upload as a change of the same response', () => {
    const read = (upload: number) =>
      listing(link(`/download.cfm?doc=docm93jijm4n1.pdf&ver=${upload}`, 'FOI6852 2024 A')).entries[0]
    expect(read(2)?.url).toBe(read(1)?.url)
    expect(read(2)?.documents).not.toEqual(read(1)?.documents)
  })

  it('reads reference, year and subject from the link’s text', () => {
    const { entries } = listing(
      link('/download.cfm?doc=docm93jijm4n1.pdf&ver=2', 'FOI 6852 – 2024 – Temporary Staffing (PDF, 90KB)'),
    )
    expect(entries[0]).toMatchObject({
      caseReference: 'FOI 6852',
      publishedOn: '2024',
      title: 'Temporary Staffing',
      kind: 'documents',
    })
  })

  it('joins the documents of one case, letter first', () => {
    const { entries } = listing(
      link('/download.cfm?doc=docm93jijm4n2.xlsx&ver=2', 'FOI6852 Appendix A') +
        link('/download.cfm?doc=docm93jijm4n1.docx&ver=2', 'FOI-6852 Response') +
        link('/download.cfm?doc=docm93jijm4n3.pdf&ver=2', 'FOI6853 Response'),
    )
    expect(entries.map(({ documents }) => documents.map(({ title, role }) => [title, role]))).toEqual([
      [
        ['FOI-6852 Response', 'response'],
        ['FOI6852 Appendix A', 'attachment'],
      ],
      [['FOI6853 Response', 'response']],
    ])
  })

  it('lists one file once where an icon and a text lead to it', () => {
    const address = '/download.cfm?doc=docm93jijm4n1.pdf&ver=2'
    const { entries } = listing(`<a href="${address}"><img src="pdf.gif" alt=""></a><a href="${address}">FOI6852 A</a>`)
    expect(entries.map(({ documents }) => documents)).toEqual([[expect.objectContaining({ title: 'FOI6852 A' })]])
  })

  it.each([
    'Freedom of Information Policy 2024',
    'HR-042 Sickness Absence Policy',
    'Publication scheme 2023',
    'Schedule of charges 2025',
    'Annual report and accounts 2022-23',
    'Board papers March 2024',
    'Site map',
  ])('takes "%s" for no response', (title) => {
    const response = link('/download.cfm?doc=docm93jijm4n1.pdf&ver=2', 'FOI6852 A')
    const { entries } = listing(response + link('/download.cfm?doc=docm93jijm4n9.pdf&ver=2', title))
    expect(entries).toHaveLength(1)
  })

  it('takes documents of the navigation and the footer for no responses', () => {
    const download = link('/download.cfm?doc=docm93jijm4n9.pdf&ver=2', 'Winter plan 2024')
    expect(() => listing(`<nav>${download}</nav><footer>${download}</footer>`, '/foi')).toThrow(LayoutError)
  })

  it('refuses a page that lists nothing and leads nowhere', () => {
    expect(() => listing('<h1>Page not found</h1>')).toThrow(LayoutError)
  })
})

describe('the pages of a VerseOne log', () => {
  const others = [
    '/foi-disclosure-log-2023',
    '/foi-disclosure-log-2025',
    '/foi-disclosure-log-archive',
    '/foi-disclosure-log-2024',
  ]
  const menu = `<nav>${others.map((path) => link(path, path)).join('')}${link('/contact-us', 'Contact')}</nav>`
  const next = (path: string, more = '') =>
    listing(menu + link('/download.cfm?doc=docm93jijm4n1.pdf', 'FOI6852 A') + more, path).next

  it('follow each other from the newest year to what has none, from the page that introduces them', () => {
    const walked: string[] = []
    for (let path: string | null = '/freedom-of-information-requests---form'; path !== null; ) {
      walked.push(path)
      path = next(path)?.slice(SITE.length) ?? null
    }
    expect(walked.slice(1)).toEqual(
      others
        .slice()
        .sort((a, b) => ['5', '4', '3', 'e'].indexOf(a.slice(-1)) - ['5', '4', '3', 'e'].indexOf(b.slice(-1))),
    )
  })

  it('are first read to their own end, and no other "Next" is followed', () => {
    expect(next('/foi-disclosure-log-2024', link('/foi-disclosure-log-2024?page=2', 'Next'))).toBe(
      `${SITE}/foi-disclosure-log-2024?page=2`,
    )
    expect(next('/foi-disclosure-log-2024', link('/news?page=2', 'Next'))).toBe(`${SITE}/foi-disclosure-log-2023`)
  })

  it('are not the pages of single cases', () => {
    expect(next('/foi', link('/foi-5974-car-parking-201718-2551', 'Car parking'))).toBe(
      `${SITE}/foi-disclosure-log-2025`,
    )
  })
})

describe('a case’s own VerseOne page', () => {
  const entry = (main: string) =>
    verseone.readEntry(pageOf(`<body><main>${main}</main></body>`, `${SITE}/hwhct-340`), {})

  it('carries the answer where it has a response', () => {
    const read =
      entry(`<h1>HWHCT-340</h1><p>Our ref: HWHCT-340</p><p>Date: 18 May 2022</p><h2>FOI request:</h2><p>How many?</p>
      <h2>Trust response:</h2><p>Twelve.</p><p><a href="/download.cfm?doc=docm93jijm4n1.pdf">Table</a></p>`)
    expect(read).toMatchObject({ caseReference: 'HWHCT-340', respondedOn: '2022-05-18', role: 'response' })
    expect(read.documents).toEqual([expect.objectContaining({ title: 'Table', role: 'attachment' })])
  })

  it('is refused where it names no case and gives nothing', () => {
    expect(() => entry('<h1>Page not found</h1>')).toThrow(LayoutError)
  })
})

describe('a page with folders', () => {
  it('leads into the folders of its file widget and its media browser, not to itself', () => {
    const { branches } = listing(
      '<a href="?smbfolder=171">June 2019</a><a href="/foi-disclosure-log-2024">All</a><a href="?media_folder=12&amp;root_folder=FOI">2020</a><a href="/other?smbfolder=1">Other</a>',
    )
    expect(branches).toEqual([
      `${SITE}/foi-disclosure-log-2024?smbfolder=171`,
      `${SITE}/foi-disclosure-log-2024?media_folder=12&root_folder=FOI`,
    ])
  })
})

describe('a list of pages titled by nothing but their reference', () => {
  it('takes a page for a response whose name is that reference, whichever hyphens it has', () => {
    const { entries } = listing(
      '<a href="/hwhct-340">HWHCT-340</a><a href="/hwhct--042">HWHCT-042</a><a href="/covid-19">COVID-19</a><a href="/about">FRA-100</a>',
    )
    expect(entries).toMatchObject([
      { url: `${SITE}/hwhct-340`, kind: 'page', caseReference: 'HWHCT-340' },
      { url: `${SITE}/hwhct--042`, kind: 'page', caseReference: 'HWHCT-042' },
    ])
  })
})

describe('titles that end in a day', () => {
  it('gives it as the day of the reply where the site is known to write it', () => {
    const download = link(
      '/download/car-parkingpdf.pdf?ver=7&doc=docm93jijm4n9.pdf',
      'Car parking charges 2016 140317 pdf',
    )
    const page = pageOf(`<div id="content"><h1>FOI</h1>${download}</div>`, `${SITE}/freedom-of-information`)
    expect(verseone.readListing(page, { dayAtEnd: true }).entries).toMatchObject([
      { title: 'Car parking charges 2016', respondedOn: '2017-03-14', caseReference: null },
    ])
    expect(verseone.readListing(page, {}).entries[0]).toMatchObject({ respondedOn: null })
  })
})
