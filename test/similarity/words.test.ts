import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subjectWords, tellingWords } from '../../src/similarity/words.ts'

describe('the telling words of a question', () => {
  it('leave out numbering, courtesy and number of nouns', () => {
    expect(tellingWords('4a) Please could you provide the contracts for firewalls?')).toEqual(['contract', 'firewall'])
    expect(tellingWords('(ii) Firewall contract')).toEqual(['firewall', 'contract'])
  })

  it('leave out whom is asked', () => {
    const addressed = 'Does Example University Hospitals of Wessex NHS Foundation Trust use endpoint detection?'
    expect(tellingWords(addressed)).toEqual(tellingWords('Do you use endpoint detection?'))
    expect(tellingWords('the staff of Upper Marsh Health Board')).toEqual(['staff'])
    expect(tellingWords('Which Trust runs the unit?')).toEqual(['run', 'unit'])
  })

  it('make one of dates and numbers, so that the same is asked in another year', () => {
    expect(tellingWords('agency spend from 1 April 2021 to 31 March 2022')).toEqual(['agency', 'spend', '#'])
    expect(tellingWords('agency spend in 2023/24')).toEqual(['agency', 'spend', '#'])
  })

  it('are the same however they are put again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('firewalls', 'Agency', 'spend', 'the', '2023', 'Trust')), (words) => {
        const once = tellingWords(words.join(' '))
        expect(tellingWords(once.filter((word) => word !== '#').join(' '))).toEqual(once.filter((word) => word !== '#'))
      }),
    )
  })

  it('name a subject where they are not asked of just anything', () => {
    expect([...subjectWords(tellingWords('When does the firewall contract end, and at what annual cost?'))]).toEqual([
      'firewall',
    ])
  })
})
