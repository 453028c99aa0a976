// How well the general reader reads made-up pages of many markups, each in every frame: npm run measure:reader [-- --all]
import { load } from 'cheerio'
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
import { type Score, score } from './score.ts'

const SETS = {
  'lists and tables': listsAndTables,
  'cards and lines': cardsAndLines,
  'held out': heldOut,
  'old and odd': oldAndOdd,
  'courts of states': courtsOfStates,
  'courts abroad': courtsAbroad,
  'sites of councils': sitesOfCouncils,
  'second sight': secondSight,
}
const all = process.argv.includes('--all')
const print = (line: string) => process.stdout.write(`${line}\n`)
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

for (const [name, pages] of Object.entries(SETS)) {
  const scores: Score[] = []
  for (const make of pages) {
    for (const frame of Object.values(frames)) {
      const page = framed(make(), frame)
      const read = score(page, readAnyListing({ url: page.url, $: load(page.html), body: page.html }))
      scores.push(read)
      const perfect =
        read.right === read.expected &&
        read.found === read.right &&
        read.titles === read.right &&
        read.dates === read.right
      if (all || !perfect) print(`${perfect ? 'well ' : 'wrong'} ${page.style}: ${JSON.stringify(read)}`)
    }
  }
  const mean = (measure: (read: Score) => number) =>
    `${((scores.reduce((sum, read) => sum + measure(read), 0) / scores.length) * 100).toFixed(1)}%`
  const found = mean(({ right, expected }) => share(right, expected))
  const right = mean(({ right, found }) => share(right, found))
  const titles = mean(({ titles, right }) => share(titles, right))
  const dates = mean(({ dates, right }) => share(dates, right))
  print(
    `${name}: ${pages.length} markups, ${scores.length} pages; found ${found}, right ${right}, titles ${titles}, dates ${dates}`,
  )
}
