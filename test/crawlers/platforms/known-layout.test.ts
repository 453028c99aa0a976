import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import knownLayout from '../../../crawlers/platforms/known-layout.ts'
import { pageOf } from '../replay.ts'

const URL_OF_LIST = 'https://foi.example.nhs.uk/log/'
const listing = (html: string) => knownLayout.readListing(pageOf(html, URL_OF_LIST), { entry: 'ul.log > li' })
const entry = (html: string, documents?: string) =>
  knownLayout.readEntry(pageOf(html, `${URL_OF_LIST}1`), { entry: 'li', ...(documents ? { documents } : {}) })

describe('a plain list of responses', () => {
  it('leads to a page, or straight to a document with what comes with it', () => {
    const { entries, next } = listing(`<ul class="log">
      <li><a href="case-1">FOI 101 Car parking</a> received 3 May 2024, published 1 June 2024</li>
      <li><a href="b.xlsx">Table</a> <a href="FOI%20102%20reply.pdf">FOI 102 reply</a></li></ul>
      <a rel="next" href="?page=2">2</a>`)
    expect(entries).toEqual([
      {
        url: `${URL_OF_LIST}case-1`,
        kind: 'page',
        title: 'Car parking',
        caseReference: 'FOI 101',
        receivedOn: '2024-05-03',
        respondedOn: null,
        publishedOn: '2024-06-01',
        documents: [],
      },
      {
        url: `${URL_OF_LIST}FOI%20102%20reply.pdf`,
        kind: 'document',
        title: 'reply',
        caseReference: 'FOI 102',
        receivedOn: null,
        respondedOn: null,
        publishedOn: null,
        documents: [{ url: `${URL_OF_LIST}b.xlsx`, title: 'Table', role: 'attachment' }],
      },
    ])
    expect(next).toBe(`${URL_OF_LIST}?page=2`)
  })

  it('takes the reference from the file’s name where the link says only "here"', () => {
    const { entries } = listing('<ul class="log"><li><a href="FOI_5167%20(2).pdf">here</a></li></ul>')
    expect(entries[0]).toMatchObject({ title: null, caseReference: 'FOI_5167' })
  })

  it('takes no date of its subject for one of the case', () => {
    const { entries } = listing(
      '<ul class="log"><li><a href="a.pdf">FOI 104 Complaints</a> complaints received between 1 April 2023 and 31 March 2024</li></ul>',
    )
    expect(entries[0]).toMatchObject({ receivedOn: null, respondedOn: null, publishedOn: null })
  })

  it('lists an entry once', () => {
    const item = '<li><a href="a.pdf">FOI 103</a></li>'
    expect(listing(`<ul class="log">${item}${item}</ul>`).entries).toHaveLength(1)
  })

  it('refuses a page on which nothing is an entry', () => {
    expect(() => listing('<ul class="menu"><li><a href="/">Home</a></li></ul>')).toThrow(LayoutError)
  })
})

describe('an entry of a plain list', () => {
  it('links its documents, the letter first, whatever kind of file it is', () => {
    const html =
      '<h1>FOI 101</h1><ul class="files"><li><a href="data.csv">data.csv</a></li><li><a href="reply.html">reply.html</a></li></ul><a href="x.pdf">Other</a>'
    expect(entry(html, 'ul.files')).toMatchObject({
      role: 'log_page',
      caseReference: 'FOI 101',
      documents: [
        { title: 'reply.html', role: 'response' },
        { title: 'data.csv', role: 'attachment' },
      ],
    })
  })

  it('carries the answer itself where it links none', () => {
    const letter = `<h1>FOI 101</h1><p>${'The Trust holds this information. '.repeat(20)}</p>`
    expect(entry(letter)).toMatchObject({ role: 'response', documents: [] })
  })

  it.each([
    ['says too little to be a response', '<h1>Not available</h1><p>Please come back later.</p>'],
    ['has no title', '<p><a href="a.pdf">a</a></p>'],
  ])('is refused where it %s', (_, html) => {
    expect(() => entry(html)).toThrow(LayoutError)
  })
})
