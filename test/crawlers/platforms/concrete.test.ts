import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import concrete from '../../../crawlers/platforms/concrete.ts'
import { pageOf } from '../replay.ts'

const URL_OF_LOG = 'https://www.example.nhs.uk/about-us/foi'

function read(main: string, options = {}, url = URL_OF_LOG) {
  const frame = `<nav><a href="/download_file/1/2">FOI 9999 in the menu</a></nav><main><h1>Freedom of information</h1>${main}</main>`
  return concrete.readListing(pageOf(`<html><body>${frame}</body></html>`, url), options)
}

function readEntry(main: string) {
  return concrete.readEntry(pageOf(`<main>${main}</main>`, `${URL_OF_LOG}/foi-requests/foi25344`), {})
}

const LIBRARY = (rows: string, crumbs = '') => `
<div id="ccm-block-document-library-wrapper-40947" class="ccm-block-document-library-wrapper">
  <div class="ccm-block-document-library-breadcrumbs">${crumbs}</div>
  <table id="ccm-block-document-library-table-40947" class="table ccm-block-document-library-table"><thead><tr>
    <th class="ccm-block-document-library-column-title"><a href="?sort=title&amp;dir=asc">Title</a></th>
    <th class="ccm-block-document-library-column-date"><a href="?sort=date&amp;dir=asc">Date</a></th></tr></thead>
  <tbody>${rows}</tbody></table></div>`

describe('a document library', () => {
  it('lists a file by its link, dated as uploaded, its address without extension', () => {
    const { entries } = read(
      LIBRARY(`<tr class="ccm-block-document-library-row-a"><td><a href="/download_file/5121/412">FOI 4216 - Taxi spend</a></td><td>12/03/2026</td></tr>
      <tr class="ccm-block-document-library-table-expanded-properties"><td colspan="2">Tags: <a href="/tag/x">taxi</a></td></tr>
      <tr class="ccm-block-document-library-row-b"><td><a href="/application/files/1617/7301/2233/Bed_census.pdf">Bed census</a></td><td>01/02/2026</td></tr>`),
    )
    expect(entries).toEqual([
      {
        url: 'https://www.example.nhs.uk/download_file/5121',
        kind: 'documents',
        title: 'Taxi spend',
        caseReference: 'FOI 4216',
        receivedOn: null,
        respondedOn: null,
        publishedOn: '2026-03-12',
        documents: [
          {
            url: 'https://www.example.nhs.uk/download_file/5121/412',
            title: 'FOI 4216 - Taxi spend',
            role: 'response',
          },
        ],
      },
      expect.objectContaining({ title: 'Bed census', caseReference: null, publishedOn: '2026-02-01' }),
    ])
  })

  it('takes two links to one file, shown and saved, for one document', () => {
    const uuid = '9f0c2a1e-77aa-4f0e-8a3b-1c2d3e4f5a6b'
    const { entries } = read(
      LIBRARY(
        `<tr class="ccm-block-document-library-row-a"><td><a href="/download_file/view/${uuid}/668">FOI 12 077 Linen</a> <a href="/download_file/${uuid}/668">Download</a></td><td></td></tr>`,
      ),
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.documents).toHaveLength(1)
  })

  it('joins files that share a reference, the letter first, and leaves policies out', () => {
    const row = (id: number, title: string) =>
      `<tr class="ccm-block-document-library-row-a"><td><a href="/download_file/${id}/4">${title}</a></td><td>12/03/2026</td></tr>`
    const { entries } = read(
      LIBRARY(
        row(1, 'FOI 4216 Appendix A') + row(2, 'FOI 4216 Response letter') + row(3, 'Freedom of Information Policy'),
      ),
    )
    expect(entries.map(({ documents }) => documents.map(({ title, role }) => [title, role]))).toEqual([
      [
        ['FOI 4216 Response letter', 'response'],
        ['FOI 4216 Appendix A', 'attachment'],
      ],
    ])
  })

  it('leads into the folders shown, not up the breadcrumbs', () => {
    const { entries, branches } = read(
      LIBRARY(
        `<tr class="ccm-block-document-library-row-a"><td><a href="/about-us/foi/navigate/40947/3822">2025-26</a></td><td></td></tr>`,
        '<a href="/about-us/foi/navigate/40947/0">Documents</a>',
      ),
    )
    expect(entries).toEqual([])
    expect(branches).toEqual(['https://www.example.nhs.uk/about-us/foi/navigate/40947/3822'])
  })

  it('may be an empty folder', () => {
    expect(read(LIBRARY(''))).toEqual({ entries: [], next: null })
  })
})

