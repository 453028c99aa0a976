import { describe, expect, it } from 'vitest'
import { defineAdapter, LayoutError } from '../../../crawlers/adapter.ts'
import general from '../../../crawlers/platforms/general.ts'
import { pageOf } from '../replay.ts'

const LISTING = 'https://www.example.nhs.uk/foi/'
const table = (rows: string) =>
  pageOf(
    `<main><h1>Disclosure log</h1><table><tr><th>Reference</th><th>Request</th><th>Date received</th><th>Date replied</th><th>Response</th></tr>${rows}</table></main>`,
    LISTING,
  )

describe('readListing', () => {
  it('reads entries with their own pages, the files beside them kept as documents', () => {
    const { entries } = general.readListing(
      table(`<tr><td>FOI 2041</td><td><a href="/foi/2041">Printers</a></td><td>01/02/2024</td><td>27/02/2024</td><td><a href="/files/2041.pdf">Response</a></td></tr>
        <tr><td>FOI 2042</td><td><a href="/foi/2042">Car parking</a></td><td>02/02/2024</td><td>28/02/2024</td><td><a href="/files/2042.pdf">Response</a></td></tr>`),
      {},
    )
    expect(entries[0]).toEqual({
      url: 'https://www.example.nhs.uk/foi/2041',
      kind: 'page',
      title: 'Printers',
      caseReference: 'FOI 2041',
      receivedOn: '2024-02-01',
      respondedOn: '2024-02-27',
      publishedOn: null,
      documents: [{ url: 'https://www.example.nhs.uk/files/2041.pdf', title: 'Response', role: 'response' }],
    })
    expect(entries).toHaveLength(2)
  })

  it('takes the letter itself for the entry where there is no page', () => {
    const { entries } = general.readListing(
      table(
        '<tr><td>FOI 2041</td><td>Printers</td><td></td><td>27/02/2024</td><td><a href="/files/2041.pdf">here</a></td></tr>',
      ),
      {},
    )
    expect(entries[0]).toMatchObject({
      url: 'https://www.example.nhs.uk/files/2041.pdf',
      kind: 'document',
      documents: [],
    })
  })

  it('never takes a page that lists nothing for an empty log', () => {
    expect(() =>
      general.readListing(pageOf('<main><h1>Disclosure log</h1><p>Loading…</p></main>', LISTING), {}),
    ).toThrow(LayoutError)
  })
})

describe('readEntry', () => {
  it('reads labels, the answer and the files of a page', () => {
    const page = pageOf(
      `<main><h1>Printer leasing</h1><dl><dt>Reference</dt><dd>FOI 2041</dd><dt>Date received</dt><dd>1 February 2024</dd><dt>Date of response</dt><dd>27 February 2024</dd></dl>
      <h2>Request</h2><p>How many printers are leased?</p><h2>Response</h2><p>The Trust leases 412 printers under one contract, which ends in 2026. The contract was let through a framework.</p><p><a href="/files/annex.xlsx">Annex A</a></p></main>`,
      'https://www.example.nhs.uk/foi/2041',
    )
    expect(general.readEntry(page, {})).toEqual({
      title: 'Printer leasing',
      caseReference: 'FOI 2041',
      receivedOn: '2024-02-01',
      respondedOn: '2024-02-27',
      publishedOn: null,
      role: 'response',
      documents: [{ url: 'https://www.example.nhs.uk/files/annex.xlsx', title: 'Annex A', role: 'attachment' }],
    })
  })

  it('does not take a stub without a document for a response', () => {
    const stub = pageOf('<main><h1>Printers</h1><p>Not available.</p></main>', LISTING)
    expect(() => general.readEntry(stub, {})).toThrow(LayoutError)
  })
})

describe('defineAdapter', () => {
  it('reads a log that names only its address', () => {
    const adapter = defineAdapter({ authority: 'RTH', slug: 'rth-x', url: LISTING, verified: 'facts' })
    expect(adapter.platform).toBe('general')
    const { entries } = adapter.readListing(
      table(
        '<tr><td>FOI 2041</td><td>Printers</td><td></td><td>27/02/2024</td><td><a href="/files/2041.pdf">here</a></td></tr>',
      ),
    )
    expect(entries).toHaveLength(1)
  })
})
