import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import entryPages from '../../../crawlers/platforms/entry-pages.ts'
import jadu from '../../../crawlers/platforms/jadu.ts'
import { pageOf } from '../replay.ts'

const HOST = 'https://foi.example.nhs.uk'

describe('pages at addresses of one shape', () => {
  const read = (main: string, entry: string) =>
    entryPages.readListing(pageOf(`<main><h1>Disclosure log</h1>${main}</main>`, `${HOST}/disclosures`), { entry })

  it('are described by the card around their link', () => {
    const { entries } = read(
      `<div class="card"><h3>rf24-008</h3><p>Request Details: Car parking income</p><p>Date of Disclosure: 12/02/2024</p><a href="/disclosures/rf24-008">View</a></div>
       <div class="card"><h3>rf24-009</h3><a href="/disclosures/rf24-009?t=1711">View</a></div><a href="/disclosures?page=2" rel="next">Next</a>`,
      '^/disclosures/[^/?]+$',
    )
    expect(entries).toMatchObject([
      { url: `${HOST}/disclosures/rf24-008`, caseReference: 'rf24-008', respondedOn: '2024-02-12' },
      { url: `${HOST}/disclosures/rf24-009`, caseReference: 'rf24-009', respondedOn: null },
    ])
  })

  it('are described by their row where a search found them in a table', () => {
    const { entries } = read(
      `<table><tr><th>Disclosure ID</th><th>Request Date</th><th>Subject</th></tr><tr><td><a href="/display-single-record/?pdb=3681">FOI/02886</a></td><td>October 2, 2023</td><td>Wheelchairs</td></tr></table>`,
      '[?&]pdb=\\d+$',
    )
    expect(entries).toMatchObject([
      {
        url: `${HOST}/display-single-record/?pdb=3681`,
        title: 'Wheelchairs',
        caseReference: 'FOI/02886',
        receivedOn: '2023-10-02',
      },
    ])
  })

  it('must be there', () => {
    expect(() => read('<p>Nothing found</p>', '^/disclosures/')).toThrow(LayoutError)
    expect(entryPages.options.safeParse({ entry: '(' }).success).toBe(false)
  })

  it('may only introduce the letter', () => {
    const page = pageOf(
      `<main><h1>FOI disclosure</h1><dl><dt>Reference Number</dt><dd>rf24-008</dd><dt>Request Details</dt><dd>${'How much was earned from parking? '.repeat(20)}</dd><dt>File</dt><dd><a href="rf24-008-response.pdf">rf24-008-response.pdf</a></dd><dt>Date of Disclosure</dt><dd>12 February 2024</dd></dl></main>`,
      `${HOST}/disclosures/rf24-008`,
    )
    expect(entryPages.readEntry(page, { entry: '.' })).toMatchObject({
      caseReference: 'rf24-008',
      respondedOn: '2024-02-12',
      role: 'log_page',
      documents: [{ url: `${HOST}/disclosures/rf24-008-response.pdf`, role: 'response' }],
    })
  })
})

describe('a Jadu directory', () => {
  const DIRECTORY = 'https://www.example.scot/directory/12'

  it('lists its records, from page to page', () => {
    const { entries, next } = jadu.readListing(
      pageOf(
        `<main><ul class="list--directory"><li><a href="/directory-record/3828/speech-therapy">Speech therapy</a></li><li><a href="/directory-record/1801/fois">2022-790 FoIs</a></li></ul>
         <a href="/directory/12/a-z">A to Z</a><ul class="pagination"><li class="next"><a href="/directory/12?page=2">Next</a></li></ul></main>`,
        DIRECTORY,
      ),
      {},
    )
    expect(entries).toMatchObject([
      { title: 'Speech therapy', caseReference: null },
      { title: 'FoIs', caseReference: '2022-790' },
    ])
    expect(next).toBe(`${DIRECTORY}?page=2`)
  })

  it('keeps request and answer of a record in one field', () => {
    const page = pageOf(
      `<main><h1>Speech therapy</h1><dl class="list list--record"><dt>FoI Number</dt><dd>2024-793</dd><dt>Subject</dt><dd>Speech therapy</dd><dt>Date Received</dt><dd>18/03/2025</dd>
       <dt>Request and Response</dt><dd><p>How many people wait for speech therapy?</p><p>Four people were waiting on 31 March.</p></dd><dt>Attachment</dt><dd><a href="/downloads/file/512/waiting-list">Waiting list</a></dd></dl></main>`,
      'https://www.example.scot/directory-record/3828/speech-therapy',
    )
    expect(jadu.readEntry(page, {})).toEqual({
      title: 'Speech therapy',
      caseReference: '2024-793',
      receivedOn: '2025-03-18',
      respondedOn: null,
      publishedOn: null,
      role: 'response',
      documents: [
        { url: 'https://www.example.scot/downloads/file/512/waiting-list', title: 'Waiting list', role: 'attachment' },
      ],
    })
  })

  it('is found among the directories of the site, by what it is about', () => {
    const all = '<main><a href="/directory/3/gps">GP practices</a><a href="/directory/12/foi">FoI responses</a></main>'
    expect(jadu.readListing(pageOf(all, 'https://www.example.scot/directory'), {})).toEqual({
      entries: [],
      next: null,
      branches: ['https://www.example.scot/directory/12/foi'],
    })
  })

  it('is an error without records', () => {
    expect(() => jadu.readListing(pageOf('<main><a href="/directory/12">Directory</a></main>', DIRECTORY), {})).toThrow(
      LayoutError,
    )
  })
})
