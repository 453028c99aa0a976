import { describe, expect, it } from 'vitest'
import { facetOf } from '../../db/facets.ts'
import { RESPONSE_OUTCOMES } from '../../src/domain.ts'
import { CATEGORIES } from '../../src/extract/contracts/categories.ts'

describe('facets', () => {
  it('tell every outcome and every category from all others, since what they say is not checked again', () => {
    for (const facets of [RESPONSE_OUTCOMES.map(facetOf.outcome), Object.keys(CATEGORIES).map(facetOf.category)])
      expect(new Set(facets).size).toBe(facets.length)
  })
})
