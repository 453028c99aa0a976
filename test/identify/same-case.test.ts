import { describe, expect, it } from 'vitest'
import { isSameCase as isSame, type Publication } from '../../src/identify/same-case.ts'

type Said = Omit<Publication, 'receivedOn'> & { receivedOn?: string }

function isSameCase(a: Said, b: Said): boolean {
  return isSame({ receivedOn: null, ...a }, { receivedOn: null, ...b })
}

const parking = 'How many car parking spaces has each site? Site A has 400 spaces and site B has 120 spaces for staff.'
const agency =
  'What did the Trust spend on agency nurses in 2024? The Trust spent 1.2 million pounds with four suppliers.'

describe('isSameCase', () => {
  it('takes two listings with the same subject for one case', () => {
    const page = { title: 'FOI 4216 Car parking', said: '' }
    expect(isSameCase(page, { title: 'Car parking - FOI-4216', said: '' })).toBe(true)
  })

  it('takes a page and a letter that say the same for one case, whatever their titles', () => {
    const page = { title: 'Disclosure of the month', said: parking }
    expect(isSameCase(page, { title: 'Staff spaces', said: `${parking} See also the annex.` })).toBe(true)
  })

  it('keeps a reused reference apart when subject and words differ', () => {
    expect(isSameCase({ title: 'Car parking', said: parking }, { title: 'Agency nurses', said: agency })).toBe(false)
    expect(isSameCase({ title: 'Car parking', said: '' }, { title: 'Agency nurses', said: '' })).toBe(false)
    expect(isSameCase({ title: null, said: parking }, { title: null, said: agency })).toBe(false)
  })

  it('lets a listing that says nothing join the case', () => {
    expect(isSameCase({ title: 'Car parking', said: parking }, { title: 'FOI 4216', said: '' })).toBe(true)
  })

  it('keeps cases with like titles apart that were received at different times', () => {
    const contracts = { title: 'Cyber Security Contracts', said: parking, receivedOn: '2025-03-03' }
    const tools = { title: 'Cyber Security Tools', said: agency, receivedOn: '2026-05-04' }
    expect(isSameCase(contracts, tools)).toBe(false)
    expect(isSameCase(contracts, { ...tools, receivedOn: '2025-03-05' })).toBe(true)
    expect(isSameCase(contracts, { ...contracts, receivedOn: '2026-05-04' })).toBe(true)
  })
})
