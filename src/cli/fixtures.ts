/** The saved pages of an adapter, which its tests replay. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from '../../crawlers/adapter.ts'
import { replay } from '../../crawlers/replay.ts'
import type { Sample } from '../crawl/sample.ts'

/** Writes the pages of a sample, their addresses and what the adapter reads from them; what was there is gone. */
export function writeFixtures(
  folder: string,
  adapter: Adapter,
  { pages, reading }: Pick<Sample, 'pages' | 'reading'>,
): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const listingAddresses = new Set(reading.listings.map(({ url }) => url))
  const saved = new Map<string, string | null>()
  const files: Record<string, string | null> = {}
  for (const { url, body } of pages) {
    const kind = listingAddresses.has(url) ? 'listing' : 'entry'
    const file = `${kind}-${1 + Object.values(files).filter((name) => name?.startsWith(kind)).length}.html`
    writeFileSync(join(folder, file), body)
    saved.set(url, body)
    files[url] = file
  }
  for (const url of addressesLeftOut(reading)) {
    if (saved.has(url)) continue
    saved.set(url, null)
    files[url] = null
  }
  writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(files, null, 2)}\n`)
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(replay(adapter, saved), null, 2)}\n`)
}

/** Everything that the pages lead to. */
function addressesLeftOut({ listings }: Sample['reading']): string[] {
  return listings.flatMap(({ next, branches = [], entries }) => [
    ...(next === null ? [] : [next]),
    ...branches,
    ...entries.filter(({ kind }) => kind === 'page').map(({ url }) => url),
  ])
}
