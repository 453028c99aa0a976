/** Letters of trusts that do not exist, in the layouts in which questions and answers stand. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

describe('a reply by e-mail', () => {
  const reading = readingOf(`
    From: Freedom of Information (WELLAND MARSH HOSPITALS NHS TRUST)
    Sent: 14 March 2025 09:12
    To: A Requester
    Subject: RE: FOI 24-1187 Car parking

    Good morning,
    Thank you for your request for information, received on 17 February 2025. Please see the Trust's responses in line below.
    Q1. How many parking spaces does the hospital have for staff?
    Trust Response: 812 spaces.
    Q2. How many parking permits were issued in 2024?
    Trust Response: 2,340 permits were issued.
    Q3. What was the income from parking fines?
    Trust Response: The Trust does not issue fines, so no income was received.
    Kind regards,
    FOI Team
    Welland Marsh Hospitals NHS Trust`)

  it('takes the day on which it was sent as the day of reply', () => {
    expect(reading).toMatchObject({
      reference: 'FOI 24-1187',
      receivedOn: '2025-02-17',
      respondedOn: '2025-03-14',
    })
  })

  it('reads "Trust Response:" under each question as its answer', () => {
    expect(reading.answers).toEqual([
      '1 disclosed: 812 spaces.',
      '2 disclosed: 2,340 permits were issued.',
      '3 disclosed: The Trust does not issue fines, so no income was received.',
    ])
    expect(reading.outcome).toBe('granted_in_full')
  })
})

describe('a letter with the answer in italics under each question', () => {
  const reading = readingOf(`
    Orchard Hill Community NHS Foundation Trust
    Our ref: OHC/FOI/0412
    3rd June 2024
    Dear Requester
    Freedom of Information Act 2000
    I write further to your request of 8 May 2024 about continence services. Our reply is set out below.
    1. Number of patients referred to the continence service in 2022/23 and 2023/24
    _2022/23: 1,204. 2023/24: 1,377._
    2. Average waiting time from referral to first assessment
    _The average waiting time was eleven weeks._
    3. Which products are supplied to patients at home?
    _Products are supplied through NHS Supply Chain._
    _We do not record individual brands._
    4. Number of complaints about the service
    _None_
    If you are not satisfied with this response you may ask for an internal review.
    Yours sincerely`)

  it('parts question and answer by their look', () => {
    expect(reading.questions).toEqual([
      '1 Number of patients referred to the continence service in 2022/23 and 2023/24',
      '2 Average waiting time from referral to first assessment',
      '3 Which products are supplied to patients at home?',
      '4 Number of complaints about the service',
    ])
    expect(reading.answers).toEqual([
      '1 disclosed: 2022/23: 1,204. 2023/24: 1,377.',
      '2 disclosed: The average waiting time was eleven weeks.',
      '3 disclosed: Products are supplied through NHS Supply Chain. We do not record individual brands.',
      '4 disclosed: None',
    ])
  })

  it('reads the reference and both days', () => {
    expect(reading).toMatchObject({ reference: 'OHC/FOI/0412', receivedOn: '2024-05-08', respondedOn: '2024-06-03' })
  })
})

describe('a table of questions and responses', () => {
  const reading = readingOf(`
    Fenwick & Tarn Mental Health NHS Trust
    Date: 19/09/2023
    Reference: FOI-3307
    Dear Requester
    Please find our response below.
    | No. | Question | Response
    | a) | Please state the number of inpatient beds. | 184
    | b) | Please state the number of out of area placements in 2022. | The Trust does not hold this information.
    | c) | Please provide the name of the ward manager of each ward. | Withheld under Section 40(2) of the Freedom of Information Act.
    | d) | How many incidents of restraint were recorded? | See attached.
    Yours faithfully`)

  it('labels the questions as printed', () => {
    expect(reading.questions.map((question) => question.slice(0, 2))).toEqual(['a ', 'b ', 'c ', 'd '])
  })

  it('reads what became of each row', () => {
    expect(reading.answers).toEqual([
      'a disclosed: 184',
      'b not_held: The Trust does not hold this information.',
      'c withheld: Withheld under Section 40(2) of the Freedom of Information Act.',
      'd disclosed: See attached.',
    ])
    expect(reading.exemptions).toEqual(['40(2) of c'])
    expect(reading.outcome).toBe('partially_withheld')
  })
})

describe('answers lettered under lettered questions', () => {
  const reading = readingOf(`
    Dear Requester
    You asked for the following information:
    a) How many agency nurses worked in January 2024?
    b) What was the highest hourly rate paid?
    c) Which agencies were used?
    The Trust can respond as follows:
    a) 61
    b) £48.20
    c) Nightwell, Starling Care and Brightbank.
    Yours sincerely`)

  it('are answers to the questions of the same letter', () => {
    expect(reading.answers).toEqual([
      'a disclosed: 61',
      'b disclosed: £48.20',
      'c disclosed: Nightwell, Starling Care and Brightbank.',
    ])
  })
})

describe('a request quoted in one block', () => {
  const reading = readingOf(`
    Dear Requester
    RE: Freedom of Information request FOI/2024/0091
    Thank you for your email of 2 January 2024 requesting the following information:
    "I am looking for the number of hip replacements that were cancelled on the day of surgery in December 2023, and the reasons that were given."
    The Trust has completed its search for the information requested. In December 2023 nine operations were cancelled on the day. Six were cancelled for lack of a bed and three because the patient was unwell.
    I hope this is helpful.
    Yours sincerely`)

  it('is one question with one answer', () => {
    expect(reading.questions).toEqual([
      '1 "I am looking for the number of hip replacements that were cancelled on the day of surgery in December 2023, and the reasons that were given."',
    ])
    expect(reading.answers).toEqual([
      '1 disclosed: The Trust has completed its search for the information requested. In December 2023 nine operations were cancelled on the day. Six were cancelled for lack of a bed and three because the patient was unwell.',
    ])
    expect(reading.outcome).toBe('granted_in_full')
  })

  it('does not take a month that was asked about for a day of the letter', () => {
    expect(reading).toMatchObject({ receivedOn: '2024-01-02', respondedOn: null })
  })
})

describe('a schedule behind the signature', () => {
  it('still answers', () => {
    const { answers } = readingOf(`
      Dear Requester
      Our answers are on the next sheet. You may ask for an internal review.
      Yours sincerely
      # Answers
      | No. | Your question | Our answer | If not given, why
      | 1 | Who runs the canteen? | Breadwell Ltd |
      | 2 | What is the margin? | Not given | Section 43(2). It would prejudice their commercial interests.`)
    expect(answers).toEqual([
      '1 disclosed: Breadwell Ltd',
      '2 withheld: Not given | Section 43(2). It would prejudice their commercial interests.',
    ])
  })
})

describe('a heading that nothing follows', () => {
  it('announces no answer', () => {
    const { answers } = readingOf(`
      # Response
      1. Please give the number of beds.
      2. Please give the number of wards.
      Please see the attached spreadsheet, which holds both.
      # Response`)
    expect(answers).toEqual(['1, 2 disclosed: Please see the attached spreadsheet, which holds both.'])
  })
})

describe('a request in bullets', () => {
  it('is a question a bullet, with what was pleased to be confirmed as the answer', () => {
    const { questions, answers } = readingOf(`
      Dear Requester
      Thank you for your request dated 10.10.2024 for the following:
      - The number of ambulances on the road on 1 January 2024
      - The average age of the fleet
      I am pleased to confirm the following:
      - 44 ambulances
      - 6.2 years
      Yours sincerely`)
    expect(questions).toEqual([
      '1 The number of ambulances on the road on 1 January 2024',
      '2 The average age of the fleet',
    ])
    expect(answers).toEqual(['1, 2 disclosed: 44 ambulances 6.2 years'])
  })
})

describe('answers above the request', () => {
  it('end where the request is quoted', () => {
    const { answers } = readingOf(`
      Our responses to your questions are as follows:
      1) 14
      2) £2,300
      Your request was:
      1) How many taxis are contracted?
      2) What is the monthly cost?`)
    expect(answers).toEqual(['1 disclosed: 14', '2 disclosed: £2,300'])
  })
})
