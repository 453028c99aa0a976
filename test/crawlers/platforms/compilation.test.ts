import { describe, expect, it } from 'vitest'
import { LayoutError } from '../../../crawlers/adapter.ts'
import compilation from '../../../crawlers/platforms/compilation.ts'
import { pageOf } from '../replay.ts'

const URL_OF_LOG = 'https://www.example.nhs.uk/about-us/foi'
const CASES = '<h2>FOI/00120 - Call times</h2><p>Response date 03/12/2025</p>'.repeat(6)

function read(main: string, options = {}, url = URL_OF_LOG) {
  return compilation.readListing(pageOf(`<main><h1>December 2025</h1>${main}</main>`, url), options)
}

describe('a compilation', () => {
  it('lists files that are named by a period or as the log, under the month or year in which the period ends', () => {
    const { entries } = read(`<ul>
      <li><a href="/files/q1.pdf">FOI Disclosure Report for 1 April 2024 to 30 June 2024 (Q1 FY24/25) (246KB)</a></li>
      <li><a href="/files/log.xlsx">FOI disclosure log</a></li>
      <li><a href="/mediaLocal/ab12/July-2018.pdf">Download</a></li>
      <li><a href="/files/policy.pdf">Freedom of Information Policy 2024</a></li>
      <li><a href="/files/map.pdf">How to find us</a></li></ul>`)
    expect(entries.map(({ title, publishedOn, kind }) => [title, publishedOn, kind])).toEqual([
      ['FOI Disclosure Report for 1 April 2024 to 30 June 2024 (Q1 FY24/25) (246KB)', '2024-06', 'document'],
      ['FOI disclosure log', null, 'document'],
      ['July-2018.pdf', '2018-07', 'document'],
    ])
  })

  it('lists pages that hold cases, by the shape of their address', () => {
    const { entries } = read(
      '<a href="/publications/foi-december-2025/">FOI December 2025</a> <a href="/publications/board-december-2025/">Board</a>',
      { pages: '^/publications/foi-[a-z]+-20\\d\\d/?$' },
    )
    expect(entries).toMatchObject([{ kind: 'page', title: 'FOI December 2025', publishedOn: '2025-12' }])
  })

  it('leads into the listing pages of years', () => {
    expect(read('<a href="/log/fy2021/">2020/21</a>', { parts: '^/log/fy\\d{4}/$' }).branches).toEqual([
      'https://www.example.nhs.uk/log/fy2021/',
    ])
  })

  it('may be the listing page itself, its month in the title or in the name of the page', () => {
    expect(read(CASES, { itself: true }).entries).toMatchObject([
      { url: URL_OF_LOG, kind: 'page', title: 'December 2025', publishedOn: '2025-12' },
    ])
    const url = 'https://www.example.nhs.uk/FOI%20Requests/May%202013.htm'
    const named = compilation.readListing(pageOf('<main><p>Requests</p></main>', url), { itself: true })
    expect(named.entries).toMatchObject([{ url, publishedOn: '2013-05' }])
  })

  it('is an error where nothing is named as a log', () => {
    expect(() => read('<a href="/files/map.pdf">How to find us</a>')).toThrow(LayoutError)
  })

  it('reads a page of cases as one document, whose cases are told apart later', () => {
    const page = pageOf(`<main><h1>December 2025</h1>${CASES}<a href="/files/a.pdf">Table</a></main>`, URL_OF_LOG)
    expect(compilation.readEntry(page, {})).toMatchObject({ role: 'response', documents: [], publishedOn: '2025-12' })
    expect(() => compilation.readEntry(pageOf('<main><h1>May</h1></main>', URL_OF_LOG), {})).toThrow(LayoutError)
  })
})
