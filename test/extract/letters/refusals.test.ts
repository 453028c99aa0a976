/** Letters of trusts that do not exist, which refuse all or some of what was asked. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

describe('a refusal of a request in several parts for its cost', () => {
  const reading = readingOf(`
    Aldermoor University Hospitals NHS Trust
    FOI Ref: 5519
    21 October 2024
    Dear Requester
    You asked:
    1. How many patients fell on a ward in 2023?
    2. Of these, how many were wearing bed socks?
    3. What was the total paid in compensation?
    Our response:
    The circumstances of each fall are recorded only in the narrative of the patient's notes. To answer we would need to read 3,140 records, and at ten minutes for each this would take more than 500 hours. This exceeds the appropriate limit of 18 hours set by the Fees Regulations.
    Section 12(1) of the Act therefore applies to the whole of your request, and we are not obliged to comply with it.
    Under section 16 we have a duty to advise and assist. You may wish to limit your request to question 3.
    If you are unhappy with this decision you may ask for an internal review.`)

  it('gives nothing: sentences that explain the cost are no answer', () => {
    expect(reading.outcome).toBe('cost_limit')
    expect(reading.exemptions).toEqual(['12(1) of 1, 2, 3'])
  })
})

describe('what is published already', () => {
  const reading = readingOf(`
    Dear Requester
    Your request and our answers:
    Question 1: Please provide the Trust's payments to suppliers over £25,000 for 2023.
    Answer: Section 21 applies, as this information is already accessible to you on our website: https://www.example.org/spend
    Question 2: Please provide the gender pay gap report.
    Answer: This is available at https://www.example.org/pay-gap
    Question 3: How many staff are employed?
    Answer: 4,912`)

  it('is told apart from what is given', () => {
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual([
      '1 accessible_elsewhere',
      '2 accessible_elsewhere',
      '3 disclosed',
    ])
    expect(reading.exemptions).toEqual(['21 of 1'])
    expect(reading.outcome).toBe('granted_in_full')
  })
})

describe('small numbers', () => {
  const reading = readingOf(`
    Dear Requester
    1. How many staff were dismissed in each of the last three years?
    | Year | Dismissals
    | 2021 | 12
    | 2022 | <5
    | 2023 | 9
    Figures below five have been replaced by <5. This is because individuals could be identified, and the exact figure is exempt under section 40(2) of the Freedom of Information Act 2000.
    2. How many of them appealed?
    Fewer than five.
    3. Is there a policy?
    Yes, see attached.`)

  it('are held back in part', () => {
    expect(reading.answers[0]).toMatch(/^1 partially_withheld: /)
    expect(reading.answers[2]).toBe('3 disclosed: Yes, see attached.')
    expect(reading.exemptions).toEqual(['40(2) of 1'])
    expect(reading.outcome).toBe('partially_withheld')
  })
})

describe('a commercial refusal with its public interest test', () => {
  const reading = readingOf(`
    Dear Requester
    1. Which company holds the contract for patient transport?
    Severn Swift Transport Ltd
    2. What price per journey was agreed?
    The Trust is withholding this information under Section 43(2) of the FOIA, commercial interests.
    Public interest test
    Factors in favour of disclosure: openness about how public money is spent.
    Factors against disclosure: rates would become known to competitors, and the Trust would pay more at the next tender.
    On balance the public interest in maintaining the exemption outweighs the public interest in disclosure.
    Yours sincerely`)

  it('refuses only the question that it argues about', () => {
    expect(reading.answers).toHaveLength(2)
    expect(reading.answers[0]).toBe('1 disclosed: Severn Swift Transport Ltd')
    expect(reading.answers[1]).toMatch(/^2 withheld: The Trust is withholding this information/)
    expect(reading.exemptions).toEqual(['43(2) of 2'])
  })
})

describe('information that will be published', () => {
  const reading = readingOf(`
    Dear Requester
    Request
    Please send me the staff survey results for 2024 by directorate.
    Response
    The results are due to be published on our website in May 2025. They are therefore exempt from disclosure under section 22(1) of the Freedom of Information Act (information intended for future publication). We have considered the public interest and find that it favours an orderly publication.`)

  it('is withheld until then', () => {
    expect(reading.outcome).toBe('withheld_in_full')
    expect(reading.exemptions).toEqual(['22(1) of 1'])
  })
})

describe('a qualified person’s opinion', () => {
  const reading = readingOf(`
    Dear Requester
    You requested the following:
    1) Minutes of the private board meetings held in 2023
    2) The names of those attending
    In response:
    1) We consider that the minutes are exempt under s36(2)(b)(i) and (ii) and s.36(2)(c). The Chief Executive, as the qualified person, is of the opinion that disclosure would be likely to inhibit the free and frank provision of advice.
    2) The attendance list is enclosed. Names of staff below director level have been redacted in line with section 40(2).
    Yours sincerely`)

  it('cites every limb of section 36', () => {
    expect(reading.exemptions).toEqual(['36(2)(b)(i) of 1', '36(2)(b)(ii) of 1', '36(2)(c) of 1', '40(2) of 2'])
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual(['1 withheld', '2 partially_withheld'])
  })
})

describe('a danger to health and safety', () => {
  const reading = readingOf(`
    Dear Requester
    Q1 Where are the medical gas stores?
    A1 This information is exempt from disclosure by virtue of Section 38(1)(b): to say where the stores are would endanger staff and patients.
    Q2 When were they last inspected?
    A2 November 2023.`)

  it('refuses that question and no other', () => {
    expect(reading.exemptions).toEqual(['38(1)(b) of 1'])
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual(['1 withheld', '2 disclosed'])
  })
})

describe('environmental information', () => {
  const reading = readingOf(`
    Brackenfell Hospitals NHS Foundation Trust
    Environmental Information Regulations 2004
    Dear Requester
    Your request has been handled under the Environmental Information Regulations 2004 (EIR).
    1. Every e-mail about the boiler house since 2010
    We estimate that some 41,000 e-mails would need to be read. Your request is manifestly unreasonable and we refuse it under Regulation 12(4)(b).
    2. The price paid to Greyling Energy for steam
    The price is excepted under regulation 12(5)(e), confidentiality of commercial information. The public interest favours maintaining the exception.
    3. Tonnes of carbon emitted in 2023
    11,420 tonnes.`)

  it('is refused under regulations', () => {
    expect(reading.regime).toBe('EIR')
    expect(reading.exemptions).toEqual(['12(4)(b) of 1', '12(5)(e) of 2'])
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual(['1 withheld', '2 withheld', '3 disclosed'])
  })
})

describe('a reply under the Scottish Act', () => {
  const reading = readingOf(`
    NHS Strathmarra
    Freedom of Information (Scotland) Act 2002
    Date: 7 August 2024
    Our Ref: FOISA-24-615
    Dear Requester
    1. How many cataract operations were carried out privately?
    Under section 17 of the Act, I have to inform you that NHS Strathmarra does not hold this information.
    2. Please supply the Board's annual report.
    Section 25(1) of the Act applies, since the report is otherwise accessible on our website.
    3. What is the hourly rate charged by the clinic?
    We are withholding this under section 33(1)(b) as disclosure would substantially prejudice the commercial interests of the clinic.`)

  it('reads the sections by that Act', () => {
    expect(reading).toMatchObject({ regime: 'FOISA', reference: 'FOISA-24-615', respondedOn: '2024-08-07' })
    expect(reading.exemptions).toEqual(['17 of 1', '25(1) of 2', '33(1)(b) of 3'])
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual([
      '1 not_held',
      '2 accessible_elsewhere',
      '3 withheld',
    ])
    expect(reading.outcome).toBe('partially_withheld')
  })
})

describe('a paragraph that gives and refuses', () => {
  const reading = readingOf(`
    Dear Requester
    1. Who manages the contract? Please give name, job title and e-mail address.
    The contract is managed by the Deputy Director of Estates. We do not release the names or contact details of staff below board level, which are exempt under section 40(2).
    2. Which firewall is used?
    To name the product would make the Trust more open to attack, and it is therefore exempt under section 31(1)(a).`)

  it('is refused in part', () => {
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual(['1 partially_withheld', '2 withheld'])
  })
})

describe('what is given beside a refusal', () => {
  const reading = readingOf(`
    Dear Requester
    Question 1 – Please provide the names of consultants on call.
    Response – This constitutes personal data and is therefore exempt under Section 40(2). However, the number of consultants on call was 4.
    Question 2 – Which companies supply your EPR and your firewall?
    Response – The EPR is supplied by Chartwell Ltd. The name of the firewall supplier is exempt under section 31(1)(a).`)

  it('makes the refusal one of a part', () => {
    expect(reading.answers.map((answer) => answer.split(':')[0])).toEqual([
      '1 partially_withheld',
      '2 partially_withheld',
    ])
  })

  it('is a contract, and the refused one is none', () => {
    expect(reading.contracts).toEqual([{ service: 'EPR', supplier: 'Chartwell Ltd' }])
  })
})

describe('a vexatious request', () => {
  it('is refused; the request said again is no answer', () => {
    const { outcome } = readingOf(`
      Dear Requester
      You requested copies of all e-mails about your complaint.
      We have decided that your request is vexatious within the meaning of section 14(1).`)
    expect(outcome).toBe('vexatious')
  })
})
