/** Twice as many sites as faults, crawled at once: every fault is recorded as what it is, and every other site is read. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readLogsFile } from '../../crawlers/registry.ts'
import { crawl } from '../../src/crawl/crawl.ts'
import type { CrawlMode } from '../../src/crawl/request.ts'
import type { FailureKind, LogManifest } from '../../src/domain.ts'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { temporaryFolder } from '../fetch/loopback-server.ts'
import type { FaultName } from '../replica/faults.ts'
import { startReplica } from '../replica/replica.ts'
import { openRooms } from './small-log.ts'

const RESPONSES = 4

/** Sites of the replica in turn are hosted logs, whose responses are pages, and VerseOne sites, whose responses are documents. */
type Shape = 'pages' | 'documents'

/** Faults after which something is missing, and the only kind that each is recorded as. */
const RECORDED: [FaultName, FailureKind, Shape?][] = [
  ['robots-503', 'robots_unavailable'],
  ['robots-disallow', 'robots_disallowed'],
  ['server-error', 'http_server_error'],
  ['out-for-an-hour', 'http_server_error'],
  ['stall', 'timeout'],
  ['half-body', 'truncated'],
  ['wrong-length', 'truncated'],
  ['gzip-bomb', 'too_large'],
  ['challenge', 'blocked'],
  ['soft-404', 'soft_404'],
  ['suspended', 'soft_404'],
  ['login-page', 'login_page'],
  ['redirect-loop', 'redirect_loop'],
  ['private-redirect', 'address_refused'],
  ['file-redirect', 'address_refused'],
  ['empty-listing', 'layout_changed'],
  ['endless-pagination', 'endless_listing'],
  ['pdf-for-page', 'unreadable_document'],
  ['html-as-pdf', 'wrong_type', 'documents'],
]

/** Faults that a crawler has to live with: everything is read all the same. */
const HARMLESS: [FaultName, Shape?][] = [
  ['rate-limit'],
  ['slow'],
  ['no-validators'],
  ['stuck-etag'],
  ['volatile'],
  ['wrong-charset'],
  ['many-links'],
  ['pdf-as-html', 'documents'],
]

async function openFaultyReplica(
  faults: [FaultName, Shape?][],
  { trusts, responses } = { trusts: 2 * faults.length, responses: RESPONSES },
) {
  const replica = await startReplica({ seed: 4, trusts, responses })
  onTestFinished(() => replica.stop())
  const siteOf = (index: number, shape: Shape = 'pages') =>
    replica.sites[2 * index + (shape === 'documents' ? 1 : 0)]?.name ?? ''
  const faulty = new Map(faults.map(([fault, shape], index) => [siteOf(index, shape), fault]))
  for (const [site, fault] of faulty) replica.setFault(site, fault)
  const file = join(temporaryFolder(), 'logs.json')
  writeFileSync(file, JSON.stringify(replica.logs))
  const adapters = await readLogsFile(file)
  const rooms = openRooms({
    requestTimeoutMilliseconds: 2500,
    stallTimeoutMilliseconds: 1500,
    maximumRetries: 1,
    backOffMilliseconds: 1,
  })
  let night = Date.parse('2026-07-01T02:00:00Z')
  /** Crawls all sites, and gives what became of each by its name. */
  async function run(mode: CrawlMode = 'incremental'): Promise<Map<string, LogManifest>> {
    night += 24 * 3600 * 1000
    const now = night
    const targets = adapters.map((adapter) => ({ adapter }))
    const limits = { maximumResponses: null, since: null, dryRun: false }
    const request = { targets, mode, ...limits, command: 'trustlog crawl', concurrency: 8, now: () => new Date(now) }
    const { logs } = await crawl(request, rooms)
    return new Map(logs.map((log, index) => [replica.sites[index]?.name ?? '', log]))
  }
  return { replica, faulty, run, database: rooms.database }
}

/** Documents with a character that could not be decoded. */
function textsWithDamage(file: string): unknown {
  const client = new Database(file, { readonly: true })
  try {
    return client
      .prepare("SELECT count(*) FROM documents WHERE instr(text, char(0xfffd)) OR instr(text, 'Â£')")
      .pluck()
      .get()
  } finally {
    client.close()
  }
}

describe('faults that cost something', () => {
  it('are recorded each as its kind, and all other sites are read', { timeout: 120_000 }, async () => {
    const { replica, faulty, run } = await openFaultyReplica(
      RECORDED.map(([fault, , shape = 'pages']) => [fault, shape]),
    )
    const manifests = await run()
    const recorded = [...faulty].map(([site, fault]) => [fault, Object.keys(manifests.get(site)?.failed ?? {})])
    expect(recorded).toEqual(RECORDED.map(([fault, kind]) => [fault, [kind]]))
    for (const site of faulty.keys()) expect(manifests.get(site)?.status).not.toBe('well')
    for (const [site, { status, new: added, failures }] of manifests) {
      if (!faulty.has(site))
        expect({ site, status, added, failures }).toEqual({ site, status: 'well', added: RESPONSES, failures: [] })
    }
    const [away] = [...faulty].find(([, fault]) => fault === 'out-for-an-hour') ?? []
    const asked = replica.requests.filter(({ host }) => host === `${away}.localhost`).map(({ path }) => path)
    expect(asked).toHaveLength(2)
    expect(asked[0]).toBe('/robots.txt')
  })
})

