import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { INVARIANTS } from '../../crawlers/invariants.ts'
import { loadAdapters } from '../../crawlers/registry.ts'
import type { FixtureShape } from '../replica/markup/fixture-pages.ts'
import { replay, savedPages } from './replay.ts'

/** Fixtures are written before this day; a later date in one is a misreading. The clock is not asked. */
const FROZEN = '2026-12-31'

const adapters = await loadAdapters()

describe.each(adapters.map((adapter) => [adapter.slug, adapter] as const))('%s', (slug, adapter) => {
  const fixtures = new URL(`../../crawlers/trusts/${slug}/fixtures/`, import.meta.url)
  const pages = savedPages(fixtures)
  const replayed = replay(adapter, pages)
  const shapeFile = new URL('shape.json', fixtures)
  const shape: FixtureShape | null = existsSync(shapeFile) ? JSON.parse(readFileSync(shapeFile, 'utf8')) : null

  it('reads exactly what is expected from its saved pages', () => {
    expect(replayed).toEqual(JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8')))
  })

  it('asks for every saved page', () => {
    const asked = new Set([...replayed.listings.map(({ url }) => url), ...Object.keys(replayed.entries)])
    const saved = [...pages].filter(([, html]) => html !== null).map(([url]) => url)
    expect([...asked].sort()).toEqual(saved.sort())
  })

  it.skipIf(shape === null)(
    'gives references in the shapes that the body uses (skipped where no shape.json says which)',
    () => {
      const read = [...replayed.listings.flatMap(({ entries }) => entries), ...Object.values(replayed.entries)]
      const printed = read.flatMap(({ caseReference }) => caseReference ?? [])
      const fits = (reference: string) => shape?.references.some((pattern) => new RegExp(pattern).test(reference))
      expect(printed.filter((reference) => !fits(reference))).toEqual([])
    },
  )

  it.each(INVARIANTS)('$name', ({ broken }) => {
    expect(broken(replayed, adapter, FROZEN)).toEqual([])
  })
})
