import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignQuestions } from '../../src/similarity/alignment.ts'
import { FIREWALLS_ASKED, SCANNERS_ASKED } from '../query/requests.ts'

const places = (versions: string[][]) => alignQuestions(versions).map((aligned) => aligned.places)

describe('aligning questions', () => {
  it('finds them again in another order, and puts what is new behind them', () => {
    const [scanners = ''] = SCANNERS_ASKED
    expect(places([FIREWALLS_ASKED, [scanners, ...FIREWALLS_ASKED.toReversed()]])).toEqual([
      [0, 4],
      [1, 3],
      [2, 2],
      [3, 1],
      [null, 0],
    ])
  })

  it('says which version left a question out', () => {
    expect(places([FIREWALLS_ASKED, FIREWALLS_ASKED.slice(0, 2)])).toEqual([
      [0, 0],
      [1, 1],
      [2, null],
      [3, null],
    ])
  })

  it('finds a question that was joined with another', () => {
    const [supplier = '', end = '', ...others] = FIREWALLS_ASKED
    expect(places([FIREWALLS_ASKED, [`${supplier} ${end}`, ...others]])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
      [3, 2],
    ])
  })

  it('gives every question of every version exactly one place or more', () => {
    const versions = fc.array(fc.array(fc.constantFrom(...FIREWALLS_ASKED, ...SCANNERS_ASKED), { maxLength: 5 }), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(versions, (asked) => {
        const aligned = alignQuestions(asked)
        for (const [version, questions] of asked.entries()) {
          const found = new Set(aligned.map((column) => column.places[version]))
          for (const place of questions.keys()) expect(found).toContain(place)
        }
        for (const column of aligned) expect(column.places).toHaveLength(asked.length)
      }),
    )
  })
})
