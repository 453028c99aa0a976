// Writes what an adapter reads from its saved pages to fixtures/expected.json, for a person to read before it is committed:
//   npm run fixtures -- rth-oxford-university-hospitals
import { writeFileSync } from 'node:fs'
import { loadAdapters } from '../crawlers/registry.ts'
import { replay, savedPages } from '../test/crawlers/replay.ts'

const wanted = process.argv.slice(2)
const adapters = (await loadAdapters()).filter(({ slug }) => wanted.includes(slug))
for (const adapter of adapters) {
  const fixtures = new URL(`../crawlers/trusts/${adapter.slug}/fixtures/`, import.meta.url)
  const expected = new URL('expected.json', fixtures)
  writeFileSync(expected, `${JSON.stringify(replay(adapter, savedPages(fixtures)), null, 2)}\n`)
  console.log(`Written: ${expected.pathname}. Read it: the tests will hold the adapter to every word of it.`)
}
if (adapters.length < wanted.length || wanted.length === 0) {
  console.error('Name folders of crawlers/trusts: npm run fixtures -- <slug>')
  process.exitCode = 2
}
