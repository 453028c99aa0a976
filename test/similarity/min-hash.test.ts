import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../src/similarity/hash.ts'
import { bandKeys, estimatedJaccard, SIGNATURE_LENGTH, signatureOf } from '../../src/similarity/min-hash.ts'

const members = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 30 })

/** Two sets of 1,000 members each, of which so many are in both. */
function overlapping(shared: number): [number[], number[]] {
  const one = Array.from({ length: 1000 }, (_, at) => hashOf(`member ${at}`))
  return [one, Array.from({ length: 1000 }, (_, at) => hashOf(`member ${at + 1000 - shared}`))]
}

describe('a MinHash', () => {
  it('is that of a set: order and repetition do not matter', () => {
    fc.assert(
      fc.property(members, (set) => {
        expect(signatureOf([...set, ...set].reverse())).toEqual(signatureOf(set))
      }),
    )
  })

  it('of a union is the least of both, number by number', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        const [first, second] = [signatureOf(one), signatureOf(other)]
        const least = first.map((value, at) => Math.min(value, second[at] ?? 0))
        expect(signatureOf([...one, ...other])).toEqual(least)
      }),
    )
  })

  it.each([100, 500, 900])('estimates the Jaccard index of sets with %i members of 1,000 in common', (shared) => {
    const [one, other] = overlapping(shared)
    const actual = shared / (2000 - shared)
    expect(Math.abs(estimatedJaccard(signatureOf(one), signatureOf(other)) - actual)).toBeLessThan(0.1)
  })

  it('stays what it was, since keys are stored', () => {
    const signature = signatureOf([hashOf('firewall contract'), hashOf('contract end')])
    expect(signature).toHaveLength(SIGNATURE_LENGTH)
    expect(bandKeys(signature, { count: 2, rows: 4 })).toMatchInlineSnapshot(`
      [
        770007958,
        2701400735,
      ]
    `)
  })
})

describe('band keys', () => {
  it('are shared by sets that are alike, and by hardly any that are not', () => {
    const keysOf = (set: number[]) => bandKeys(signatureOf(set), { count: 32, rows: 4 })
    const sharedKeys = (shared: number) => {
      const [one, other] = overlapping(shared)
      const keys = new Set(keysOf(one))
      return keysOf(other).filter((key) => keys.has(key)).length
    }
    expect(sharedKeys(800)).toBeGreaterThan(3)
    expect(sharedKeys(50)).toBe(0)
  })
})
