import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recrawlCase, recrawlUrl } from '../../src/crawl/recrawl.ts'
import type { CrawlProgress } from '../../src/crawl/request.ts'
import type { RunManifest } from '../../src/domain.ts'
import { openRooms, type Published, type SmallLog, startSmallLog } from './small-log.ts'

const subjects = ['Car parking', 'Agency nurses', 'Firewall contracts', 'Hospital meals', 'Bank holidays']

function publish(count: number): Published[] {
  return subjects.slice(0, count).map((title, index) => ({
    slug: `response-${index + 1}`,
    title,
    reference: `FOI ${4210 + index}`,
    letter: `You asked about ${title.toLowerCase()}. The Trust holds ${index + 3} records of it.`,
  }))
}

describe('a first crawl', () => {
  it('saves every response of every listing page', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    const manifest = await rooms.run(log)
    expect(manifest).toMatchObject({ status: 'well', completeSweep: true, pages: 2, listed: 5, new: 5, failures: [] })
    const saved = rooms.database.responses.findByReference('ZZ1', '4212')
    expect(saved).toMatchObject({ title: 'Firewall contracts', caseReference: 'FOI 4212', withdrawnAt: null })
  })

  it('keeps the bytes of every document, by content', async () => {
    const log = await startSmallLog(publish(1))
    const rooms = openRooms()
    await rooms.run(log)
    const response = rooms.database.responses.findByReference('ZZ1', '4210')
    const [document] = rooms.database.responses.documentsOf(response?.id ?? 0)
    const bytes = await rooms.archive.get(document?.sha256 ?? '')
    expect(bytes.toString()).toContain('You asked about car parking')
  })
})

describe('a second crawl', () => {
  it('asks for the head of the listing only, and saves nothing, when nothing changed', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    await rooms.run(log)
    log.asked()
    const manifest = await rooms.run(log)
    expect(log.asked()).toEqual(['/'])
    expect(manifest).toMatchObject({ status: 'well', new: 0, revised: 0, notModified: 1, unchanged: 3 })
  })

  it('fetches what is new and leaves what is known alone', async () => {
    const log = await startSmallLog(publish(4))
    const rooms = openRooms()
    await rooms.run(log)
    log.asked()
    log.published.unshift({ ...publish(5)[4], slug: 'newest' } as Published)
    expect(await rooms.run(log)).toMatchObject({ new: 1, revised: 0 })
    expect(log.asked().filter((path) => !path.includes('page') && path !== '/')).toEqual(['/newest'])
  })

  it('tries a response again that could not be fetched', async () => {
    const log = await startSmallLog(publish(2))
    const rooms = openRooms()
    log.broken.set('/response-2', 500)
    expect(await rooms.run(log)).toMatchObject({ status: 'incomplete', new: 1, failed: { http_server_error: 1 } })
    log.broken.clear()
    expect(await rooms.run(log)).toMatchObject({ status: 'well', new: 1 })
  })
})

describe('a crawl that was stopped', () => {
  /** Stops the crawl once so many responses of it are saved, as a kill at that moment would. */
  function stopAfter(count: number) {
    const stop = new AbortController()
    let saved = 0
    const onProgress = (progress: CrawlProgress) => {
      if (progress.kind === 'response' && ++saved === count) stop.abort()
    }
    return { signal: stop.signal, onProgress }
  }
  /** Each response is saved before the next one is asked for, as on real hosts. */
  const unhurried = { delayMilliseconds: 150 }
  const responsesAsked = (log: SmallLog) => log.asked().filter((path) => path.startsWith('/response'))

  it('is gone on with where it stopped: no saved response is asked for again, none is left out', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms(unhurried)
    expect(await rooms.run(log, stopAfter(2))).toMatchObject({ status: 'incomplete', failed: { interrupted: 1 } })
    log.asked()
    expect(await rooms.run(log)).toMatchObject({ status: 'well', new: 3, unchanged: 2, completeSweep: true })
    expect(responsesAsked(log)).toEqual(['/response-3', '/response-4', '/response-5'])
  })

  it('hides nothing new behind the newest entries that it had saved', async () => {
    const log = await startSmallLog(publish(5).slice(4))
    const rooms = openRooms(unhurried)
    await rooms.run(log)
    log.published.unshift(...publish(4))
    await rooms.run(log, stopAfter(3))
    expect(await rooms.run(log)).toMatchObject({ status: 'well', new: 1, unchanged: 4 })
  })

  it('is seen as one in its record, whatever ended it', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    let meanwhile: RunManifest | null = null
    await rooms.run(log, {
      onProgress: (progress) => {
        if (progress.kind === 'listing') meanwhile = rooms.database.runs.manifest(1)
      },
    })
    expect(meanwhile).toMatchObject({ logs: [{ status: 'failed', failed: { interrupted: 1 } }] })
    expect(rooms.database.runs.manifest(1)).toMatchObject({ logs: [{ status: 'well', failed: {} }] })
  })
})

