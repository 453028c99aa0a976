import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { readAnyListing } from '../../../crawlers/general/read-listing.ts'
import { cardsAndLines } from './markup/cards-and-lines.ts'
import { landmarks } from './markup/frames.ts'
import { listsAndTables } from './markup/lists-and-tables.ts'

const read = (html: string, url = 'https://www.example.org/published/list') =>
  readAnyListing({ url, $: load(html), body: html })

describe.each([...listsAndTables, ...cardsAndLines].map((make) => make()).map((page) => [page.style, page] as const))(
  '%s',
  (_, page) => {
    const reading = read(page.html, page.url)

    it('gives every entry with its title and date, and nothing else', () => {
      expect(reading.entries.map(({ url, title, date }) => ({ url, title, date }))).toEqual(page.entries)
    })

    it('gives the next page', () => {
      expect(reading.next).toBe(page.next)
    })
  },
)

describe('a page that lists nothing', () => {
  it('gives no entries and is not sure of anything', () => {
    const { entries, confidence, layout } = read(
      landmarks('<p>No results were found for this year.</p>', 'Disclosure log'),
    )
    expect({ entries, confidence, layout }).toEqual({ entries: [], confidence: 0, layout: 'none' })
  })
})
