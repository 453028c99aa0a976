import { describe, expect, it } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { documentOf } from './document-of.ts'

function read(notation: string) {
  const [response] = extract([documentOf(notation)]).responses
  if (!response) throw new Error('no response')
  return response
}

function pairs(notation: string): (string | null)[][] {
  return read(notation).answers.map(({ questions, subject, text }) => [questions.join(), subject, text])
}

describe('questions and answers', () => {
  it('reads all questions, then all answers under their numbers', () => {
    const letter = `Dear Ms Arkle
      You asked:
      1. How many lifts are in use?
      2. Who maintains them?
      Our response:
      1. Fourteen.
      2. Our own engineers.
      Yours sincerely`
    expect(read(letter).questions.map(({ text }) => text)).toEqual([
      'How many lifts are in use?',
      'Who maintains them?',
    ])
    expect(pairs(letter)).toEqual([
      ['1', null, 'Fourteen.'],
      ['2', null, 'Our own engineers.'],
    ])
  })

  it('reads an answer in the paragraph under each question, the rest of the question left to the question', () => {
    const letter = `Dear Ms Arkle
      1. The number of falls on wards.
      Please give figures for each year.
      There were 12 falls.
      2. The number of complaints.
      The Trust does not hold this information.
      Yours sincerely`
    expect(read(letter).questions[0]?.text).toBe('The number of falls on wards. Please give figures for each year.')
    expect(pairs(letter)).toEqual([
      ['1', null, 'There were 12 falls.'],
      ['2', null, 'The Trust does not hold this information.'],
    ])
  })

  it('takes one answer behind several unanswered questions for all of them', () => {
    const letter = `1. What is the price per bag?
      We pay £2 a bag.
      2. What is the price per box?
      3. What is the price per crate?
      We do not record these prices.
      4. Who delivers?
      Our porters deliver.`
    expect(pairs(letter).map(([questions]) => questions)).toEqual(['1', '2,3', '4'])
  })

  it('takes one reply behind all questions for all of them', () => {
    const letter = `You asked:
      1. How many beds are there?
      2. How many are closed?
      Our response
      Please see the attached spreadsheet.`
    expect(pairs(letter)).toEqual([['1,2', null, 'Please see the attached spreadsheet.']])
  })

  it('gives "all other questions" the questions that are not answered yet', () => {
    const letter = `You asked:
      1. How many beds are there?
      2. Which locks are fitted?
      3. Which cameras are fitted?
      Our response
      The answer to question 1 is:
      There are 40 beds.
      With regard to all other questions, the Trust neither confirms nor denies that it holds the information.`
    expect(pairs(letter).map(([questions]) => questions)).toEqual(['1', '2,3'])
  })

  it('reads the same list of answers for several contracts, each under the contract’s name', () => {
    const letter = `Please tell me for each contract:
      1. Who is the supplier?
      2. When does it expire?
      # Contract 1 – Lifts
      1. Hoistwell Ltd
      2. 31/03/2026
      # Contract 2 – Boilers
      1. Warmco plc
      2. 30/06/2027`
    expect(pairs(letter)).toEqual([
      ['1', 'Lifts', 'Hoistwell Ltd'],
      ['2', 'Lifts', '31/03/2026'],
      ['1', 'Boilers', 'Warmco plc'],
      ['2', 'Boilers', '30/06/2027'],
    ])
  })

  it('reads lines that begin with the contract’s name under each question', () => {
    const letter = `1. Who is the supplier of each?
      Lifts: Hoistwell Ltd
      Boilers: Warmco plc
      2. What is paid each year?
      Lifts: £4,000
      Boilers: £9,500`
    expect(pairs(letter)).toEqual([
      ['1', 'Lifts', 'Hoistwell Ltd'],
      ['1', 'Boilers', 'Warmco plc'],
      ['2', 'Lifts', '£4,000'],
      ['2', 'Boilers', '£9,500'],
    ])
  })

  it('reads a table of questions and answers', () => {
    const letter = `Dear Mr Lorn
      | Question | Trust response
      | 1. How many wards are there? | 22
      | 2. How many are mixed? | None`
    expect(read(letter).questions.map(({ label }) => label)).toEqual(['1', '2'])
    expect(pairs(letter)).toEqual([
      ['1', null, '22'],
      ['2', null, 'None'],
    ])
  })

  it('reads a table whose rows are the questions and whose columns are the contracts', () => {
    const letter = `Please answer for each contract:
      1. Who is the supplier?
      2. When does it expire?
      | | Lifts | Boilers
      | 1. Who is the supplier? | Hoistwell Ltd | Warmco plc
      | 2. When does it expire? | May 2026 | June 2027`
    expect(pairs(letter)).toContainEqual(['2', 'Boilers', 'June 2027'])
  })

  it('parts questions that run on in one paragraph', () => {
    const letter = `# Request
      Please answer the following. 1. How many vans are there? 2. How many are electric?
      # Response
      None are held by the Trust.`
    expect(read(letter).questions.map(({ text }) => text)).toEqual([
      'How many vans are there?',
      'How many are electric?',
    ])
  })

  it('numbers bullets in order', () => {
    const letter = `Requested:
      - How many vans are there?
      - How many are electric?
      Reply:
      The Trust has no vans.`
    expect(read(letter).questions.map(({ label }) => label)).toEqual(['1', '2'])
  })

  it('answers the request as a whole where no question is restated', () => {
    const letter = `Dear Ms Arkle
      Thank you for your request. Please find the policy attached.
      Kind regards`
    expect(pairs(letter)).toEqual([['', null, 'Please find the policy attached.']])
  })

  it('leaves rights of appeal and signatures out of the last answer', () => {
    const letter = `1. How many vans are there?
      There are 9.
      2. How many are electric?
      There are 2.
      If you are unhappy with this reply you may ask for an internal review.
      Yours sincerely
      A. Clerk`
    expect(pairs(letter).at(-1)).toEqual(['2', null, 'There are 2.'])
  })
})

describe('a page of several cases', () => {
  it('gives a response a case, with its own reference and dates', () => {
    const page = documentOf(`# Replies in May
      Published 3 June 2024.
      # 0611/24 – Lifts
      Received 2 April 2024 · Answered 1 May 2024
      1. Who maintains the lifts?
      Hoistwell Ltd.
      # 0614/24 – Vans
      Received 4 April 2024 · Answered 2 May 2024
      1. How many vans are there?
      Nine.`)
    const { responses } = extract([page])
    expect(
      responses.map(({ caseReference, receivedOn, respondedOn, publishedOn }) => [
        caseReference,
        receivedOn,
        respondedOn,
        publishedOn,
      ]),
    ).toEqual([
      ['0611/24', '2024-04-02', '2024-05-01', '2024-06-03'],
      ['0614/24', '2024-04-04', '2024-05-02', '2024-06-03'],
    ])
  })
})