describe('faults that one can live with', () => {
  it('leave everything read, once, and a second sweep without a revision', { timeout: 120_000 }, async () => {
    const { replica, faulty, run, database } = await openFaultyReplica(HARMLESS)
    const first = await run()
    for (const [site, { status, new: added, failures }] of first) {
      const fault = faulty.get(site)
      expect({ fault, status, added, failures }).toEqual({ fault, status: 'well', added: RESPONSES, failures: [] })
    }
    for (const { odsCode, responses } of replica.expected()) {
      const titles = responses.map(({ reference }) => {
        const canonical = canonicaliseCaseReference(reference)?.canonical ?? ''
        return database.responses.findByReference(odsCode, canonical)?.title
      })
      expect({ odsCode, titles }).toEqual({ odsCode, titles: responses.map(({ title }) => title) })
    }
    expect(textsWithDamage(database.file)).toBe(0)
    const second = await run('full')
    for (const [site, { status, new: added, revised }] of second) {
      const fault = faulty.get(site)
      expect({ fault, status, added, revised }).toEqual({ fault, status: 'well', added: 0, revised: 0 })
    }
    expect(replica.requests.filter(({ path }) => path.startsWith('/about/'))).toEqual([])
  })
})

describe('a fault that comes and goes', () => {
  async function openOneSite(responses: number) {
    const bench = await openFaultyReplica([['slow']], { trusts: 1, responses })
    bench.replica.setFault('rth', null)
    const night = async (fault: FaultName | null, mode: CrawlMode): Promise<LogManifest | undefined> => {
      bench.replica.setFault('rth', fault)
      return (await bench.run(mode)).get('rth')
    }
    return { ...bench, night }
  }

  it('half-listing: withdraws nothing when every second entry is missing for a night', async () => {
    const { night } = await openOneSite(8)
    expect(await night(null, 'full')).toMatchObject({ status: 'well', new: 8, listed: 9 })
    expect(await night('half-listing', 'full')).toMatchObject({ listed: 5, new: 0, withdrawn: 0 })
    expect(await night(null, 'full')).toMatchObject({ listed: 9, new: 0, withdrawn: 0 })
    expect(await night('half-listing', 'full')).toMatchObject({ withdrawn: 0 })
  })

  it('sitemap-knows-more: finds in a sweep what only the sitemap names, and asks for no sitemap on other nights', async () => {
    const { replica, night } = await openOneSite(8)
    expect(await night('sitemap-knows-more', 'full')).toMatchObject({ status: 'well', listed: 5, new: 8 })
    const asked = () => replica.requests.splice(0).filter(({ path }) => path.startsWith('/sitemap'))
    expect(asked().map(({ path }) => path)).toEqual([
      '/sitemap.xml',
      '/sitemap-releases.xml.gz',
      '/sitemap-missing.xml',
    ])
    expect(await night('sitemap-knows-more', 'incremental')).toMatchObject({ status: 'well', new: 0, revised: 0 })
    expect(asked()).toEqual([])
    expect(await night('sitemap-knows-more', 'full')).toMatchObject({ status: 'well', new: 0, withdrawn: 0 })
    expect(await night('sitemap-knows-more', 'full')).toMatchObject({ status: 'well', new: 0, withdrawn: 0 })
  })

  it('reused-references: keeps cases apart that have one reference, and says so', async () => {
    const { night, database } = await openOneSite(5)
    expect(await night('reused-references', 'full')).toMatchObject({ status: 'well', new: 5 })
    expect(database.issues.open({ kind: 'reference_reused' })).toHaveLength(1)
    expect(await night('reused-references', 'full')).toMatchObject({ status: 'well', new: 0, revised: 0 })
  })

  it('stuck-etag: an ETag seen on several contents is not sent back, so that a sweep sees every change', async () => {
    const { replica, night } = await openOneSite(8)
    expect(await night('stuck-etag', 'full')).toMatchObject({ listed: 9 })
    replica.advance()
    expect(await night('stuck-etag', 'full')).toMatchObject({ status: 'well', listed: 8, revised: 1, withdrawn: 0 })
    expect(await night('stuck-etag', 'full')).toMatchObject({ listed: 8, revised: 0, withdrawn: 1 })
  })

  it('volatile: new tokens and clocks are no revision, a correction among them is one', async () => {
    const { replica, night } = await openOneSite(8)
    await night('volatile', 'full')
    expect(await night('volatile', 'full')).toMatchObject({ revised: 0, notModified: 0 })
    replica.advance()
    expect(await night('volatile', 'full')).toMatchObject({ revised: 1 })
  })
})
