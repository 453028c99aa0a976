import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { readAnyListing } from '../../../crawlers/general/read-listing.ts'
import { cardsAndLines } from './markup/cards-and-lines.ts'
import { courtsAbroad } from './markup/courts-abroad.ts'
import { courtsOfStates } from './markup/courts-of-states.ts'
import * as frames from './markup/frames.ts'
import { heldOut } from './markup/held-out.ts'
import { listsAndTables } from './markup/lists-and-tables.ts'
import { oldAndOdd } from './markup/old-and-odd.ts'
import { framed } from './markup/page.ts'
import { secondSight } from './markup/second-sight.ts'
import { sitesOfCouncils } from './markup/sites-of-councils.ts'

const read = (html: string, url = 'https://www.example.org/published/list') =>
  readAnyListing({ url, $: load(html), body: html })
const sets = [
  listsAndTables,
  cardsAndLines,
  heldOut,
  oldAndOdd,
  courtsOfStates,
  courtsAbroad,
  sitesOfCouncils,
  secondSight,
]
const pages = sets.flat().map((make) => make())

describe.each(pages.map((page) => [page.style, page] as const))('%s', (_, page) => {
  const reading = read(page.html, page.url)

  it('gives every entry with its title and date, and nothing else', () => {
    expect(reading.entries.map(({ url, title, date }) => ({ url, title, date }))).toEqual(page.entries)
  })

  it('gives the next page', () => {
    expect(reading.next).toBe(page.next)
  })
})

describe.each(Object.entries(frames))('a site with %s', (_, frame) => {
  it.each(
    pages.filter(({ entries }) => entries.length < 100).map((page) => [page.style, framed(page, frame)] as const),
  )('lists the same: %s', (_style, page) => {
    expect(read(page.html, page.url).entries.map(({ url }) => url)).toEqual(page.entries.map(({ url }) => url))
  })
})

describe('a page that lists nothing', () => {
  it.each(Object.entries(frames))('gives no entries and is not sure of anything, with %s around it', (name, frame) => {
    const { entries, confidence } = read(frame('<p>No results were found for this year.</p>', 'Disclosure log'))
    expect(
      entries.map(({ url }) => url),
      name,
    ).toEqual([])
    expect(confidence).toBe(0)
  })
})
