import { expect, it } from 'vitest'
import { findCitations } from '../../../src/extract/exemptions/citations.ts'

function cited(text: string): string[] {
  return findCitations(text).map(({ section, subsection }) => section + subsection)
}

it.each([
  ['section 31(3) of the FOIA', ['31(3)']],
  ['S31(3)', ['31(3)']],
  ['s.31 (1)(a) and (b)', ['31(1)(a)', '31(1)(b)']],
  ['Sections 24 and 31 are engaged', ['24', '31']],
  ['Section 43 (2) – Commercial Interests', ['43(2)']],
  [
    'Section 36 – Prejudice to effective conduct of Public Affairs (36 (1b)(2c) of the FOIA',
    ['36', '36(1)(b)', '36(2)(c)'],
  ],
  ['exempt under s.40(2) by virtue of 40(3A)(a)', ['40(2)', '40(3A)(a)']],
  ['section 22A', ['22A']],
  ['regulation 12(5)(e)', ['12(5)(e)']],
  ['section 36(2)(b)(ii)', ['36(2)(b)(ii)']],
])('reads “%s”', (text, citations) => {
  expect(cited(text)).toEqual(citations)
})

it.each(['6 sections of the ward', 'the 31 (thirty-one) beds', 'section of 12 beds', '£43(2 a month)'])(
  'reads no citation in “%s”',
  (text) => {
    expect(cited(text)).toEqual([])
  },
)

it('does not take a number behind "and" for a section', () => {
  expect(cited('under section 12 and 18 hours of work')).toEqual(['12'])
})
