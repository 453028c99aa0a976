import { describe, expect, it } from 'vitest'
import { findDates } from '../../src/normalise/dates.ts'

describe('dates in running text', () => {
  it.each([
    ['12th February 2026', '2026-02-12'],
    ['1st of May 2020', '2020-05-01'],
    ['31st March ’25', '2025-03-31'],
    ['March 1, 2018', '2018-03-01'],
    ['2020-01-28', '2020-01-28'],
    ['28.01.20', '2020-01-28'],
    ['Feb-26', '2026-02'],
    ['February 2026', '2026-02'],
    ['28 January', '--01-28'],
  ])('“%s” is %s', (printed, date) => {
    expect(findDates(`on ${printed} or so`).map((found) => found.date)).toEqual([date])
  })

  it.each(['31/02/2024', '12.5.1', 'FOI 12/2024', 'may 20', 'version 1.2.3456'])('“%s” is none', (printed) => {
    expect(findDates(printed)).toEqual([])
  })

  it('stand in the order of the text, each read once in its most exact form', () => {
    const text = 'From 1 April 2022 to 31/03/2025, renewed May 2025, reviewed on 3 June'
    const found = findDates(text)
    expect(found.map(({ start, end, date }) => [text.slice(start, end), date])).toEqual([
      ['1 April 2022', '2022-04-01'],
      ['31/03/2025', '2025-03-31'],
      ['May 2025', '2025-05'],
      ['3 June', '--06-03'],
    ])
  })

  it('take time that grows with the text, however many dates it has', () => {
    const seconds = (dates: number) => {
      const text = '1 May 2020, '.repeat(dates)
      const began = performance.now()
      expect(findDates(text)).toHaveLength(dates)
      return performance.now() - began
    }
    seconds(1_000)
    expect(seconds(100_000)).toBeLessThan(3_000)
  })
})
