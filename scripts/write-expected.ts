// Writes what an adapter reads from its saved pages to fixtures/expected.json, for a person to read before it is committed:
//   npm run fixtures -- rth-oxford-university-hospitals
import { writeFileSync } from 'node:fs'
import { loadAdapters } from '../crawlers/registry.ts'
import { replay, savedPages } from '../test/crawlers/replay.ts'

const [slug] = process.argv.slice(2)
const adapter = (await loadAdapters()).find((candidate) => candidate.slug === slug)
if (adapter) {
  const fixtures = new URL(`../crawlers/trusts/${adapter.slug}/fixtures/`, import.meta.url)
  const expected = new URL('expected.json', fixtures)
  writeFileSync(expected, `${JSON.stringify(replay(adapter, savedPages(fixtures)), null, 2)}\n`)
  console.log(`Written: ${expected.pathname}. Read it: the tests will hold the adapter to every word of it.`)
} else {
  console.error(slug ? `There is no folder crawlers/trusts/${slug}.` : 'Name the folder: npm run fixtures -- <slug>')
  process.exitCode = 2
}
