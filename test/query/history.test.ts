import { describe, expect, it } from 'vitest'
import { historyOf } from '../../src/query/history.ts'
import { AT, LATER, LATER_STILL, LOG, manifestOf, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

function world() {
  const first = sampleDatabase()
  const { responseId } = publish(first, {
    reference: 'FOI 1',
    text: 'The Trust holds 3 records.',
    details: { respondedOn: '2026-02-04' },
  })
  const second = { ...first, runId: first.runs.start({ startedAt: LATER, command: 'crawl' }) }
  const details = { respondedOn: '2026-02-05' }
  publish(second, { reference: 'FOI 1', text: 'The Trust holds 99 records.', details, at: LATER })
  first.responses.withdraw(responseId, LATER_STILL)
  publish(first, { reference: 'FOI 2', text: 'Unchanged.' })
  return first
}

describe('the history of a response', () => {
  it('has each revision with its fields, documents and words, and the withdrawal', () => {
    expect(historyOf(world(), 'FOI 1')).toMatchObject({
      ok: true,
      value: {
        response: { reference: 'FOI 1' },
        steps: [
          { change: 'published', run: 1, revision: 1, fields: [], documentsAdded: 0, words: null },
          {
            change: 'revised',
            at: LATER,
            run: 2,
            revision: 2,
            fields: [{ field: 'responded', before: '2026-02-04', after: '2026-02-05' }],
            documentsAdded: 1,
            documentsRemoved: 1,
            words: { before: 'The Trust holds 3 records.', after: 'The Trust holds 99 records.' },
          },
          { change: 'withdrawn', at: LATER_STILL, revision: null },
        ],
      },
    })
  })

  it('leaves out what was held back', () => {
    const database = world()
    database.runs.saveLog(1, manifestOf(LOG), AT)
    database.holdingBack.holdBack(LOG.slug, 2)
    expect(historyOf(database, 'FOI 1')).toMatchObject({ value: { steps: [{ revision: 1 }, { change: 'withdrawn' }] } })
  })

  it('is asked by a reference that may need its trust', () => {
    const database = world()
    publish(database, { log: OTHER_LOG, reference: 'FOI 1', text: 'Another.' })
    expect(historyOf(database, 'FOI 1')).toMatchObject({ problem: { kind: 'ambiguous_response' } })
    expect(historyOf(database, 'FOI 1', '7A9')).toMatchObject({ value: { steps: [{ revision: 1 }] } })
    expect(historyOf(database, 'FOI 77')).toMatchObject({ problem: { kind: 'unknown_response' } })
  })
})
