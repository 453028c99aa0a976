import { describe, expect, it } from 'vitest'
import { type Gaps, listGaps, shareOfAll } from '../../src/query/gaps.ts'
import { LATER, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

/** FOI 4214, 4216 and 4220, the last in 2026, and one without a number; another trust has FOI 4215. */
function world() {
  const database = sampleDatabase()
  const at = (reference: string, publishedOn: string, log?: typeof OTHER_LOG) =>
    publish(database, {
      reference,
      text: `Letter ${reference}.`,
      details: { caseReference: `FOI ${reference}`, publishedOn },
      ...(log && { log }),
    })
  at('4214', '2025-05-01')
  at('4216', '2025-06-01')
  at('4220', '2026-01-20')
  at('1J1H', '2025-07-01')
  at('4215', '2025-05-10', OTHER_LOG)
  return database
}

function gapsOf(...asked: Parameters<typeof listGaps>): Gaps {
  const answered = listGaps(...asked)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value
}

describe('gaps', () => {
  it('are the references that should exist, the newest first, folded and as they would be printed', () => {
    expect(gapsOf(world(), 'RX1').gaps).toMatchObject([
      { shape: '#', from: '4217', to: '4219', count: 3, before: { reference: '4216', datedOn: '2025-06-01' } },
      { from: '4215', to: '4215', count: 1, after: { reference: '4216' } },
    ])
  })

  it('give the share that is published, by year where the numbers run on', () => {
    const { series, requests, unnumbered, newest } = gapsOf(world(), 'RX1')
    expect(series).toMatchObject([
      { year: '2026', published: 1, missing: 0, share: 1 },
      { year: '2025', published: 2, missing: 4, share: 2 / 6 },
    ])
    expect(shareOfAll(series)).toBe(3 / 7)
    expect({ requests, unnumbered, newest }).toEqual({ requests: 4, unnumbered: 1, newest: '2026-01-20' })
  })

  it('of a while are those that begin in it, found among all references', () => {
    expect(gapsOf(world(), 'RX1', { since: '2025-06' }).gaps).toMatchObject([{ from: '4217' }])
    expect(gapsOf(world(), 'RX1', { until: '2025-05' }).gaps).toMatchObject([{ from: '4215' }])
    expect(gapsOf(world(), 'RX1', { since: '2027' })).toMatchObject({ series: [], gaps: [], requests: 0 })
  })

  it('count what was withdrawn as published', () => {
    const database = world()
    const { responseId } = publish(database, { reference: '4215', text: 'Once.' })
    database.responses.withdraw(responseId, LATER)
    expect(gapsOf(database, 'RX1').gaps).toHaveLength(1)
  })

  it('of a trust that nobody knows are a problem', () => {
    expect(listGaps(world(), 'Zeppelin')).toMatchObject({ problem: { kind: 'unknown_trust' } })
  })
})
