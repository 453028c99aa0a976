import { describe, expect, it } from 'vitest'
import { listExemptions } from '../../src/query/exemptions.ts'
import type { Filters } from '../../src/query/filters.ts'
import { publishedWorld } from './published.ts'

function provisions(filters: Filters): string[] {
  const answered = listExemptions(publishedWorld().database, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows.map((row) => row.provision)
}

describe('listing exemptions', () => {
  it('names sections and regulations as the law does, newest response first', () => {
    expect(provisions({})).toEqual(['reg 12(4)(b)', 's31(3)', 's40(2)'])
  })

  it('says who relied on it, for which questions, and where that stands', () => {
    expect(listExemptions(publishedWorld().database, { exemption: 's31(3)' })).toMatchObject({
      value: {
        rows: [
          {
            trust: 'Example University Hospitals',
            reference: '4217',
            questions: ['1'],
            ncnd: true,
            evidence: { quote: 'section 31(3)' },
          },
        ],
      },
    })
  })

  it('keeps to a section with all that is below it, a section to the Acts, a regulation to the Regulations', () => {
    expect(provisions({ exemption: 's31' })).toEqual(['s31(3)'])
    expect(provisions({ exemption: '12' })).toEqual(['reg 12(4)(b)'])
    expect(provisions({ exemption: 'reg 12(4)' })).toEqual(['reg 12(4)(b)'])
    expect(provisions({ exemption: 's12' })).toEqual([])
    expect(provisions({ exemption: 's31(1)' })).toEqual([])
  })

  it('heeds the filters of responses', () => {
    expect(provisions({ trust: 'sample' })).toEqual(['reg 12(4)(b)'])
    expect(provisions({ outcome: 'withheld_in_full' })).toEqual(['reg 12(4)(b)'])
    expect(provisions({ since: '2026' })).toEqual(['reg 12(4)(b)'])
  })
})
