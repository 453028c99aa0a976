import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logsOfShard } from '../../src/crawl/shard.ts'
import type { Authority } from '../../src/domain.ts'

const shards = (of: number) => Array.from({ length: of }, (_, index) => ({ number: index + 1, of }))

/** A log of an authority, or of one that has no other. */
function logAt(url: string, odsCode = url) {
  const authority: Authority = { odsCode, name: odsCode, nation: 'England', kind: 'NHS Trust' }
  return { url, authority }
}

const anyLogs = fc.array(
  fc.tuple(fc.webUrl(), fc.integer({ min: 1, max: 9 })).map(([url, code]) => logAt(url, `R${code}`)),
  { maxLength: 20 },
)
const anyNumber = fc.integer({ min: 1, max: 40 })

/** The shard of each log, by its address. */
const numbersOf = (logs: ReturnType<typeof logAt>[], of: number) =>
  shards(of).flatMap((shard) => logsOfShard(logs, shard).map(({ url }) => [url, shard.number]))

describe('a shard', () => {
  it('shares every log with no other shard', () => {
    fc.assert(
      fc.property(anyLogs, anyNumber, (logs, of) => {
        const parted = shards(of).flatMap((shard) => logsOfShard(logs, shard))
        expect(parted).toHaveLength(logs.length)
        expect(new Set(parted)).toEqual(new Set(logs))
      }),
    )
  })

  it('has all logs of a host, whatever their path, port or scheme', () => {
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), anyNumber, (host, path, of) => {
        const logs = [`https://${host}/`, `http://${host}:8080${path}`, `https://www.${host}/`].map((url) => logAt(url))
        expect(shards(of).map((shard) => logsOfShard(logs, shard).length)).toContain(3)
      }),
    )
  })

  it('has all logs of an authority, and what hangs together through them', () => {
    const logs = [
      logAt('https://old.example/', 'RW1'),
      logAt('https://shared.example/one', 'RX9'),
      logAt('https://new.example/', 'RW1'),
      logAt('https://shared.example/two', 'RW1'),
    ]
    expect(shards(40).map((shard) => logsOfShard(logs, shard).length)).toContain(4)
  })

  it('does not follow from the order of the logs', () => {
    fc.assert(
      fc.property(anyLogs, anyNumber, (logs, of) => {
        expect(new Set(numbersOf([...logs].reverse(), of).map(String))).toEqual(
          new Set(numbersOf(logs, of).map(String)),
        )
      }),
    )
  })

  it('is the same on every machine and in every version', () => {
    const logs = ['https://a.example/', 'https://b.example/', 'https://c.example/'].map((url) => logAt(url))
    expect(new Map(numbersOf(logs, 8) as [string, number][])).toEqual(
      new Map([
        ['https://a.example/', 4],
        ['https://b.example/', 7],
        ['https://c.example/', 7],
      ]),
    )
  })

  it('has about its share', () => {
    const logs = Array.from({ length: 800 }, (_, index) => logAt(`https://foi.trust-${index}.nhs.uk/log`))
    for (const shard of shards(8)) {
      const share = logsOfShard(logs, shard).length
      expect(share).toBeGreaterThan(70)
      expect(share).toBeLessThan(130)
    }
  })
})
