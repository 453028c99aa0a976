import { describe, expect, it } from 'vitest'
import { diffRuns } from '../../src/query/diff.ts'
import { AT, LATER, LATER_STILL, publish, sampleDatabase } from '../db/sample.ts'

/** Run 1 published two responses, run 2 changed one and withdrew the other, run 3 changed it back and added a third. */
function threeRuns() {
  const first = sampleDatabase()
  publish(first, { reference: '1', text: 'The Trust holds 3 records.', details: { respondedOn: '2026-02-04' } })
  const gone = publish(first, { reference: '2', text: 'Gone soon.' })
  const second = { ...first, runId: first.runs.start({ startedAt: LATER, command: 'crawl' }) }
  publish(second, {
    reference: '1',
    text: 'The Trust holds 99 records.',
    details: { respondedOn: '2026-02-05' },
    at: LATER,
  })
  first.responses.withdraw(gone.responseId, LATER)
  const third = { ...first, runId: first.runs.start({ startedAt: LATER_STILL, command: 'crawl' }) }
  publish(third, {
    reference: '1',
    text: 'The Trust holds 3 records.',
    details: { respondedOn: '2026-02-04' },
    at: LATER_STILL,
  })
  publish(third, { reference: '3', text: 'New.', at: LATER_STILL })
  return first
}

function changesBetween(from: number | null, to: number) {
  const answered = diffRuns(threeRuns(), { from, to })
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.changes
}

describe('the difference between two runs', () => {
  it('has what was revised with its fields and words, and what was withdrawn', () => {
    expect(changesBetween(1, 2)).toMatchObject([
      {
        change: 'revised',
        reference: '1',
        fields: [{ field: 'responded', before: '2026-02-04', after: '2026-02-05' }],
        documentsAdded: 1,
        documentsRemoved: 1,
        words: { context: 'The Trust holds', removed: '3', added: '99' },
      },
      { change: 'withdrawn', reference: '2' },
    ])
  })

  it('leaves out what changed and changed back', () => {
    expect(changesBetween(1, 3).map(({ change, reference }) => `${change} ${reference}`)).toEqual([
      'added 3',
      'withdrawn 2',
    ])
  })

  it('is the same in whatever order the runs are named', () => {
    expect(changesBetween(3, 1)).toEqual(changesBetween(1, 3))
  })

  it('of one run is what that run did; everything is new in the first', () => {
    expect(changesBetween(null, 3).map(({ change, reference }) => `${change} ${reference}`)).toEqual([
      'added 3',
      'revised 1',
    ])
    expect(changesBetween(null, 1).map(({ change }) => change)).toEqual(['added', 'added'])
  })

  it('of a run that there is not is a problem', () => {
    expect(diffRuns(sampleDatabase(), { from: 1, to: 9 })).toMatchObject({ problem: { kind: 'unknown_run' } })
  })

  it('is empty between a run and itself', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'One.', at: AT })
    expect(diffRuns(database, { from: 1, to: 1 })).toMatchObject({ ok: true, value: { changes: [] } })
  })
})
