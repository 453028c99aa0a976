import { describe, expect, it } from 'vitest'
import { draftQuestions } from '../../src/similarity/draft-questions.ts'

describe('the questions of a draft', () => {
  it('are the items of its list, with the lines that belong to them', () => {
    const draft = `Dear Sir or Madam,
I write under the Freedom of Information Act.

1. Which firewall do you use,
   and who supplies it?
2) When does the contract end?
- Its annual cost

Yours faithfully`
    expect(draftQuestions(draft)).toEqual([
      '1. Which firewall do you use, and who supplies it?',
      '2) When does the contract end?',
      '- Its annual cost',
    ])
  })

  it('are its sentences that ask, where there is no list', () => {
    expect(
      draftQuestions(
        'We study hospitals. Please provide the number of laptops. Who supplies them? Thank you very much.',
      ),
    ).toEqual(['Please provide the number of laptops.', 'Who supplies them?'])
  })

  it('are all there is of a few words', () => {
    expect(draftQuestions('endpoint detection')).toEqual(['endpoint detection'])
  })

  it('are none of a greeting, or of nothing', () => {
    expect(draftQuestions('Dear Sir, thank you.')).toEqual([])
    expect(draftQuestions(' \n\n')).toEqual([])
  })
})
