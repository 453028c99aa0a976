import { describe, expect, it } from 'vitest'
import { sparkline } from '../../src/publish/sparkline.ts'

describe('a sparkline', () => {
  it('is highest where the numbers are, and a dot where there is none', () => {
    expect(sparkline([0, 1, 4, 8])).toBe('·▁▄█')
  })

  it('tells one from none', () => {
    expect(sparkline([0, 1, 1000])).toBe('·▁█')
    expect(sparkline([0, 0])).toBe('··')
  })
})
