import { describe, expect, it } from 'vitest'
import { parseProvision } from '../../src/query/provision.ts'

describe('a provision as typed', () => {
  it.each([
    ['s31(3)', ['FOIA', 'FOISA'], '31', '(3)'],
    ['S.40 (2)', ['FOIA', 'FOISA'], '40', '(2)'],
    ['section 22a', ['FOIA', 'FOISA'], '22A', ''],
    ['31', [], '31', ''],
    ['36(2)(b)(II)', [], '36', '(2)(b)(ii)'],
    ['reg 12(5)(e)', ['EIR', 'EISR'], '12', '(5)(e)'],
    ['Regulation 13', ['EIR', 'EISR'], '13', ''],
    ['r.12', ['EIR', 'EISR'], '12', ''],
  ])('%s', (typed, regimes, section, subsection) => {
    expect(parseProvision(typed)).toEqual({ regimes, section, subsection })
  })

  it.each(['', 'section', 'thirty-one', 's31(3', 's31)', '4216', 's31; drop table', `s31${'(1)'.repeat(30)}`])(
    '"%s" is none',
    (typed) => {
      expect(parseProvision(typed)).toBeNull()
    },
  )
})
