import { describe, expect, it } from 'vitest'
import { questionLikeness, questionWords } from '../../src/similarity/question-likeness.ts'

function likeness(draft: string, other: string, { context = draft, title = '' } = {}): number {
  return questionLikeness(questionWords(draft, context), questionWords(other, title), title)
}

describe('the likeness of two questions', () => {
  it('is 1 for the same question, politely or not', () => {
    expect(likeness('Which firewall do you use?', 'Please could you tell me which firewalls you use')).toBeCloseTo(1)
  })

  it('is found in other words about the same subject', () => {
    expect(
      likeness('Do you use endpoint detection and response software?', 'What endpoint detection product is in place?'),
    ).toBeGreaterThan(0.5)
  })

  it('is none about another subject, in however many shared words', () => {
    expect(likeness('When does your firewall contract end?', 'When does your catering contract end?')).toBe(0)
  })

  it('takes the subject from the request where the question names none', () => {
    const context = 'Which firewall do you use? When does the contract end?'
    const asked = likeness('When does the contract end?', 'What is the contract end date?', {
      context,
      title: 'Firewall contract',
    })
    const other = likeness('When does the contract end?', 'What is the contract end date?', {
      context,
      title: 'Catering contract',
    })
    expect(asked).toBeGreaterThan(0.5)
    expect(other).toBe(0)
  })
})
