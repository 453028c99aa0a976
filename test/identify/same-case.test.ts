import { describe, expect, it } from 'vitest'
import { isSameCase } from '../../src/identify/same-case.ts'

const parking =
  'You asked how many car parking spaces each site has. Site A has 400 spaces and site B has 120 spaces for staff.'
const agency =
  'You asked what the Trust spent on agency nurses in 2024. The Trust spent 1.2 million pounds with four suppliers.'

describe('isSameCase', () => {
  it('takes two listings with the same subject for one case', () => {
    expect(
      isSameCase({ title: 'FOI 4216 Car parking', texts: [] }, { title: 'Car parking - FOI-4216', texts: [] }),
    ).toBe(true)
  })

  it('takes a page and a letter with the same words for one case, whatever their titles', () => {
    const page = { title: 'Disclosure of the month', texts: [parking] }
    expect(isSameCase(page, { title: 'Staff spaces', texts: [`${parking} Yours faithfully`] })).toBe(true)
  })

  it('keeps a reused reference apart when subject and words differ', () => {
    expect(isSameCase({ title: 'Car parking', texts: [parking] }, { title: 'Agency nurses', texts: [agency] })).toBe(
      false,
    )
  })

  it('lets a listing that says nothing join the case', () => {
    expect(isSameCase({ title: 'Car parking', texts: [parking] }, { title: 'FOI 4216', texts: [] })).toBe(true)
  })
})
