import { describe, expect, it } from 'vitest'
import { footing, footingOf } from '../../src/query/footing.ts'

const TODAY = '2026-03-01'

describe('what an answer rests on', () => {
  it('is little below three responses', () => {
    expect([1, 2, 3, 4].map((responses) => footing(responses, TODAY, TODAY).few)).toEqual([true, true, false, false])
  })

  it('is old where its newest is of more than three years ago', () => {
    expect(footing(9, '2023-02-28', TODAY).old).toBe(true)
    expect(footing(9, '2023-03-01', TODAY).old).toBe(false)
    expect(footing(0, null, TODAY).old).toBe(false)
  })

  it('is each response once, by the newest date of any', () => {
    const sources = [
      { responseId: 1, datedOn: '2025-05-01' },
      { responseId: 2, datedOn: '2025-07-01' },
      { responseId: 1, datedOn: '2024-01-01' },
    ]
    expect(footingOf(sources, TODAY)).toEqual({ responses: 2, newest: '2025-07-01', few: true, old: false })
  })
})
