import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Adapter } from '../../crawlers/adapter.ts'
import { loadAdapters } from '../../crawlers/registry.ts'
import type { LinkedDocument, PrintedDetails } from '../../src/domain.ts'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { type Replayed, replay, savedPages } from './replay.ts'

/** Fixtures are written before this day; a later date in one is a misreading. The clock is not asked. */
const NO_LATER_THAN = '2026-12-31'
/** The Act came into force on 1 January 2005. */
const NO_EARLIER_THAN = '2005'

const adapters = await loadAdapters()

describe.each(adapters.map((adapter) => [adapter.slug, adapter] as const))('%s', (slug, adapter) => {
  const fixtures = new URL(`../../crawlers/trusts/${slug}/fixtures/`, import.meta.url)
  const pages = savedPages(fixtures)
  const replayed = replay(adapter, pages)

  it('reads exactly what is expected from its saved pages', () => {
    expect(replayed).toEqual(JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8')))
  })

  it('asks for every saved page', () => {
    const asked = new Set([...replayed.listings.map(({ url }) => url), ...Object.keys(replayed.entries)])
    expect([...asked].sort()).toEqual([...pages.keys()].sort())
  })

  it('lists at least one response', () => {
    expect(listed(replayed).length).toBeGreaterThan(0)
  })

  it('lists no response twice and no document twice within one', () => {
    // Folders and categories may overlap; the pages of a plain listing may not.
    const branched = replayed.listings.some(({ branches }) => branches !== undefined)
    const lists = branched ? replayed.listings.map(({ entries }) => entries) : [listed(replayed)]
    for (const entries of lists) expectUnique(entries.map(({ url }) => url))
    for (const documents of documentLists(replayed)) expectUnique(documents.map(({ url }) => url))
  })

  it('gives absolute addresses on allowed hosts, without fragments and entities', () => {
    const addresses = [
      ...listed(replayed).map(({ url }) => url),
      ...documentLists(replayed).flatMap((documents) => documents.map(({ url }) => url)),
      ...replayed.listings.flatMap(({ next, branches = [] }) => [...(next === null ? [] : [next]), ...branches]),
    ]
    for (const address of addresses) {
      expect(address).toBe(new URL(address).href)
      expect(address).not.toMatch(/#|&amp;|%3B/)
      expect(allowed(adapter, new URL(address).hostname), address).toBe(true)
    }
  })

  it('gives dates between the Act and the day of the fixtures', () => {
    for (const details of [...listed(replayed), ...Object.values(replayed.entries)]) {
      for (const date of datesOf(details)) {
        expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
        expect(date >= NO_EARLIER_THAN && date <= NO_LATER_THAN, date).toBe(true)
      }
    }
  })

  it('gives references that canonicalise', () => {
    for (const { caseReference } of [...listed(replayed), ...Object.values(replayed.entries)]) {
      if (caseReference !== null) expect(canonicaliseCaseReference(caseReference), caseReference).not.toBeNull()
    }
  })

  it('puts one letter first where a response has only documents', () => {
    for (const documents of documentLists(replayed)) {
      const letters = documents.filter(({ role }) => role === 'response')
      expect(letters.length).toBeLessThanOrEqual(1)
      if (letters.length === 1) expect(documents[0]).toBe(letters[0])
    }
  })
})

function listed(replayed: Replayed) {
  return replayed.listings.flatMap(({ entries }) => entries)
}

function documentLists(replayed: Replayed): LinkedDocument[][] {
  return [...listed(replayed), ...Object.values(replayed.entries)].map(({ documents }) => documents)
}

function datesOf({ receivedOn, respondedOn, publishedOn }: PrintedDetails): string[] {
  return [receivedOn, respondedOn, publishedOn].filter((date) => date !== null)
}

function expectUnique(values: string[]): void {
  expect([...new Set(values)]).toEqual(values)
}

function allowed({ url, allowedHosts }: Adapter, host: string): boolean {
  return [new URL(url).hostname, ...allowedHosts].some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern,
  )
}
