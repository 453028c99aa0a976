import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain.ts'
import { failure } from '../../src/failure.ts'
import { logStatuses } from '../../src/query/status.ts'
import { AT, LATER, LATER_STILL, LOG, manifestOf, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

const NOW = new Date('2026-04-10T08:00:00Z')

const FINDING: Finding = {
  kind: 'fewer_dates_than_usual',
  message: 'Far fewer responses have a date than usual',
  advice: 'Look at the dates.',
  evidence: '1 of 20 entries listed, usually 100%',
}

function statusesOf(database: ReturnType<typeof sampleDatabase>, names: string[] = []) {
  const answered = logStatuses(database, names, NOW)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value
}

describe('the status of a log', () => {
  it('says what is held of it, and when the newest response was dated', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG), AT)
    publish(database, { reference: '1', text: 'One.', details: { publishedOn: '2026-02-05' } })
    publish(database, { reference: '2', text: 'Two.', details: { publishedOn: '2026-04-01' } })
    publish(database, { reference: '3', text: 'Misprinted.', details: { publishedOn: '2062-04-01' } })
    const gone = publish(database, { reference: '4', text: 'Gone.', details: { publishedOn: '2025-05-20' } })
    database.responses.withdraw(gone.responseId, LATER)
    const status = statusesOf(database).find(({ log }) => log === LOG.slug)
    expect(status).toMatchObject({ health: 'well', lastGoodAt: AT, newestOn: '2026-04-01', responses: 3, withdrawn: 1 })
    expect(status?.months).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1])
  })

  it('tells each kind of failure of its last crawl, and since when it was not good', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG), AT)
    const failures = [failure('dns', 'The name could not be resolved', LOG.url)]
    const broken = manifestOf(LOG, { status: 'failed', pages: 0, failed: { dns: 1, timeout: 4 }, failures })
    for (const at of [LATER, LATER_STILL]) {
      database.runs.saveLog(database.runs.start({ startedAt: at, command: 'crawl' }), broken, at)
    }
    const [worst] = statusesOf(database)
    expect(worst).toMatchObject({ health: 'failed', lastGoodAt: AT, lastCrawledAt: LATER_STILL, crawlsSinceGood: 2 })
    expect(worst?.troubles).toMatchObject([
      { kind: 'timeout', count: 4 },
      { kind: 'dns', count: 1, message: 'The name could not be resolved', evidence: LOG.url },
    ])
  })

  it('is doubtful while a finding is not settled, though the last crawl had nothing to say about it', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG, { findings: [FINDING] }), AT)
    const { kind, message } = FINDING
    const about = { kind, message, logSlug: LOG.slug, runId: database.runId, at: AT }
    const issue = database.issues.report({ severity: 'warning', ...about })
    database.runs.saveLog(database.runs.start({ startedAt: LATER, command: 'crawl' }), manifestOf(LOG), LATER)
    const [doubtful] = statusesOf(database)
    expect(doubtful).toMatchObject({ health: 'doubtful', lastGoodAt: LATER, troubles: [{ ...FINDING, count: 1 }] })
    database.issues.resolve(issue, LATER)
    expect(statusesOf(database).find(({ log }) => log === LOG.slug)?.health).toBe('well')
  })

  it('is not changed by a run that fetched a single case', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG, { status: 'incomplete' }), AT)
    const recrawl = database.runs.start({ startedAt: LATER, command: 'recrawl' })
    database.runs.saveLog(recrawl, manifestOf(LOG, { pages: 0, listed: 0 }), LATER)
    expect(statusesOf(database)[0]).toMatchObject({ health: 'incomplete', lastCrawledAt: AT })
  })

  it('stands in the order of what needs a look first, and can be asked for some trusts only', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG), AT)
    database.runs.saveLog(database.runId, manifestOf(OTHER_LOG, { status: 'failed', pages: 0 }), AT)
    expect(statusesOf(database).map(({ health }) => health)).toEqual(['failed', 'well'])
    expect(statusesOf(database, ['RX1']).map(({ log }) => log)).toEqual([LOG.slug])
    expect(statusesOf(database, [OTHER_LOG.slug, 'example']).map(({ log }) => log)).toEqual([OTHER_LOG.slug, LOG.slug])
    expect(logStatuses(database, ['nobody'], NOW)).toMatchObject({ ok: false, problem: { kind: 'unknown_trust' } })
  })

  it('is "never" where it was registered and not crawled', () => {
    expect(statusesOf(sampleDatabase())).toMatchObject([{ health: 'never' }, { health: 'never', lastGoodAt: null }])
  })
})