describe('a table of pages', () => {
  const TABLE = `<table class="table"><thead><tr><th>Reference</th><th>Description</th><th>Date Requested</th><th>Date Replied</th><th>Category</th></tr></thead><tbody>
    <tr><td><a href="/about-us/foi/foi-requests/2025-112729">2025-112729</a></td><td>Agency &amp; bank spend</td><td>04/09/25</td><td>09/10/25</td><td>Finance<br>S43 Commercial</td></tr>
    <tr><td><a href="/about-us/foi/foi-requests/foi-2024-167">FOI 2024-167</a></td><td>Lifts</td><td>02/05/24</td><td></td><td>Estates</td></tr></tbody></table>
    <div class="ccm-pagination-wrapper"><ul class="pagination"><li class="page-item prev disabled"><span>&larr; Previous</span></li>
    <li class="page-item next"><a class="page-link" href="${URL_OF_LOG}?ccm_paging_p=2&amp;ccm_order_by=cv.cvDatePublic&amp;ccm_order_by_direction=desc">Next &rarr;</a></li></ul></div>`

  it('reads each row by its column headings; the reference is the link', () => {
    expect(read(TABLE).entries).toEqual([
      {
        url: 'https://www.example.nhs.uk/about-us/foi/foi-requests/2025-112729',
        kind: 'page',
        title: 'Agency & bank spend',
        caseReference: '2025-112729',
        receivedOn: '2025-09-04',
        respondedOn: '2025-10-09',
        publishedOn: null,
        documents: [],
      },
      expect.objectContaining({ caseReference: 'FOI 2024-167', receivedOn: '2024-05-02', respondedOn: null }),
    ])
  })

  it('goes on by the pager, whose address is entity-encoded, and ends where it is a span', () => {
    expect(read(TABLE).next).toBe(
      `${URL_OF_LOG}?ccm_paging_p=2&ccm_order_by=cv.cvDatePublic&ccm_order_by_direction=desc`,
    )
    expect(
      read(TABLE.replace(/<li class="page-item next">.*?<\/li>/s, '<li class="next disabled"><span>Next</span></li>'))
        .next,
    ).toBeNull()
  })
})

describe('a page list', () => {
  it('gives title, reference and date of each page', () => {
    const { entries } =
      read(`<div class="ccm-block-page-list-wrapper"><div class="ccm-block-page-list-page-entry"><div class="ccm-block-page-list-page-entry-text">
      <div class="ccm-block-page-list-title"><a href="/about-us/foi/foi25344">FOI/25/344 Translation services</a></div><div class="ccm-block-page-list-date">24 January 2025</div></div></div></div>`)
    expect(entries).toMatchObject([
      { kind: 'page', title: 'Translation services', caseReference: 'FOI/25/344', publishedOn: '2025-01-24' },
    ])
  })
})

describe('a page about FOI', () => {
  it('leads to the pages of its categories where they are named', () => {
    const { branches } = read('<ul class="cats"><li><a href="/about-us/foi/estates">Estates</a></li></ul>', {
      parts: '.cats a',
    })
    expect(branches).toEqual(['https://www.example.nhs.uk/about-us/foi/estates'])
  })

  it('lists links set by hand where they name a case', () => {
    const { entries } = read(
      '<p><a href="/download_file/view/7/875">FOI 2017/1654 Porters</a> <a href="/download_file/view/8/875">How we use your data</a></p>',
    )
    expect(entries).toMatchObject([{ caseReference: 'FOI 2017/1654', title: 'Porters' }])
  })

  it('is an error where it lists nothing', () => {
    expect(() => read('<p>Ask us.</p>')).toThrow(LayoutError)
  })
})

describe("a response's page", () => {
  const answer = `<p>${'We hold the following information about the contracts that you asked for. '.repeat(8)}</p>`

  it('reads the small table above the answer, and the attachments without extension', () => {
    const table = (attachments: string) =>
      `<h1>FOI/25/344</h1><table><tr><td>Reference</td><td>FOI/25/344</td></tr><tr><td>Description</td><td>Translation services</td></tr><tr><td>Date requested</td><td>24/01/2025</td></tr><tr><td>Attachments</td><td>${attachments}</td></tr></table>${answer}`
    expect(readEntry(table('N/A'))).toEqual({
      title: 'Translation services',
      caseReference: 'FOI/25/344',
      receivedOn: '2025-01-24',
      respondedOn: null,
      publishedOn: null,
      role: 'response',
      documents: [],
    })
    expect(readEntry(table('<a href="/download_file/view/9/12">Contract list</a>'))).toMatchObject({
      role: 'response',
      documents: [
        { url: 'https://www.example.nhs.uk/download_file/view/9/12', title: 'Contract list', role: 'attachment' },
      ],
    })
  })

  it('only introduces a letter where it says nothing itself', () => {
    expect(
      readEntry(
        '<h1>FOI 2024-220</h1><p><a href="/application/files/1/2/3/FOI%202024-220%20(reply).pdf">Response</a></p>',
      ),
    ).toMatchObject({
      role: 'log_page',
      caseReference: 'FOI 2024-220',
      documents: [{ role: 'response' }],
    })
    expect(() => readEntry('<h1>FOI 2024-220</h1><p>Not available.</p>')).toThrow(LayoutError)
  })
})
