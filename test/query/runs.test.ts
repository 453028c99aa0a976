import { describe, expect, it } from 'vitest'
import { failure } from '../../src/failure.ts'
import { getRun, listRuns } from '../../src/query/runs.ts'
import { AT, LATER, LOG, manifestOf, OTHER_LOG, sampleDatabase } from '../db/sample.ts'

describe('listing runs', () => {
  it('gives the newest first, with the sums of what they did', () => {
    const database = sampleDatabase()
    const run = database.runs.start({ startedAt: LATER, command: 'crawl --full' })
    const failures = [failure('timeout', 'No answer in 30 seconds', LOG.url)]
    database.runs.saveLog(run, manifestOf(LOG, { new: 3, requests: 10 }), LATER)
    database.runs.saveLog(run, manifestOf(OTHER_LOG, { status: 'failed', new: 0, requests: 1, failures }), LATER)
    database.runs.finish(run, { finishedAt: LATER, exitCode: 1 })
    expect(listRuns(database)).toMatchObject({
      more: false,
      rows: [
        { run, command: 'crawl --full', exitCode: 1, logs: 2, logsWell: 1, new: 3, requests: 11, failures: 1 },
        {
          run: database.runId,
          startedAt: AT,
          finishedAt: null,
          exitCode: null,
          logs: 0,
          logsWell: 0,
          new: 0,
          failures: 0,
        },
      ],
    })
    expect(listRuns(database, 1)).toMatchObject({ more: true, rows: [{ run }] })
  })

  it('gives one run log by log', () => {
    const database = sampleDatabase()
    database.runs.saveLog(database.runId, manifestOf(LOG), LATER)
    expect(getRun(database, database.runId)).toMatchObject({ ok: true, value: { logs: [{ log: LOG.slug }] } })
    expect(getRun(database, 99)).toMatchObject({ ok: false, problem: { kind: 'unknown_run' } })
  })
})
