import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import ckan from '../../../crawlers/platforms/ckan.ts'
import { pageOf } from '../replay.ts'

const SEARCH = 'https://data.example.nhs.uk/api/3/action/package_search?fq=name%3Afoi-*&rows=2'
const FILE = 'https://data.example.nhs.uk/dataset/7c1e/resource/9a2b/download/foi-02228-data.xlsx'

const foi = {
  name: 'foi-02228',
  title: 'FOI-02228 Wigs dispensed',
  metadata_created: '2024-09-30T10:11:12.131415',
  resources: [{ url: FILE, name: 'FOI-02228 data' }],
}

function search(results: object[], count: number, url = SEARCH) {
  return ckan.readListing(pageOf(JSON.stringify({ success: true, result: { count, results } }), url), {})
}

describe('a CKAN portal', () => {
  it('lists the data sets that are named by a case reference, with their files', () => {
    const { entries } = search([foi, { name: 'prescription-cost-analysis', title: 'Prescription Cost Analysis' }], 2)
    expect(entries).toEqual([
      {
        url: 'https://data.example.nhs.uk/dataset/foi-02228',
        kind: 'page',
        title: 'Wigs dispensed',
        caseReference: 'FOI-02228',
        receivedOn: null,
        respondedOn: null,
        publishedOn: '2024-09-30',
        documents: [{ url: FILE, title: 'FOI-02228 data', role: 'attachment' }],
      },
    ])
  })

  it('takes the reference from the name where the title has none', () => {
    expect(search([{ ...foi, title: 'Wigs dispensed' }], 1).entries[0]).toMatchObject({
      title: 'Wigs dispensed',
      caseReference: 'FOI-02228',
    })
  })

  it('goes on until as many are shown as the portal counts', () => {
    expect(search([foi, foi], 3).next).toBe(`${SEARCH}&start=2`)
    expect(search([foi], 3, `${SEARCH}&start=2`).next).toBeNull()
    expect(search([], 3, `${SEARCH}&start=2`).next).toBeNull()
  })

  it.each([
    ['HTML', '<html></html>'],
    ['an error', '{"success": false}'],
    [
      'data sets of other kinds only',
      JSON.stringify({ success: true, result: { count: 1, results: [{ name: 'pca' }] } }),
    ],
  ])('is an error where the answer is %s', (_, body) => {
    expect(() => ckan.readListing(pageOf(body, SEARCH), {})).toThrow(LayoutError)
  })

  it("reads a data set's notes as the answer and its resources as attachments", () => {
    const page = pageOf(
      `<div class="main"><div role="main"><article class="module"><div class="module-content"><h1>FOI-02228</h1><div class="notes embedded-content"><p>Thank you for your request received on 2 September 2024.</p></div>
      <section id="dataset-resources" class="resources"><ul class="resource-list"><li class="resource-item"><a class="heading" href="/dataset/foi-02228/resource/9a2b">FOI-02228 data</a>
      <div class="dropdown"><ul class="dropdown-menu"><li><a href="/dataset/foi-02228/resource/9a2b">Preview</a></li><li><a href="${FILE}" class="resource-url-analytics">Download</a></li></ul></div></li></ul></section></div></article></div></div>`,
      'https://data.example.nhs.uk/dataset/foi-02228',
    )
    expect(ckan.readEntry(page, {})).toMatchObject({
      caseReference: 'FOI-02228',
      role: 'response',
      documents: [{ url: FILE, role: 'attachment' }],
    })
    expect(() => ckan.readEntry(pageOf('<h1>Organisation</h1>', SEARCH), {})).toThrow(LayoutError)
  })
})
