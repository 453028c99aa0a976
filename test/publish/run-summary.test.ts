import { describe, expect, it } from 'vitest'
import type { LogManifest, RunManifest } from '../../src/domain.ts'
import { failure } from '../../src/failure.ts'
import { runSummary, summaryLine } from '../../src/publish/run-summary.ts'

function log(changes: Partial<LogManifest> = {}): LogManifest {
  return {
    log: 'rth-oxford-university-hospitals',
    authority: 'Oxford University Hospitals',
    odsCode: 'RTH',
    url: 'https://foi.example/',
    status: 'well',
    completeSweep: true,
    pages: 2,
    requests: 1234,
    notModified: 0,
    bytes: 1000,
    listed: 40,
    new: 30,
    revised: 1,
    duplicates: 0,
    unchanged: 9,
    withdrawn: 0,
    incomplete: 0,
    listedDated: 0,
    listedReferenced: 0,
    read: 0,
    readDated: 0,
    readReferenced: 0,
    failed: {},
    failures: [],
    findings: [],
    heldBack: false,
    seconds: 12.4,
    ...changes,
  }
}

function run(logs: LogManifest[]): RunManifest {
  return {
    run: 7,
    startedAt: '2026-01-02T03:00:00.000Z',
    finishedAt: '2026-01-02T03:10:00.000Z',
    command: 'trustlog crawl',
    dryRun: false,
    logs,
  }
}

describe('the summary of a run', () => {
  it('has a row a log', () => {
    expect(runSummary(run([log()]))).toContain(
      '| RTH Oxford University Hospitals | ✅ well | 30 | 1 | 9 | 0 | 0 | 1,234 | 12 |',
    )
  })

  it('lists what looks wrong though nothing failed', () => {
    const finding = {
      kind: 'fewer_entries_than_usual' as const,
      message: 'The listing names far fewer responses than usual',
      advice: 'Compare it in a browser.',
      evidence: '40 entries, usually about 100',
    }
    expect(runSummary(run([log({ findings: [finding] })]))).toContain(
      '- **The listing names far fewer responses than usual**: 40 entries, usually about 100. Compare it in a browser.',
    )
  })

  it('lists the failures of a log with advice, and counts those it leaves out', () => {
    const failures = Array.from({ length: 8 }, (_, index) =>
      failure('timeout', 'No answer came.', `https://foi.example/${index}`),
    )
    const text = runSummary(run([log({ status: 'failed', failed: { timeout: 8 }, failures })]))
    expect(text.match(/^- \*\*timeout\*\*/gm)).toHaveLength(5)
    expect(text).toContain('The site answers too slowly')
    expect(text).toContain('- and 3 failures more')
  })

  it('lets no page write markup into it', () => {
    const evidence =
      '<script>alert(1)</script>\n\n# Owned\n| a | [x](javascript:y) @everyone `code` ![i](https://evil.example/p.png)'
    const hostile = failure('soft_404', 'Said: | # no', 'https://foi.example/a|b', { evidence })
    const text = runSummary(run([log({ authority: 'A|B <b>', failed: { soft_404: 1 }, failures: [hostile] })]))
    expect(text).not.toMatch(/<[a-z/]/)
    expect(text).not.toMatch(/^# Owned/m)
    expect(text).not.toMatch(/[^\\]\]\(/)
    expect(text).toContain('@\u200beveryone')
    expect(
      text
        .split('\n')
        .find((line) => line.startsWith('| RTH'))
        ?.split(/(?<!\\)\|/),
    ).toHaveLength(11)
  })

  it('says in a line how it went', () => {
    expect(summaryLine(run([log(), log({ status: 'failed', new: 0, revised: 0, unchanged: 0 })]))).toBe(
      '1 log well, 1 failed; 30 new, 1 revised, 9 unchanged responses',
    )
    expect(summaryLine({ ...run([log()]), run: null, dryRun: true })).toBe(
      '1 log well; 40 responses listed, nothing saved',
    )
  })
})
