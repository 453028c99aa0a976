import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defineAdapter } from '../../crawlers/adapter.ts'
import knownLayout from '../../crawlers/platforms/known-layout.ts'
import { openDatabase } from '../../db/database.ts'
import { createListingWalk } from '../../src/crawl/listing-walk.ts'
import type { LogContext } from '../../src/crawl/request.ts'
import type { ListedResponse, Listing } from '../../src/domain.ts'

const HOME = 'https://log.example/'

const adapter = defineAdapter({
  authority: 'RTH',
  slug: 'rth-log',
  url: HOME,
  verified: 'facts',
  platform: knownLayout,
  options: { entry: 'li' },
})

/** A walk over a log that nobody has read before, every page of it. */
function walk({ since = null as string | null, start = HOME } = {}) {
  const database = openDatabase(join(mkdtempSync(join(tmpdir(), 'trustlog-walk-')), 'test.db'))
  onTestFinished(() => database.close())
  const request = { mode: 'full', maximumResponses: null, since, dryRun: false }
  const context = {
    target: { adapter },
    request,
    rooms: { database },
    sweep: true,
    sweepSince: null,
    cutShort: false,
    start,
  }
  return createListingWalk(context as unknown as LogContext)
}

function entry(name: string): ListedResponse {
  const unsaid = { caseReference: null, receivedOn: null, respondedOn: null, publishedOn: null }
  return { url: HOME + name, kind: 'document', title: name, documents: [], ...unsaid }
}

function listing(names: string[], next: string | null, branches: string[] = []): Listing {
  return {
    entries: names.map(entry),
    next: next === null ? null : HOME + next,
    branches: branches.map((name) => HOME + name),
  }
}

describe('what the next crawl has to know', () => {
  it('is the page that names the newest responses, where the first one only leads to it', () => {
    const { step, head } = walk()
    step(listing([], '2026'), HOME, 1)
    expect(head()).toBeNull()
    step(listing(['a'], '2025'), `${HOME}2026`, 2)
    step(listing(['b'], null), `${HOME}2025`, 3)
    expect(head()).toBe(`${HOME}2026`)
  })

  it('is no one page where there are folders, each with news of its own', () => {
    const { step, head } = walk()
    step(listing([], null, ['2024', '2025']), HOME, 1)
    step(listing(['a'], null), `${HOME}2024`, 2)
    expect(head()).toBeNull()
  })

  it('is that something older than was asked for is not held yet', () => {
    const { step, leftNews } = walk({ since: '2026-01-01' })
    step({ entries: [{ ...entry('new'), publishedOn: '2026-05-01' }], next: `${HOME}2` }, HOME, 1)
    expect(leftNews()).toBe(false)
    step({ entries: [{ ...entry('old'), publishedOn: '2025-05-01' }], next: null }, `${HOME}2`, 2)
    expect(leftNews()).toBe(true)
  })
})

describe('a listing with folders', () => {
  it('leads into every folder and through the pages of each, and ends when all are read', () => {
    const { step, readToTheEnd } = walk()
    expect(step(listing([], null, ['2024', '2025']), HOME, 1).next).toEqual([`${HOME}2024`, `${HOME}2025`])
    expect(step(listing(['a'], '2024?page=2'), `${HOME}2024`, 2).next).toEqual([`${HOME}2024?page=2`])
    expect(step(listing(['b'], null), `${HOME}2025`, 2).next).toEqual([])
    expect(readToTheEnd()).toBe(false)
    expect(step(listing(['c'], null), `${HOME}2024?page=2`, 3)).toMatchObject({ next: [], failure: null })
    expect(readToTheEnd()).toBe(true)
  })

  it('reads a page once that several folders lead to', () => {
    const { step } = walk()
    step(listing([], null, ['2024', '2025']), HOME, 1)
    expect(step(listing(['a'], null, ['2025', '2024', '']), `${HOME}2024`, 2)).toMatchObject({
      next: [],
      failure: null,
    })
  })

  it('lets a folder repeat what another one listed, and asks for it once', () => {
    const { step, readToTheEnd } = walk()
    step(listing([], null, ['finance', 'estates']), HOME, 1)
    step(listing(['a'], null), `${HOME}finance`, 2)
    const { wanted, next, failure } = step(listing(['a'], 'estates?page=2'), `${HOME}estates`, 2)
    expect([wanted, next, failure]).toEqual([[], [`${HOME}estates?page=2`], null])
    step(listing(['b'], null), `${HOME}estates?page=2`, 3)
    expect(readToTheEnd()).toBe(true)
  })

  it('does not end where a page of a folder leads back to one that was read', () => {
    const { step, readToTheEnd } = walk()
    step(listing(['a'], 'two'), HOME, 1)
    const { next, failure } = step(listing(['b'], ''), `${HOME}two`, 2)
    expect(next).toEqual([])
    expect(failure?.kind).toBe('endless_listing')
    expect(readToTheEnd()).toBe(false)
  })

  it('is empty only once every folder was', () => {
    const { step } = walk()
    expect(step(listing([], null, ['2024', '2025']), HOME, 1).failure).toBeNull()
    expect(step(listing([], null), `${HOME}2024`, 2).failure).toBeNull()
    expect(step(listing([], null), `${HOME}2025`, 2).failure?.kind).toBe('empty_listing')
  })
})
