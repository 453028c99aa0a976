import { describe, expect, it } from 'vitest'
import type { Filters } from '../../src/query/filters.ts'
import { listResponses } from '../../src/query/responses.ts'
import { OTHER_LOG, publish } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

/** The titles that a question finds. */
function titles(filters: Filters): (string | null)[] {
  const answered = listResponses(publishedWorld().database, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows.map((row) => row.title)
}

describe('listing responses', () => {
  it('gives those still published, newest first by published, responded, received or first seen', () => {
    expect(titles({})).toEqual(['Water use', 'Firewall contracts', 'Endpoint detection'])
  })

  it('gives those with some words alike, whether the last years fill the page or not', () => {
    const { database } = publishedWorld()
    const dates = ['2012', '2024-12-31', '2025', '2025-06', '2026-01-31', null]
    for (const [index, publishedOn] of dates.entries())
      publish(database, { reference: `9${index}`, text: 'A lamp.', details: { publishedOn } })
    const asked = (limit: number) => {
      const answered = listResponses(database, { text: 'lamp', limit })
      return answered.ok ? [answered.value.rows.map((row) => row.reference), answered.value.more] : answered
    }
    const all = ['95', '94', '93', '92', '91', '90']
    for (const limit of [1, 2, 3, 4, 5]) expect(asked(limit)).toEqual([all.slice(0, limit), true])
    for (const limit of [6, 7]) expect(asked(limit)).toEqual([all, false])
  })

  it('says where each is listed, and how much was read from it', () => {
    const { database } = publishedWorld()
    const answered = listResponses(database, { text: 'firewall' })
    expect(answered).toMatchObject({
      ok: true,
      value: {
        rows: [
          {
            reference: '4216',
            trust: 'Example University Hospitals',
            log: 'rx1-example-university-hospitals',
            url: 'https://foi.example.nhs.uk/4216',
            revision: 1,
            questions: 1,
            contracts: 2,
            documents: 1,
            incomplete: false,
            flags: [],
          },
        ],
        more: false,
      },
    })
  })

  it.each([
    ['an ODS code in either case', 'rx1', ['Firewall contracts', 'Endpoint detection']],
    ["a log's slug", OTHER_LOG.slug, ['Water use']],
    ['part of a name', 'university', ['Firewall contracts', 'Endpoint detection']],
  ])('keeps to a trust given by %s', (_, trust, found) => {
    expect(titles({ trust })).toEqual(found)
  })

  it('keeps to a span of time, both ends included', () => {
    expect(titles({ since: '2026-02-05', until: '2026-02-05' })).toEqual(['Firewall contracts'])
  })

  it('takes until a year or month to mean its end, and counts a date known to the year as its first day', () => {
    expect(titles({ until: '2025' })).toEqual(['Endpoint detection'])
    expect(titles({ since: '2025-01-02', until: '2026-02' })).toEqual(['Firewall contracts'])
  })

  it('keeps to an outcome, spelled with spaces or underscores', () => {
    expect(titles({ outcome: 'Neither confirm nor deny' })).toEqual(['Endpoint detection'])
  })

  it('keeps to responses that cite a ground, or have a contract', () => {
    expect(titles({ exemption: 's31' })).toEqual(['Endpoint detection'])
    expect(titles({ supplier: 'northgate' })).toEqual(['Firewall contracts'])
    expect(titles({ supplier: 'northgate', expiresBefore: '2027' })).toEqual([])
  })

  it('finds words in other forms, phrases and beginnings', () => {
    expect(titles({ text: 'firewalls' })).toEqual(['Firewall contracts'])
    expect(titles({ text: '"neither confirm nor deny"' })).toEqual(['Endpoint detection'])
    expect(titles({ text: 'manifest* water' })).toEqual(['Water use'])
    expect(titles({ text: 'firewall water' })).toEqual([])
  })

  it('shows withdrawn responses only when asked for', () => {
    expect(titles({ withdrawn: 'include' })).toHaveLength(4)
    expect(titles({ withdrawn: 'only' })).toEqual([null])
  })

  it('says whether there are more than the limit', () => {
    const { database } = publishedWorld()
    expect(listResponses(database, { limit: 2 })).toMatchObject({ value: { rows: { length: 2 }, more: true } })
    expect(listResponses(database, { limit: 3 })).toMatchObject({ value: { rows: { length: 3 }, more: false } })
    expect(listResponses(database, { limit: null })).toMatchObject({ value: { rows: { length: 3 }, more: false } })
  })

  it('names near matches for a trust that it does not know', () => {
    expect(listResponses(publishedWorld().database, { trust: 'University of Utopia' })).toMatchObject({
      ok: false,
      problem: { kind: 'unknown_trust', candidates: ['RX1 Example University Hospitals'] },
    })
  })

  it('understands a mistyped trust where only one can be meant', () => {
    expect(titles({ trust: 'Exemple University Trust' })).toEqual(['Firewall contracts', 'Endpoint detection'])
  })

  it.each([
    ['since', { since: 'yesterday' }],
    ['until', { until: '2026-13' }],
    ['since', { since: '2026-02-30' }],
    ['outcome', { outcome: 'granted' }],
    ['exemption', { exemption: 'section nine' }],
    ['text', { text: '***' }],
    ['expires-after', { expiresAfter: 'soon' }],
  ])('refuses a wrong %s rather than ignoring it', (_, filters: Filters) => {
    expect(listResponses(publishedWorld().database, filters)).toMatchObject({
      ok: false,
      problem: { kind: 'wrong_filter' },
    })
  })
})
