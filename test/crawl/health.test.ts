import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogHistory, PastNight } from '../../db/log-history.ts'
import { judgeNight } from '../../src/crawl/health.ts'
import type { LogManifest } from '../../src/domain.ts'
import { LOG, manifestOf } from '../db/sample.ts'

const DAY = 24 * 3600 * 1000
const TONIGHT = '2026-06-01T02:00:00.000Z'

const NIGHT: PastNight = {
  listed: 100,
  listedDated: 100,
  listedReferenced: 100,
  read: 0,
  readDated: 0,
  readReferenced: 0,
  failed: {},
}

function nights(count: number, night: Partial<PastNight> = {}): PastNight[] {
  return Array.from({ length: count }, () => ({ ...NIGHT, ...night }))
}

/** A history of what is given, so steady in everything else that nothing can be said of it. */
function historyOf(history: Partial<LogHistory>): LogHistory {
  return { sweeps: [], nights: [], news: [], ...history }
}

/** Kinds that keep the night from being published. */
function graveKinds(history: Partial<LogHistory>, tonight: Partial<LogManifest>): string[] {
  const night = manifestOf(LOG, { ...NIGHT, new: 0, ...tonight })
  return judgeNight(historyOf(history), night, TONIGHT).flatMap(({ kind, grave }) => (grave ? [kind] : []))
}

function kindsFound(history: Partial<LogHistory>, tonight: Partial<LogManifest>): string[] {
  const night = manifestOf(LOG, { ...NIGHT, new: 0, ...tonight })
  return judgeNight(historyOf(history), night, TONIGHT).flatMap(({ finding }) => finding?.kind ?? [])
}

/** Instants that end the given number of days before tonight, each so many days after the one before. */
function newsAfter(gaps: number[], silence: number): string[] {
  let at = Date.parse(TONIGHT) - silence * DAY
  const instants = [at]
  for (const gap of gaps.toReversed()) {
    at -= gap * DAY
    instants.unshift(at)
  }
  return instants.map((instant) => new Date(instant).toISOString())
}

/** A level and numbers that stay within three parts in a hundred of it. */
const steady = (fewest: number, most: number) =>
  fc.integer({ min: 20, max: 20_000 }).chain((level) =>
    fc.record({
      level: fc.constant(level),
      values: fc.array(fc.integer({ min: Math.ceil(level * 0.97), max: Math.floor(level * 1.03) }), {
        minLength: fewest,
        maxLength: most,
      }),
    }),
  )

describe('the number of entries', () => {
  it('of a steady log never alarms', () => {
    fc.assert(
      fc.property(steady(1, 26), ({ values }) => {
        expect(kindsFound({ sweeps: values.slice(0, -1) }, { listed: values.at(-1) ?? 0 })).toEqual([])
      }),
    )
  })

  it('halved after a long steady history always alarms', () => {
    fc.assert(
      fc.property(steady(8, 26), ({ level, values }) => {
        const listed = Math.floor(level / 2)
        expect(kindsFound({ sweeps: values }, { listed })).toEqual(['fewer_entries_than_usual'])
      }),
    )
  })

  it('may grow by whatever it grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(fc.nat(100), { maxLength: 26 }), (first, steps) => {
        const sweeps = [first]
        for (const step of steps) sweeps.push((sweeps.at(-1) ?? first) + step)
        expect(kindsFound({ sweeps: sweeps.slice(0, -1) }, { listed: sweeps.at(-1) ?? 0 })).toEqual([])
      }),
    )
  })

  it('halved in a log that grew every week is noticed beside last week, not beside last year', () => {
    const sweeps = Array.from({ length: 26 }, (_, week) => Math.round(100 * 1.05 ** week))
    expect(kindsFound({ sweeps }, { listed: (sweeps.at(-1) ?? 0) / 2 })).toEqual(['fewer_entries_than_usual'])
  })

  it('says nothing before there were four sweeps, nor of a night that read only the head', () => {
    expect(kindsFound({ sweeps: [100, 100, 100] }, { listed: 10 })).toEqual([])
    expect(kindsFound({ sweeps: [100, 100, 100, 100] }, { listed: 10 })).toEqual(['fewer_entries_than_usual'])
    expect(kindsFound({ sweeps: [100, 100, 100, 100] }, { listed: 10, completeSweep: false })).toEqual([])
  })

  it('is a habit again when it stays low', () => {
    expect(kindsFound({ sweeps: [100, 100, 100, 100, 100, 40, 40, 40] }, { listed: 40 })).toEqual([])
  })

  it('is told with its numbers', () => {
    const [verdict] = judgeNight(historyOf({ sweeps: [99, 100, 101, 100] }), manifestOf(LOG, { listed: 40 }), TONIGHT)
    expect(verdict?.finding?.evidence).toBe('40 entries, usually about 100')
  })
})

