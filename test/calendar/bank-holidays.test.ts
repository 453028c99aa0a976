import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays, easterSunday } from '../../src/calendar/bank-holidays.ts'

describe('Easter Sunday', () => {
  it.each(['2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21', '2024-03-31', '2026-04-05', '2030-04-21'])(
    'was or will be %s',
    (day) => {
      expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
    },
  )

  it('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1978, max: 2200 }), (year) => {
        const day = easterSunday(year)
        expect(new Date(day).getUTCDay()).toBe(0)
        expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true)
      }),
    )
  })
})

/** As GOV.UK publishes them, month and day. */
const PUBLISHED = {
  England: {
    2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
    2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  },
  Scotland: {
    2012: '01-02 01-03 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26',
    2013: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2017: '01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
  },
  'Northern Ireland': {
    2018: '01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
  },
} as const

describe('bank holidays', () => {
  const years = Object.entries(PUBLISHED).flatMap(([nation, lists]) =>
    Object.entries(lists).map(([year, days]) => ({ nation: nation as keyof typeof PUBLISHED, year, days })),
  )
  it.each(years)('in $nation in $year are those published', ({ nation, year, days }) => {
    expect(bankHolidays(Number(year), nation)).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('in Wales are those in England', () => {
    expect(bankHolidays(2024, 'Wales')).toEqual(bankHolidays(2024, 'England'))
  })

  it('know of the years in which a holiday was moved for a jubilee or an anniversary', () => {
    expect(bankHolidays(2002, 'England')).toEqual(expect.arrayContaining(['2002-06-03', '2002-06-04']))
    expect(bankHolidays(2002, 'England')).not.toContain('2002-05-27')
    expect(bankHolidays(2020, null)).not.toContain('2020-05-04')
    expect(bankHolidays(2011, null)).toContain('2011-04-29')
  })

  it('have St Andrew’s Day since its Act of 2007', () => {
    expect(bankHolidays(2006, 'Scotland')).not.toContain('2006-11-30')
    expect(bankHolidays(2007, 'Scotland')).toContain('2007-11-30')
  })

  it('in any part of the United Kingdom are those of all parts, each once', () => {
    expect(bankHolidays(2025, null)).toEqual(
      '01-01 01-02 03-17 04-18 04-21 05-05 05-26 07-14 08-04 08-25 12-01 12-25 12-26'
        .split(' ')
        .map((day) => `2025-${day}`),
    )
  })

  it('are weekdays of their year, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1999, max: 2100 }), (year) => {
        for (const day of bankHolidays(year, null)) {
          expect([0, 6]).not.toContain(new Date(day).getUTCDay())
          expect(day.startsWith(`${year}-`)).toBe(true)
        }
      }),
    )
  })
})
