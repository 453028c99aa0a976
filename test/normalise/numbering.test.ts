import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../src/normalise/numbering.ts'

const ROMAN = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

describe('numbers of a list', () => {
  it('count in letters beyond z', () => {
    expect([1, 26, 27, 52, 53, 703].map((value) => formatNumber(value, 'lower-alpha'))).toEqual([
      'a',
      'z',
      'aa',
      'az',
      'ba',
      'aaa',
    ])
  })

  it('count in Roman numerals', () => {
    expect([4, 9, 14, 40, 1994].map((value) => formatNumber(value, 'upper-roman'))).toEqual([
      'IV',
      'IX',
      'XIV',
      'XL',
      'MCMXCIV',
    ])
  })

  it('stay decimal where a style has no such number', () => {
    expect(formatNumber(0, 'lower-roman')).toBe('0')
    expect(formatNumber(-2, 'upper-alpha')).toBe('-2')
  })

  it('no two numbers print alike, and Roman ones are well formed', () => {
    const values = fc.uniqueArray(fc.integer({ min: 1, max: 3999 }), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(values, ([one = 1, other = 2]) => {
        for (const style of ['lower-alpha', 'lower-roman'] as const) {
          expect(formatNumber(one, style)).not.toBe(formatNumber(other, style))
        }
        expect(formatNumber(one, 'lower-roman')).toMatch(ROMAN)
      }),
    )
  })
})
