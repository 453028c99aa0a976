import { describe, expect, it } from 'vitest'
import { readAnyEntry } from '../../crawlers/general/read-entry.ts'
import { readAnyListing } from '../../crawlers/general/read-listing.ts'
import { loadPlatforms } from '../../crawlers/registry.ts'
import { loadPage } from '../../src/normalise/html-page.ts'

const URL = 'https://www.example.nhs.uk/foi/'
const LONG = 40_000

/** A listing of three entries, beside a fourth that somebody made to be read for hours. */
function page(row: string) {
  const entry = (number: number) =>
    `<tr><td>${number} May 2024</td><td><a href="/foi/421${number}/">FOI 421${number} Beds</a></td></tr>`
  const html =
    `<html><head><title>${row}x</title></head><body><main><h1>${row}x</h1><table>` +
    `<tr><td>${row}x</td><td><a href="/foi/4210/">Beds ${row}x</a> ${row}x</td></tr>${entry(1)}${entry(2)}${entry(3)}` +
    `</table><p><strong>Date received${row}x</strong> ${row}x</p></main></body></html>`
  return { url: URL, ...loadPage(Buffer.from(html), 'utf-8') }
}

// Where a pattern reads such a row anew from each of its marks, these take many minutes.
describe('a page with an endless row of marks', { timeout: 60_000 }, () => {
  it.each([':', '-', '–', ' -', '(', '/', ' | ', '. '])(
    'of "%s" is read as any other by the general reader',
    (mark) => {
      const hostile = page(mark.repeat(LONG / mark.length))
      expect(readAnyListing(hostile).entries.map(({ url }) => url)).toContain('https://www.example.nhs.uk/foi/4213/')
      expect(readAnyEntry(hostile).title).toContain('x')
    },
  )

  it.each([':', ' –'])('of "%s" is read by every platform, or refused', async (mark) => {
    const hostile = page(mark.repeat(LONG / mark.length))
    for (const platform of (await loadPlatforms()).values()) {
      const options = [{}, { entryPaths: ['/foi/*'] }].find((given) => platform.options.safeParse(given).success)
      for (const read of [platform.readListing, platform.readEntry]) {
        try {
          expect(read(hostile, platform.options.parse(options ?? {}))).toBeTypeOf('object')
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }
    }
  })
})