describe('a crawl that was told to leave something out', () => {
  it('is made up for by the next one, though all that the first page names is known by then', async () => {
    const log = await startSmallLog(publish(5).slice(4))
    const rooms = openRooms()
    await rooms.run(log)
    log.published.unshift(...publish(4))
    expect(await rooms.run(log, { maximumResponses: 3 })).toMatchObject({ new: 3, completeSweep: false })
    expect(await rooms.run(log)).toMatchObject({ new: 1, unchanged: 4 })
    log.asked()
    await rooms.run(log)
    expect(log.asked()).toEqual(['/'])
  })
})

describe('the weekly sweep', () => {
  it('asks again for every response that was last checked before it was due', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    await rooms.run(log)
    for (const _ of [1, 2, 3, 4, 5, 6]) await rooms.run(log)
    log.asked()
    expect(await rooms.run(log)).toMatchObject({ completeSweep: true, notModified: 5 })
    expect(log.asked()).toHaveLength(7)
  })
})

describe('revisions and withdrawals', () => {
  it('counts A, B and A again as three revisions', async () => {
    const log = await startSmallLog(publish(2))
    const rooms = openRooms()
    await rooms.run(log)
    const first = { ...log.published[0] } as Published
    log.published[0] = { ...first, letter: 'You asked about car parking. The Trust holds 99 records of it.' }
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ new: 0, revised: 1, unchanged: 1 })
    log.published[0] = first
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ new: 0, revised: 1, unchanged: 1 })
    expect(rooms.database.responses.findByReference('ZZ1', '4210')?.latestRevision?.number).toBe(3)
  })

  it('marks a response as withdrawn after the second complete sweep without it, and brings it back', async () => {
    const log = await startSmallLog(publish(3))
    const rooms = openRooms()
    await rooms.run(log)
    const [removed] = log.published.splice(0, 1)
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ withdrawn: 0 })
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ withdrawn: 1 })
    expect(rooms.database.responses.findByReference('ZZ1', '4210')?.withdrawnAt).not.toBeNull()
    log.published.push(removed as Published)
    await rooms.run(log, { mode: 'full' })
    expect(rooms.database.responses.findByReference('ZZ1', '4210')?.withdrawnAt).toBeNull()
  })

  it('withdraws nothing when a listing page could not be read', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    await rooms.run(log)
    log.broken.set('/?page=2', 503)
    for (const _ of [1, 2, 3]) {
      expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ completeSweep: false, withdrawn: 0 })
    }
  })
})

describe('the same reference twice', () => {
  it('is one response when the case is listed twice, under whatever spelling', async () => {
    const [parking] = publish(1) as [Published]
    const log = await startSmallLog([parking, { ...parking, slug: 'again', reference: 'FOI-4210' }])
    const rooms = openRooms()
    expect(await rooms.run(log)).toMatchObject({ new: 1, duplicates: 1 })
    const response = rooms.database.responses.findByReference('ZZ1', '4210')
    expect(rooms.database.responses.documentsOf(response?.id ?? 0)).toHaveLength(2)
  })

  it('is two responses, and an issue, when it is used for another case', async () => {
    const [parking, nurses] = publish(2) as [Published, Published]
    const log = await startSmallLog([parking, { ...nurses, reference: parking.reference }])
    const rooms = openRooms()
    expect(await rooms.run(log)).toMatchObject({ new: 2, duplicates: 0 })
    expect(rooms.database.issues.open({ kind: 'reference_reused' })).toHaveLength(1)
  })
})

