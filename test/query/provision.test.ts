import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullTextQuery } from '../../src/query/full-text.ts'
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

describe('words to search for', () => {
  it.each([
    ['firewall contracts', '"firewall" "contracts"'],
    ['"neither confirm nor deny" endpoint', '"neither confirm nor deny" "endpoint"'],
    ['manifest*', '"manifest"*'],
    ['foo OR (bar)', '"foo" "OR" "(bar)"'],
    ['unclosed "quotation', '"unclosed" "quotation"'],
  ])('%s', (typed, query) => {
    expect(fullTextQuery(typed)).toBe(query)
  })

  it('are none where there are only signs', () => {
    expect(fullTextQuery(' "" - * ')).toBeNull()
  })

  it('never carry syntax beyond quotations and a final star', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(fullTextQuery(typed) ?? '').toMatch(/^(?:"[^"]*"\*?(?: |$))*$/)
      }),
    )
  })
})
