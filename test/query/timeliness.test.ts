import { describe, expect, it } from 'vitest'
import type { PrintedDetails } from '../../src/domain.ts'
import { listTimeliness, slowestReplies, timelinessFooting } from '../../src/query/timeliness.ts'
import { EMPTY_REVISION, evidenceIn, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

const LETTER = 'Received on 2 February 2026. Answered on 2 April 2026.'

/** RX1 answered after 1, 3, 20 and 41 working days, twice at times that are not known; the Welsh board once, in 2024. */
function world() {
  const database = sampleDatabase()
  const at = (reference: string, details: Partial<PrintedDetails>, log?: typeof OTHER_LOG) =>
    publish(database, { reference, text: `Letter ${reference}.`, details, ...(log && { log }) })
  at('1', { receivedOn: '2026-02-02', respondedOn: '2026-02-03' })
  at('2', { receivedOn: '2026-02-02', respondedOn: '2026-02-05' })
  at('3', { receivedOn: '2025-02-03', respondedOn: '2025-03-03' })
  publish(database, {
    reference: '4',
    text: LETTER,
    facts: {
      receivedOn: '2026-02-02',
      respondedOn: '2026-04-02',
      evidence: {
        receivedOn: evidenceIn(LETTER, '2 February 2026'),
        respondedOn: evidenceIn(LETTER, '2 April 2026'),
      },
    },
  })
  at('5', { respondedOn: '2026-02-05' })
  at('6', { receivedOn: '2026-02', respondedOn: '2026-03-05' })
  at('7', { receivedOn: '2024-01-03', respondedOn: '2024-01-05' }, OTHER_LOG)
  return database
}

function rowsOf(...asked: Parameters<typeof listTimeliness>) {
  const answered = listTimeliness(...asked)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows
}

describe('times to reply', () => {
  it('are added up by trust: share in time, median, and how many are not known', () => {
    const [first] = rowsOf(world())
    expect(first).toEqual({
      group: 'Example University Hospitals',
      odsCode: 'RX1',
      requests: 6,
      known: 4,
      inTime: 3,
      inTimeShare: 0.75,
      median: 11.5,
      ninetieth: 42,
      longest: 42,
      oldest: '2025-03-03',
      newest: '2026-04-02',
    })
  })

  it('put those known by few replies behind the others', () => {
    expect(rowsOf(world()).map(({ odsCode, known }) => [odsCode, known])).toEqual([
      ['RX1', 4],
      ['7A9', 1],
    ])
  })

  it('take the filters of every list', () => {
    expect(rowsOf(world(), { trust: '7A9' })).toMatchObject([{ odsCode: '7A9', median: 2, inTimeShare: 1 }])
    expect(rowsOf(world(), { since: '2026', until: '2026' })).toMatchObject([{ odsCode: 'RX1', known: 3, requests: 5 }])
    expect(rowsOf(world(), { nation: 'Wales' }).map(({ odsCode }) => odsCode)).toEqual(['7A9'])
  })

  it('are added up by year, newest first, or by nation', () => {
    expect(rowsOf(world(), {}, 'year').map(({ group, known }) => [group, known])).toEqual([
      ['2026', 3],
      ['2025', 1],
      ['2024', 1],
    ])
    expect(rowsOf(world(), {}, 'nation').map(({ group, known }) => [group, known])).toEqual([
      ['England', 4],
      ['Wales', 1],
    ])
    expect(rowsOf(world(), {}, 'region')).toMatchObject([{ group: null, known: 5 }])
  })

  it('leave out internal reviews and what is withdrawn', () => {
    const database = world()
    const held = database.responses.findByReference('RX1', '4')
    database.responses.withdraw(held?.id ?? 0, '2026-05-01T00:00:00.000Z')
    const review = {
      odsCode: 'RX1',
      canonicalReference: 'IR/9',
      caseReference: 'IR 9',
      kind: 'internal_review',
    } as const
    database.responses.create({ ...review, contentKey: null }, EMPTY_REVISION)
    expect(rowsOf(database, { trust: 'RX1' })).toMatchObject([{ requests: 5, known: 3, longest: 20 }])
    expect(rowsOf(database, { trust: 'RX1', withdrawn: 'include' })).toMatchObject([{ requests: 6, known: 4 }])
  })

  it('of nobody known are no share at all', () => {
    const database = sampleDatabase()
    publish(database, { reference: '1', text: 'One.' })
    expect(rowsOf(database)).toMatchObject([{ requests: 1, known: 0, inTimeShare: null, median: null, longest: null }])
    expect(timelinessFooting(rowsOf(database), '2026-03-02')).toMatchObject({ responses: 0, newest: null })
  })

  it('are proved by the slowest reply and the words that date it', () => {
    const database = world()
    const rows = rowsOf(database, {}, 'year')
    const slowest = slowestReplies(database, rows, {}, 'year')
    expect(slowest).toMatchObject({
      ok: true,
      value: [
        { reference: '4', workingDays: 42, evidence: { receivedOn: { quote: '2 February 2026' } } },
        { reference: '3', workingDays: 20, evidence: {} },
        { reference: '7', workingDays: 2 },
      ],
    })
  })
})
