import { describe, expect, it } from 'vitest'
import { statusSummary } from '../../src/publish/status-summary.ts'
import type { LogStatus } from '../../src/query/status.ts'

function log(changes: Partial<LogStatus> = {}): LogStatus {
  return {
    log: 'rx1-example',
    odsCode: 'RX1',
    trust: 'Example Hospitals',
    url: 'https://foi.example.nhs.uk/',
    health: 'well',
    lastCrawledAt: '2026-03-09T02:00:00.000Z',
    lastGoodAt: '2026-03-09T02:00:00.000Z',
    crawlsSinceGood: 0,
    notGoodSince: null,
    newestOn: '2026-03-01',
    responses: 1234,
    withdrawn: 0,
    months: [0, 1, 8],
    troubles: [],
    ...changes,
  }
}

const failed = log({
  health: 'failed',
  crawlsSinceGood: 3,
  troubles: [
    { kind: 'timeout', count: 2, message: '', advice: '', evidence: 'https://a.example/|x', status: null, said: null },
  ],
})

describe('the summary of all logs', () => {
  it('has a row a log, with its trend and what is wrong', () => {
    expect(statusSummary([log()])).toContain(
      '| RX1 Example Hospitals | ✅ well | 2026-03-09 | 2026-03-01 | 1,234 | ·▁█ |  |',
    )
    expect(statusSummary([failed, log()])).toContain(
      '| ❌ failed 3× | 2026-03-09 | 2026-03-01 | 1,234 | ·▁█ | 2 timeout: https\\://a\\.example/\\|x |',
    )
  })

  it('says how many are not well', () => {
    expect(statusSummary([failed, log()])).toMatch(/^## 1 log of 2 not well$/m)
    expect(statusSummary([log(), log()])).toMatch(/^## All 2 logs are well$/m)
    expect(statusSummary([])).toBe('## No log was crawled yet')
  })

  it('keeps below the size that GitHub takes, the first rows shown and the others counted', () => {
    const evidence = '@|<#'.repeat(10_000)
    const troubles = Array.from(
      { length: 30 },
      () => ({ ...failed.troubles[0], evidence }) as LogStatus['troubles'][number],
    )
    const summary = statusSummary([failed, ...Array.from({ length: 5000 }, () => log({ troubles }))])
    expect(Buffer.byteLength(summary)).toBeLessThan(1_000_000)
    expect(summary).toContain('failed 3×')
    expect(summary).toMatch(/^and [\d,]+ logs more, none worse than these\.$/m)
    const rows = summary.match(/^\| RX1/gm)?.length ?? 0
    expect(summary).toContain(`and ${(5001 - rows).toLocaleString('en-GB')} logs more`)
  })
})
