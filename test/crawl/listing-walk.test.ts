import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { defineAdapter } from '../../crawlers/adapter.ts'
import knownLayout from '../../crawlers/platforms/known-layout.ts'
import { openDatabase } from '../../db/database.ts'
import { createListingWalk } from '../../src/crawl/listing-walk.ts'
import type { LogContext } from '../../src/crawl/request.ts'
import type { Capture, ListedResponse, Listing } from '../../src/domain.ts'
import { temporaryFolder } from '../fetch/loopback-server.ts'

const HOME = 'https://log.example/'

const adapter = defineAdapter({
  authority: 'RTH',
  slug: 'rth-log',
  url: HOME,
  verified: 'facts',
  platform: knownLayout,
  options: { entry: 'li' },
})

/** A walk over every page of a log, or over what a night without a sweep looks at; the pages named `read` were read before. */
function walk({ since = null as string | null, start = HOME, nightly = false, read = [] as string[] } = {}) {
  const database = openDatabase(join(temporaryFolder(), 'test.db'))
  onTestFinished(() => database.close())
  const run = database.runs.start({ startedAt: '2026-03-01T02:00:00.000Z', command: 'crawl' })
  for (const name of read) database.captures.save(captureOf(HOME + name), run)
  const request = { mode: nightly ? 'incremental' : 'full', maximumResponses: null, since, dryRun: false }
  const context = {
    target: { adapter },
    request,
    rooms: { database },
    sweep: !nightly,
    sweepSince: null,
    cutShort: false,
    start,
  }
  return createListingWalk(context as unknown as LogContext)
}

function captureOf(url: string): Capture {
  return {
    url,
    finalUrl: url,
    fetchedAt: '2026-03-01T02:00:00.000Z',
    status: 200,
    mediaType: 'text/html',
    charset: 'utf-8',
    fileName: null,
    byteLength: 100,
    validators: { etag: null, lastModified: null },
    sha256: '0'.repeat(64),
  }
}

function entry(name: string, publishedOn: string | null = null): ListedResponse {
  const unsaid = { caseReference: null, receivedOn: null, respondedOn: null }
  return { url: HOME + name, kind: 'document', title: name, documents: [], ...unsaid, publishedOn }
}

function listing(names: string[], next: string | null, branches: string[] = []): Listing {
  return {
    entries: names.map((name) => entry(name)),
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

  it('is, of several folders, the one with the newest responses', () => {
    const { step, head } = walk()
    step(listing([], null, ['estates', 'finance', 'staff']), HOME, 1)
    step({ entries: [entry('a', '2025-11-03'), entry('b', '2026-01-20')], next: null }, `${HOME}estates`, 2)
    step(
      { entries: [entry('c', '2026-02'), entry('d', '2024-01-01')], next: `${HOME}finance?page=2` },
      `${HOME}finance`,
      2,
    )
    step({ entries: [entry('e', '2026-01-31')], next: null }, `${HOME}staff`, 2)
    expect(head()).toBe(`${HOME}finance`)
  })

  it('is, where no response is dated, the folder with the latest year in its address', () => {
    const { step, head } = walk()
    step(listing([], null, ['foi-2024', 'foi-2026', 'foi-2025']), HOME, 1)
    for (const year of ['2024', '2026', '2025']) step(listing([year], null), `${HOME}foi-${year}`, 2)
    expect(head()).toBe(`${HOME}foi-2026`)
  })

  it('is the first page where that names the newest responses beside its folders', () => {
    const { step, head } = walk()
    step({ entries: [entry('a', '2026-02-01')], next: null, branches: [`${HOME}2025`] }, HOME, 1)
    step({ entries: [entry('b', '2025-12-24')], next: null }, `${HOME}2025`, 2)
    expect(head()).toBe(HOME)
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

describe('a night that only looks for news', () => {
  it('asks for no other folder than the one that it begins with', () => {
    const { step } = walk({ nightly: true, start: `${HOME}2026`, read: ['', '2025', '2026'] })
    expect(step(listing(['a'], null, ['', '2025', '2026']), `${HOME}2026`, 1).next).toEqual([])
  })

  it('reads a folder at once that was not there before', () => {
    const { step } = walk({ nightly: true, start: `${HOME}2026`, read: ['', '2025', '2026'] })
    expect(step(listing(['a'], null, ['2025', '2027']), `${HOME}2026`, 1).next).toEqual([`${HOME}2027`])
  })

  it('reads every folder where it does not know yet which has the news', () => {
    const { step } = walk({ nightly: true, read: ['', '2025', '2026'] })
    expect(step(listing([], null, ['2025', '2026']), HOME, 1).next).toEqual([`${HOME}2025`, `${HOME}2026`])
  })
})
