/** Letters of trusts that do not exist: how questions and answers are numbered, and what becomes of numbers that drift. */
import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'
import { readingOf } from './reading-of.ts'

describe('nested numbers', () => {
  it('run on from one section to the next, lettered parts between', () => {
    const { answers } = readingOf(`
      1.1 How many beds do you have
      (a) in adult wards?
      212
      (b) in children's wards?
      38
      1.2 How many of these are closed?
      Six
      2.1 Who maintains the beds?
      Bedwell Services Ltd`)
    expect(answers).toEqual([
      '1.1, 1.1a disclosed: 212',
      '1.1b disclosed: 38',
      '1.2 disclosed: Six',
      '2.1 disclosed: Bedwell Services Ltd',
    ])
  })
})

describe('numbering that drifts', () => {
  const letter = (second: string) => `
    Request:
    1. Who supplies the network maintenance contract?
    2. What is the annual value?
    3. When does it expire?
    4. Who is the contract manager?
    Response:
    1. Netwise Ltd
    2. ${second}
    4. 31 March 2026
    5. Head of Networks`

  it('is read in order where the answers are of the kinds that were asked for', () => {
    expect(readingOf(letter('£48,000')).answers.map((answer) => answer.split(' ')[0])).toEqual(['1', '2', '3', '4'])
    expect(extract([documentOf(letter('£48,000'))]).responses[0]?.flags).toContain('numbering_drifts')
  })

  it('is not guessed at where they are not', () => {
    expect(readingOf(letter('1 April 2022')).answers).toHaveLength(1)
  })

  it('shows where an answer is of another kind than its question asks for', () => {
    const [response] = extract([documentOf('1. When does it end?\n£4,000\n2. Who supplies it?\nNetwise Ltd')]).responses
    expect(response?.flags).toContain('answers_do_not_fit_questions')
  })
})

describe('labels without marks', () => {
  it('"A3 …" answers "Q3 …"', () => {
    expect(readingOf('Q1 What system do you use?\nA1 CareVista\nQ2 What paper does it print on?\nA4').answers).toEqual([
      '1 disclosed: CareVista',
      '2 disclosed: A4',
    ])
  })
})

describe('an answer that names its question', () => {
  it('stands beside one for all other questions', () => {
    const { answers, exemptions } = readingOf(`
      1. Do you use endpoint detection?
      2. Who supplies it?
      3. What does it cost each year?
      Trust response
      Question 3: The annual cost is £41,300.
      With regard to all other questions, the Trust neither confirms nor denies that it holds this information, under section 31(3) of the Act.`)
    expect(answers.map((answer) => answer.split(':')[0])).toEqual(['3 disclosed', '1, 2 neither_confirm_nor_deny'])
    expect(exemptions).toEqual(['31(3) of 1, 2 ncnd'])
  })
})

describe('questions without numbers', () => {
  it('have the answers below them', () => {
    expect(
      readingOf(`
        *How many incidents were recorded in 2022/23?*
        1,204
        *How many led to a prosecution?*
        We do not record this.`).answers,
    ).toEqual(['1 disclosed: 1,204', '2 not_held: We do not record this.'])
  })

  it('are one request where they stand in one paragraph that nothing announces', () => {
    const { questions, answers } = readingOf(`
      Please tell me who provides your patient transport and when the contract ends.
      Patient transport is provided by Swiftcare Ambulance Ltd. The contract runs until 30 September 2026.`)
    expect(questions).toHaveLength(1)
    expect(answers).toEqual([
      '1 disclosed: Patient transport is provided by Swiftcare Ambulance Ltd. The contract runs until 30 September 2026.',
    ])
  })
})

describe('a table cut by the end of a page', () => {
  it('goes on with the answer of the row before', () => {
    const { questions, answers } = readingOf(`
      | Request | Trust response
      | 1. How are patients discharged? | The ward writes to the council, which offers the
      | | patient an appointment.
      | 2. How many were discharged? | 412`)
    expect(questions).toHaveLength(2)
    expect(answers).toEqual([
      '1 disclosed: The ward writes to the council, which offers the patient an appointment.',
      '2 disclosed: 412',
    ])
  })
})

describe('what belongs to the question', () => {
  it.each([
    'Contract title:',
    'How many were placed in the following years? 2010, 2011 and 2012.',
    'Do you use a cloud service? Yes/No',
    'What was the budget for training? (April 2016 - March 2017)',
    'How many contracts were awarded in a). 2012/13 b). 2013/14?',
    'The number of closures. We would request that these be broken down by month.',
  ])('“%s” is all question', (question) => {
    const { questions, answers } = readingOf(`1. ${question}\n14\n2. How many are planned?\nNone`)
    expect(questions).toEqual([`1 ${question}`, '2 How many are planned?'])
    expect(answers).toEqual(['1 disclosed: 14', '2 disclosed: None'])
  })
})
