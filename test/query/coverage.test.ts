import { describe, expect, it } from 'vitest'
import type { RegisteredAuthority } from '../../src/domain.ts'
import { type AdaptedLog, countCoverage, coverageOf } from '../../src/query/coverage.ts'
import type { LogStatus } from '../../src/query/status.ts'

const BODY: RegisteredAuthority = {
  odsCode: 'RX1',
  name: 'Example University Hospitals',
  nation: 'England',
  kind: 'NHS Trust',
  sector: 'acute',
  region: 'Midlands',
  status: 'operating',
  openedOn: null,
  closedOn: null,
  successors: [],
  mergedOn: null,
  homepage: null,
  foiPage: 'https://example.nhs.uk/foi',
  disclosureLog: null,
  accessNote: null,
  refusesRobots: false,
}
const LOG: AdaptedLog = {
  odsCode: 'RX1',
  slug: 'rx1-example',
  platform: 'wordpress',
  url: 'https://example.nhs.uk/log',
  verified: 'facts',
}
const BLOCKED = { kind: 'blocked', count: 1, message: '', advice: '', evidence: '', status: null, said: null } as const

function crawled(troubles: LogStatus['troubles']): LogStatus {
  return {
    log: 'rx1-example',
    odsCode: 'RX1',
    trust: BODY.name,
    url: LOG.url,
    health: troubles.length > 0 ? 'failed' : 'well',
    lastCrawledAt: '2026-03-02T02:00:00.000Z',
    lastGoodAt: null,
    crawlsSinceGood: 0,
    notGoodSince: null,
    newestOn: null,
    responses: 12,
    withdrawn: 0,
    months: [],
    troubles,
  }
}

function coverage(body: Partial<RegisteredAuthority>, logs: AdaptedLog[] = [], statuses: LogStatus[] = []) {
  return coverageOf([{ ...BODY, ...body }], logs, statuses, new Map())[0]?.coverage
}

describe('coverage', () => {
  it('counts every operating body, whether anybody looked for its log or not', () => {
    expect(coverage({})).toBe('not_looked_for')
    expect(coverage({ disclosureLog: 'not found' })).toBe('no_log_found')
    expect(coverage({ disclosureLog: 'published' })).toBe('log_known')
    expect(coverage({}, [LOG])).toBe('covered')
    expect(coverage({ status: 'merged' }, [LOG])).toBeUndefined()
  })

  it('calls a body blocked by the reports of others until a crawl of our own says more', () => {
    expect(coverage({ refusesRobots: true }, [LOG])).toBe('blocked')
    expect(coverage({ refusesRobots: true }, [LOG], [crawled([])])).toBe('covered')
    expect(coverage({}, [LOG], [crawled([BLOCKED])])).toBe('blocked')
  })

  it('says what the database holds of each log', () => {
    const [row] = coverageOf([BODY], [LOG], [crawled([])], new Map())
    expect(row?.logs).toEqual([
      {
        slug: 'rx1-example',
        platform: 'wordpress',
        url: LOG.url,
        verified: 'facts',
        verifiedAt: null,
        health: 'well',
        lastCrawledAt: '2026-03-02T02:00:00.000Z',
        responses: 12,
      },
    ])
  })

  it('calls an adapter live whose last check against its site passed', () => {
    const verified = (passed: boolean) => {
      const verifiedAt = '2026-03-03T02:00:00.000Z'
      const counts = { listingPages: 1, listed: 3, entryPages: 1, documents: 1 }
      const verification = { log: LOG.slug, verifiedAt, passed, ...counts, checks: [] }
      return coverageOf([BODY], [LOG], [], new Map([[LOG.slug, verification]]))[0]?.logs[0]
    }
    expect(verified(true)).toMatchObject({ verified: 'live', verifiedAt: '2026-03-03T02:00:00.000Z' })
    expect(verified(false)).toMatchObject({ verified: 'facts', verifiedAt: '2026-03-03T02:00:00.000Z' })
  })

  it('is counted by nation', () => {
    const rows = coverageOf([BODY, { ...BODY, odsCode: 'X-W', nation: 'Wales' }], [LOG], [], new Map())
    expect(countCoverage(rows).map(({ nation, bodies, counts }) => [nation, bodies, counts.covered])).toEqual([
      ['England', 1, 1],
      ['Scotland', 0, 0],
      ['Wales', 1, 0],
      ['Northern Ireland', 0, 0],
    ])
  })
})
