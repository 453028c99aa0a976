import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import disclosurelog from '../../../crawlers/platforms/disclosurelog.ts'
import { pageOf } from '../replay.ts'

const MHRA = 'https://mhra.disclosurelog.co.uk/disclosures'
const [A, B] = ['6a272c1e-e98c-4243-86fa-2505671aca58', '11111111-2222-4333-8444-555555555555']

const listing = (html: string, url = MHRA) => disclosurelog.readListing(pageOf(html, url), {})
const entry = (html: string) => disclosurelog.readEntry(pageOf(html, `${MHRA}/${A}`), {})

describe('a listing of the hosted log', () => {
  it('serves another tenant as it is', () => {
    const { entries } = listing(`<main><article><h2><a href="/disclosures/${A}?preserveHistory">Licences</a></h2>
      <p>FOI2025/00058</p><p>Published 4 March 2025</p></article></main>`)
    expect(entries).toEqual([
      {
        url: `${MHRA}/${A}`,
        kind: 'page',
        title: 'Licences',
        caseReference: 'FOI2025/00058',
        receivedOn: null,
        respondedOn: null,
        publishedOn: '2025-03-04',
        documents: [],
      },
    ])
  })

  it('keeps what stands around one link apart from what stands around the next', () => {
    const row = (id: string, title: string, day: number) =>
      `<div><a href="/disclosures/${id}">${title}</a><span>Published ${day} May 2025</span></div>`
    const { entries } = listing(`<div class="results">${row(A, 'First', 1)}${row(B, 'Second', 2)}</div>`)
    expect(entries.map(({ title, publishedOn }) => [title, publishedOn])).toEqual([
      ['First', '2025-05-01'],
      ['Second', '2025-05-02'],
    ])
  })

  it('takes no link text such as "Read response" for a title', () => {
    const { entries } = listing(`<main><ul><li><a href="/disclosures/${A}">Read response</a></li></ul></main>`)
    expect(entries[0]?.title).toBeNull()
  })

  it.each([
    ['rel', '<a rel="next" href="?page=2">2</a>'],
    ['label', '<a aria-label="Next page" href="?page=2">&gt;</a>'],
    ['text', '<a href="?page=2">Next »</a>'],
    ['class', '<ul><li class="next"><a href="?page=2">more</a></li></ul>'],
  ])('finds the next page by its %s', (_, link) => {
    expect(listing(`<main><a href="/disclosures/${A}">A</a>${link}</main>`).next).toBe(`${MHRA}?page=2`)
  })

  it.each([
    ['is switched off', '<a rel="next" aria-disabled="true" href="?page=2">Next</a>'],
    ['leads to the page itself', '<a rel="next" href="?page=1">Next</a>'],
    ['is only a word', '<span>Next</span>'],
  ])('ends where the next link %s', (_, link) => {
    expect(listing(`<main><a href="/disclosures/${A}">A</a>${link}</main>`, `${MHRA}?page=1`).next).toBeNull()
  })

  it('is empty only where the page says so', () => {
    expect(listing('<main><p>There are no results for your search.</p></main>').entries).toEqual([])
    expect(() => listing('<main><h1>Welcome</h1></main>')).toThrow(LayoutError)
  })
})

describe('an entry of the hosted log', () => {
  const labels = '<h1>Licences</h1><dl><dt>Case reference</dt><dd>FOI2025/00058</dd></dl>'

  it('only introduces its documents where the response says nothing', () => {
    const { role, documents } = entry(`<main>${labels}<h2>Response</h2><h2>Documents</h2>
      <ul><li><a href="/files/a.csv">Data</a></li><li><a href="/files/b.pdf">Response letter (PDF, 2MB)</a></li></ul></main>`)
    expect(role).toBe('log_page')
    expect(documents).toEqual([
      { url: 'https://mhra.disclosurelog.co.uk/files/b.pdf', title: 'Response letter', role: 'response' },
      { url: 'https://mhra.disclosurelog.co.uk/files/a.csv', title: 'Data', role: 'attachment' },
    ])
  })

  it('takes neither dates of the answer nor the site’s own links', () => {
    const { publishedOn, documents } = entry(`<main>${labels}<h2>Response</h2><p>Published 1 May 2020 in our report.</p>
      <h2>Documents</h2><p>You can <a href="/disclosures">browse our other responses</a> or <a href="/requests/new">ask</a>.</p></main>`)
    expect(publishedOn).toBeNull()
    expect(documents).toEqual([])
  })

  it.each([
    ['a page that says it was not found', '<main><h1>Page not found</h1><p>Sorry.</p></main>'],
    ['a page without a title', '<main><p>FOI2025/00058</p></main>'],
  ])('refuses %s', (_, html) => {
    expect(() => entry(html)).toThrow(LayoutError)
  })
})
