import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicaliseCaseReference } from '../../src/identify/case-reference.ts'
import { gapsOf } from '../../src/identify/reference-gaps.ts'
import { printedWith, referenceSeries } from '../../src/identify/reference-series.ts'

function references(printed: readonly string[], datedOn = '2025-06-01') {
  return printed.map((one) => ({ printed: one, canonical: canonicaliseCaseReference(one)?.canonical ?? one, datedOn }))
}

function seriesOf(printed: readonly string[], datedOn?: string) {
  return referenceSeries(references(printed, datedOn)).map(({ key, members }) => [
    key,
    members.map(({ number }) => number),
  ])
}

describe('the series of references', () => {
  it.each([
    ['FOI 4216|FOI-4214', '', [4214, 4216]],
    ['FOI2025/00327|FOI2025/00329', '2025', [327, 329]],
    ['FOI 159-2025|161-2025', '2025', [159, 161]],
    ['FOI/25/344|FOI/25/346', '25', [344, 346]],
    ['270-2425|272-2425', '2425', [270, 272]],
    ['FOI/2025/26/002|FOI/2025/26/007', '2025/26', [2, 7]],
    ['FOI 4049 2024/25|FOI 4051 2024/25', '2024/25', [4049, 4051]],
    ['FOI250012|FOI250020|FOI250021', '25', [12, 20, 21]],
    ['FOI.CH.25.712|FOI.CH.25.714', '25', [712, 714]],
  ])('of %s counts within "%s"', (printed, key, numbers) => {
    expect(seriesOf(printed.split('|'))).toEqual([[key, numbers]])
  })

  it('keeps apart what an authority counts in several ways', () => {
    expect(seriesOf(['FOI 17-2025', 'FOI 19-2025', 'FOI 3-2024', 'FOI 4216', 'FOI 4217'])).toEqual([
      ['2025', [17, 19]],
      ['2024', [3]],
      ['', [4216, 4217]],
    ])
  })

  it('takes a reference that was used again for the same number, and leaves out what has no number', () => {
    const used = [...references(['FOI 1', 'FOI 2']), { printed: 'FOI 2', canonical: '2~2', datedOn: '2025-06-01' }]
    expect(referenceSeries(used)[0]?.members).toHaveLength(2)
    expect(seriesOf(['V1J1H', 'IR 4216'])).toEqual([])
  })

  it('has every number once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1 }), (numbers) => {
        const [only, ...others] = seriesOf(numbers.map((number) => `FOI ${number}`))
        expect(others).toEqual([])
        expect(only?.[1]).toEqual([...new Set(numbers)].toSorted((one, other) => one - other))
      }),
    )
  })
})

describe('a reference with another number', () => {
  it.each([
    ['FOI 4216', 4216, 4217, 'FOI 4217', ''],
    ['FOI2026/00327', 327, 328, 'FOI2026/00328', '2026'],
    ['FOI202600327', 327, 328, 'FOI202600328', '2026'],
    ['FOI250012', 12, 9, 'FOI250009', '25'],
    ['022-2023', 22, 23, '023-2023', '2023'],
    ['FOI 99', 99, 100, 'FOI 100', ''],
    ['FOI 4216/JM', 4216, '#', 'FOI #/JM', ''],
    ['FOI 006-2026', 6, 7, 'FOI 007-2026', '2026'],
    ['24/23-24', 24, 25, '25/23-24', '23/24'],
    ['23-24/24', 24, 25, '23-24/25', '23/24'],
  ])('than %s is printed the same way', (printed, number, wanted, expected, key) => {
    expect(printedWith(printed, number, wanted, { key })).toBe(expected)
  })

  it('is told from a year that is the same number by the other references of its series', () => {
    expect(printedWith('FOI 024-24', 24, 25, { key: '24', shape: 'FOI #-24' })).toBe('FOI 025-24')
    expect(printedWith('FOI 24-024', 24, 25, { key: '24', shape: 'FOI 24-#' })).toBe('FOI 24-025')
  })

  it('is not known where the number does not stand there', () => {
    expect(printedWith('FOI', 4, 5, { key: '' })).toBeNull()
  })
})

describe('the gaps of a series', () => {
  const gaps = (printed: string[]) =>
    referenceSeries(references(printed))
      .flatMap((series) => gapsOf(series))
      .map(({ first, last, jump }) => [first, last, jump])

  it('are the numbers between those that are known', () => {
    expect(gaps(['FOI 4214', 'FOI 4216', 'FOI 4217', 'FOI 4221'])).toEqual([
      [4215, 4215, false],
      [4218, 4220, false],
    ])
    expect(gaps(['FOI 1', 'FOI 2'])).toEqual([])
  })

  it('begin with 1 in a year that is known from near its beginning, else with the first that is known', () => {
    expect(gaps(['3-2025', '40-2025'])).toEqual([
      [1, 2, false],
      [4, 39, false],
    ])
    expect(gaps(['30-2025', '40-2025'])).toEqual([[31, 39, false]])
    expect(gaps(['FOI 30', 'FOI 400'])[0]).toEqual([31, 399, false])
  })

  it('are taken for a new numbering where they are far longer than usual', () => {
    const printed = Array.from({ length: 30 }, (_, index) => `FOI ${1000 + 2 * index}`)
    expect(gaps([...printed, 'FOI 987654']).at(-1)).toEqual([1059, 987653, true])
  })

  it('are too long to be missing where nobody is asked so often in the while between the two', () => {
    expect(gaps(['FOI0321004', 'FOI0421011'])).toEqual([[321005, 421010, true]])
    const years = [...references(['FOI 100'], '2020-02-01'), ...references(['FOI 9000'], '2021-11-30')]
    expect(referenceSeries(years).flatMap((series) => gapsOf(series))[0]?.jump).toBe(false)
  })
})
