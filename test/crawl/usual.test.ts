import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, quantile, usualDeviation } from '../../src/crawl/usual.ts'

describe('what is usual', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
  })

  it('is not moved by a wild one', () => {
    expect(median([10, 11, 9, 10, 9000])).toBe(10)
    expect(usualDeviation([10, 11, 9, 10, 9000])).toBeCloseTo(1.4826)
  })

  it('lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, share) => {
          for (const value of [median(values), quantile(values, share)]) {
            expect(value).toBeGreaterThanOrEqual(Math.min(...values))
            expect(value).toBeLessThanOrEqual(Math.max(...values))
          }
        },
      ),
    )
  })

  it('takes the value that the given share does not exceed', () => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
    expect(quantile([1, 2, 3, 4], 1)).toBe(4)
  })
})
