import { describe, expect, it } from 'vitest'
import { historyOf } from '../../src/query/history.ts'
import { nearReferences } from '../../src/query/near-references.ts'
import { getResponse } from '../../src/query/response.ts'
import { OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

describe('references near one', () => {
  it.each([
    ['4215', '4251'],
    ['4215', '421'],
    ['4215', '42155'],
    ['4215', '4216'],
    ['123', '2024/123'],
    ['123', '123/24'],
    ['123', '23/24/123'],
    ['2024/123', '123'],
    ['2024/123', '2023/123'],
    ['IR/4215', 'IR/4216'],
  ])('%s are %s among others', (typed, meant) => {
    expect(nearReferences(typed, 2026)).toContain(meant)
  })

  it('are never itself, nor two errors away', () => {
    const near = nearReferences('4215', 2026)
    expect(near).not.toContain('4215')
    expect(near).not.toContain('4336')
    expect(new Set(near).size).toBe(near.length)
  })
})

describe('a reference that no response bears', () => {
  function world() {
    const database = sampleDatabase()
    publish(database, { reference: '4216', text: 'One.', details: { title: 'Beds' } })
    publish(database, { reference: '2024/123', text: 'Two.' })
    publish(database, { reference: '900', text: 'Three.', log: OTHER_LOG })
    return database
  }

  it('is answered with those that are nearly written so', () => {
    expect(getResponse(world(), 'FOI 4261')).toMatchObject({
      problem: { kind: 'unknown_response', candidates: [expect.stringMatching(/^#\d+ 4216, .*: Beds$/)] },
    })
    expect(historyOf(world(), 'FOI 123')).toMatchObject({
      problem: { candidates: [expect.stringContaining('2024/123')] },
    })
  })

  it('is looked for at other trusts, where one was named', () => {
    expect(getResponse(world(), 'FOI 900', 'RX1')).toMatchObject({
      problem: { candidates: [expect.stringContaining('(7A9)')] },
    })
  })

  it('is answered with the list of all where nothing is near', () => {
    expect(getResponse(world(), 'FOI 77')).toMatchObject({
      problem: { advice: 'See "trustlog responses" for those that there are.', candidates: [] },
    })
    expect(getResponse(world(), 'https://example.nhs.uk/4261')).toMatchObject({ problem: { candidates: [] } })
  })
})
