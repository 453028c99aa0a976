/** Letters of trusts that do not exist: grounds of refusal that stand in footnotes, or in an answer by themselves. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

describe('footnotes that carry the ground', () => {
  const reading = readingOf(`
    Dear Ms Arkle
    You asked:
    1. How many security incidents were there in 2023?
    2. Which anti-virus product is used?
    3. Who is the responsible officer?
    Our response:
    1. 14
    2. Exempt*
    3. Head of Cyber Security**
    * This information is exempt under section 31(1)(a) of the Freedom of Information Act.
    ** The name of the officer is withheld under section 40(2) of the Act.
    Yours sincerely`)

  it('belong to the answers with as many stars', () => {
    expect(reading.exemptions).toEqual(['31(1)(a) of 2', '40(2) of 3'])
  })

  it('say what became of these, and are no answer themselves', () => {
    expect(reading.answers).toEqual([
      '1 disclosed: 14',
      '2 withheld: Exempt*',
      '3 partially_withheld: Head of Cyber Security**',
    ])
  })
})

describe('a ground cited by itself', () => {
  it.each([
    ['s.31 (1)(a) and (b) applies.', 'withheld', ['31(1)(a)', '31(1)(b)']],
    ['Sections 24 and 31 apply to this information.', 'withheld', ['24', '31']],
    ['We will not provide this. Section 40 (2) personal information.', 'withheld', ['40(2)']],
    ['Information provided in confidence - s41(1).', 'withheld', ['41(1)']],
    ['Exempt: Section 36 (2b)(2c), effective conduct of public affairs', 'withheld', ['36(2)(b)', '36(2)(c)']],
    ['Fewer than five – exempt under section 40(2)', 'partially_withheld', ['40(2)']],
    ['The list is attached. Names: section 40(2).', 'partially_withheld', ['40(2)']],
    ['I confirm that the Trust holds this. It is exempt under section 43(2).', 'withheld', ['43(2)']],
  ])('“%s” is %s', (answer, outcome, provisions) => {
    const { answers, exemptions } = readingOf(`1. How many are there?\nTwelve.\n2. Which are they?\n${answer}`)
    expect(answers.at(-1)).toBe(`2 ${outcome}: ${answer}`)
    expect(exemptions).toEqual(provisions.map((provision) => `${provision} of 2`))
  })
})

describe('an internal review', () => {
  it('relies only on what it upholds', () => {
    const { exemptions } = readingOf(`
      Dear Mr Lorn
      Your original request asked:
      1. Who supplies your EPR?
      2. What does it cost?
      In our original response we withheld the cost under section 43(2) and the supplier under section 31(1)(a).
      I have decided that the supplier should be released: it is Chartwell Systems Ltd. I uphold the decision to withhold the cost under section 43(2) of the Act.
      Yours sincerely`)
    expect(exemptions).toEqual(['43(2) of 1, 2'])
  })
})

describe('somebody else to ask', () => {
  it('is all that is told', () => {
    const { answers } = readingOf(`
      1. How many handovers took more than an hour?
      We suggest that you contact the ambulance service, which holds these figures.
      2. How many patients were treated in corridors?
      We suggest that you read the attached table.`)
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(['1 transferred', '2 disclosed'])
  })
})

describe('an answer that points to another', () => {
  it('has its outcome', () => {
    const { answers } = readingOf(`
      1. Who is the supplier?
      This is exempt under section 31(1)(a).
      2. How much do you pay?
      Please refer to our response to question 1.
      3. How many work there?
      Six`)
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(['1 withheld', '2 withheld', '3 disclosed'])
  })
})

describe('a document given with redactions', () => {
  it('is withheld in part', () => {
    const { answers } = readingOf(
      '1. The minutes\nPlease see attached with redactions under Section 40.\n2. The cost\n£40',
    )
    expect(answers[0]).toContain('1 partially_withheld')
  })
})
