// Writes the pages of a trust's fixtures in its platform's markup, from what fixtures/shape.json says of its log:
//   npm run fixtures:render -- rxr-east-lancashire-hospitals && npm run fixtures -- rxr-east-lancashire-hospitals
// A page that a person has changed by hand afterwards is listed in the shape's "kept" and left as it is.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadAdapters } from '../crawlers/registry.ts'
import { contentPages, contentShape } from '../test/replica/content/fixture-pages.ts'
import { type FixtureShape, fixturePages } from '../test/replica/markup/fixture-pages.ts'

const wanted = process.argv.slice(2)
const adapters = (await loadAdapters()).filter(({ slug }) => wanted.includes(slug))
if (adapters.length < wanted.length || wanted.length === 0) {
  console.error('Name folders of crawlers/trusts: npm run fixtures:render -- <slug>')
  process.exitCode = 2
}
for (const { slug, authority } of adapters) {
  const fixtures = new URL(`../crawlers/trusts/${slug}/fixtures/`, import.meta.url)
  const shape: FixtureShape = JSON.parse(readFileSync(new URL('shape.json', fixtures), 'utf8'))
  const pages =
    'software' in shape ? contentPages(authority.name, contentShape.parse(shape)) : fixturePages(authority.name, shape)
  const files: Record<string, string> = {}
  for (const [url, { file, source }] of pages) {
    files[url] = file
    const kept = shape.kept?.includes(file) === true && existsSync(new URL(file, fixtures))
    if (!kept) writeFileSync(new URL(file, fixtures), source.endsWith('\n') ? source : `${source}\n`)
  }
  writeFileSync(new URL('pages.json', fixtures), `${JSON.stringify(files, null, 2)}\n`)
  console.log(`${slug}: ${pages.size} pages written.`)
}