describe('dates and references', () => {
  it('alarm where they were always there and half are gone', () => {
    const listed = { listedDated: 50, listedReferenced: 50 }
    expect(kindsFound({ nights: nights(4) }, listed)).toEqual(['fewer_dates_than_usual', 'fewer_references_than_usual'])
  })

  it('do not alarm where a log never had them', () => {
    const none = { listedDated: 0, listedReferenced: 0 }
    expect(kindsFound({ nights: nights(20, none) }, none)).toEqual([])
  })

  it('do not alarm where the share is what it was, in a sample of any size', () => {
    const part = fc.record({ of: fc.integer({ min: 1, max: 500 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(part, fc.integer({ min: 4, max: 21 }), ({ of, share }, count) => {
        const night = { listed: of, listedDated: Math.round(of * share), listedReferenced: of }
        expect(kindsFound({ nights: nights(count, night) }, night)).toEqual([])
      }),
    )
  })

  it('count in what was read where the listing gives none', () => {
    const history = nights(6, { listedReferenced: 0, read: 5, readDated: 5, readReferenced: 5 })
    const tonight = { listedReferenced: 0, read: 5, readDated: 5, readReferenced: 1 }
    expect(kindsFound({ nights: history }, tonight)).toEqual(['fewer_references_than_usual'])
  })

  it('are as usual where they are missing as often as in all earlier nights together', () => {
    const one = { listedReferenced: 0, read: 1, readDated: 1 }
    const history = [...nights(7, { ...one, readReferenced: 1 }), ...nights(3, { ...one, readReferenced: 0 })]
    expect(kindsFound({ nights: history }, { listedReferenced: 0, read: 4, readDated: 4, readReferenced: 1 })).toEqual(
      [],
    )
  })

  it('may be missing in one or two new responses', () => {
    const history = nights(6, { listedReferenced: 0, read: 1, readDated: 1, readReferenced: 1 })
    expect(kindsFound({ nights: history }, { listedReferenced: 0, read: 2, readDated: 0, readReferenced: 0 })).toEqual(
      [],
    )
  })
})

describe('failures', () => {
  it('alarm when there are many more than on other nights', () => {
    expect(kindsFound({ nights: nights(8, { failed: { timeout: 1 } }) }, { failed: { timeout: 9 } })).toEqual([
      'more_failures_than_usual',
    ])
  })

  it('do not alarm where as many fail every night', () => {
    expect(kindsFound({ nights: nights(8, { failed: { timeout: 9 } }) }, { failed: { timeout: 10, dns: 2 } })).toEqual(
      [],
    )
  })
})

describe('a grave night', () => {
  it('lists less than half of the entries', () => {
    const sweeps = [100, 100, 100, 100]
    expect(graveKinds({ sweeps }, { listed: 49 })).toEqual(['fewer_entries_than_usual'])
    expect(graveKinds({ sweeps }, { listed: 51 })).toEqual([])
  })

  it('gives less than half of the references, but may lack its dates', () => {
    const history = { nights: nights(4) }
    expect(graveKinds(history, { listedReferenced: 10, listedDated: 10 })).toEqual(['fewer_references_than_usual'])
  })

  it('is never one that does not alarm', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 4, maxLength: 26 }), fc.nat(200), (sweeps, listed) => {
        const found = kindsFound({ sweeps }, { listed })
        for (const kind of graveKinds({ sweeps }, { listed })) expect(found).toContain(kind)
      }),
    )
  })

  it('is not one with many failures, or in silence', () => {
    const news = newsAfter([1, 1, 1, 1, 1, 1, 1, 1], 50)
    expect(graveKinds({ nights: nights(8), news }, { failed: { timeout: 80 } })).toEqual([])
  })
})

describe('silence', () => {
  it('alarms when it lasts much longer than the longest usual one', () => {
    const news = newsAfter([7, 7, 6, 8, 7, 7, 14, 7], 29)
    expect(kindsFound({ news }, {})).toEqual(['nothing_new_for_long'])
    expect(kindsFound({ news }, { new: 1 })).toEqual([])
  })

  it('never alarms while it is within the habit', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 1, noNaN: true }), (days, share) => {
        const silence = share * (days.toSorted((a, b) => a - b).at(days.length / 2) ?? 0)
        expect(kindsFound({ news: newsAfter(days, silence) }, {})).toEqual([])
      }),
    )
  })

  it('is no habit before there were eight silences', () => {
    expect(kindsFound({ news: newsAfter([1, 1, 1, 1, 1, 1, 1], 300) }, {})).toEqual([])
  })
})

describe('a night on which nothing could be read', () => {
  it('is not judged: its failure says it all', () => {
    const history = { sweeps: [100, 100, 100, 100], nights: nights(5), news: newsAfter([1, 1, 1, 1, 1, 1, 1, 1], 99) }
    expect(kindsFound(history, { pages: 0, listed: 0, listedDated: 0, listedReferenced: 0 })).toEqual([])
  })
})
