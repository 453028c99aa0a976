import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInShard } from '../../src/crawl/shard.ts'

const shards = (of: number) => Array.from({ length: of }, (_, index) => ({ number: index + 1, of }))

describe('a shard', () => {
  it('shares every log with no other shard', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.integer({ min: 1, max: 40 }), (url, of) => {
        expect(shards(of).filter((shard) => isInShard(url, shard))).toHaveLength(1)
      }),
    )
  })

  it('has all logs of a host, whatever their path, port or scheme', () => {
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), fc.integer({ min: 1, max: 40 }), (host, path, of) => {
        const shard = shards(of).find((candidate) => isInShard(`https://${host}/`, candidate))
        for (const url of [`http://${host}:8080${path}`, `https://www.${host}/`]) {
          expect(shard && isInShard(url, shard)).toBe(true)
        }
      }),
    )
  })

  it('is the same on every machine and in every version', () => {
    const numberOf = (url: string) => shards(8).find((shard) => isInShard(url, shard))?.number
    expect(['https://a.example/', 'https://b.example/', 'https://c.example/'].map(numberOf)).toEqual([4, 7, 7])
  })

  it('has about its share', () => {
    const urls = Array.from({ length: 800 }, (_, index) => `https://foi.trust-${index}.nhs.uk/log`)
    for (const shard of shards(8)) {
      const share = urls.filter((url) => isInShard(url, shard)).length
      expect(share).toBeGreaterThan(70)
      expect(share).toBeLessThan(130)
    }
  })
})