describe('limits', () => {
  it('fetches at most as many responses as asked for', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    expect(await rooms.run(log, { maximumResponses: 2 })).toMatchObject({ new: 2, completeSweep: false })
  })

  it('saves nothing in a dry run', async () => {
    const log = await startSmallLog(publish(5))
    const rooms = openRooms()
    const wouldFetch: string[] = []
    await rooms.run(log, {
      dryRun: true,
      onProgress: (progress) => {
        if (progress.kind === 'response' && progress.result === 'would_fetch') wouldFetch.push(progress.url)
      },
    })
    expect(wouldFetch).toHaveLength(5)
    expect(rooms.database.logs.list()).toEqual([])
  })
})

describe('bytes that the archive has lost', () => {
  it.each<[string, (path: string) => void]>([
    ['gone', (path) => rmSync(path)],
    ['damaged', (path) => writeFileSync(path, 'half a pa')],
  ])('are fetched again without validators when they are %s', async (_, harm) => {
    const log = await startSmallLog(publish(2))
    const rooms = openRooms()
    await rooms.run(log)
    const { sha256 = '' } = rooms.database.captures.latest(new URL('/response-1', log.adapter.url).href) ?? {}
    harm(rooms.archive.path(sha256))
    expect(await rooms.run(log, { mode: 'full' })).toMatchObject({ status: 'well', unchanged: 2, notModified: 1 })
    expect((await rooms.archive.get(sha256)).toString()).toContain('You asked about car parking')
  })
})

describe('a log that fails', () => {
  it('is recorded with its kind, and nothing is damaged', async () => {
    const log = await startSmallLog(publish(2))
    const rooms = openRooms()
    log.broken.set('/', 500)
    const manifest = await rooms.run(log)
    expect(manifest).toMatchObject({ status: 'failed', new: 0, failed: { http_server_error: 1 } })
    expect(manifest.failures[0]?.advice).toMatch(/next run/)
  })

  it('calls a page with another layout changed, not empty', async () => {
    const log = await startSmallLog([])
    const rooms = openRooms()
    expect(await rooms.run(log)).toMatchObject({ status: 'failed', failed: { layout_changed: 1 } })
  })
})

describe('a recrawl', () => {
  it('fetches one case again, whatever its validators say', async () => {
    const log = await startSmallLog(publish(3))
    const rooms = openRooms()
    await rooms.run(log)
    log.asked()
    const targets = recrawlCase(rooms.database, [log.adapter], 'FOI-4211')
    expect(await rooms.run(log, { targets, mode: 'forced' })).toMatchObject({ unchanged: 1, notModified: 0 })
    expect(log.asked()).toEqual(['/response-2'])
  })

  it('saves a revision if something changed behind an address', async () => {
    const log = await startSmallLog(publish(2))
    const rooms = openRooms()
    await rooms.run(log)
    log.published[1] = { ...(log.published[1] as Published), letter: 'A corrected answer: none.' }
    const targets = recrawlUrl(rooms.database, [log.adapter], new URL('/response-2', log.adapter.url).href)
    expect(await rooms.run(log, { targets, mode: 'forced' })).toMatchObject({ revised: 1, unchanged: 0 })
  })

  it('says what to do where nothing is held', async () => {
    const log = await startSmallLog(publish(1))
    const rooms = openRooms()
    expect(() => recrawlCase(rooms.database, [log.adapter], 'FOI 9')).toThrow(/trustlog crawl ZZ1/)
    expect(() => recrawlUrl(rooms.database, [log.adapter], 'https://trust.example/x')).toThrow(/crawl the log/)
  })
})
