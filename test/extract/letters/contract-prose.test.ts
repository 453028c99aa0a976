/** Contracts that trusts which do not exist tell of in sentences and in labelled lines. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

describe('a paragraph for each contract', () => {
  it('is one contract with what the paragraph tells', () => {
    const { contracts } = readingOf(`
      Dear Requester
      You asked: Please provide details of your contracts for grounds, pest control and lifts, with supplier, annual value and end date.
      Our response:
      Grounds maintenance is provided by Greenholt Ltd under a contract that runs until 31 March 2026. The annual value is £84,000.
      Pest control is provided by Ratwise Services. The contract costs £9,200 a year and expires on 30 September 2024.
      Lift maintenance is carried out in-house.`)
    expect(contracts).toEqual([
      {
        service: 'Grounds maintenance',
        supplier: 'Greenholt Ltd',
        expiryDate: '2026-03-31',
        annualSpend: 84000,
        currency: 'GBP',
      },
      {
        service: 'Pest control',
        supplier: 'Ratwise Services',
        expiryDate: '2024-09-30',
        annualSpend: 9200,
        currency: 'GBP',
      },
    ])
  })
})

describe('labelled lines under a heading', () => {
  it('are the fields of the contract that the heading names', () => {
    const { contracts } = readingOf(`
      Dear Requester
      Please find the details of our contracts below.
      # Digital dictation
      Supplier: Speakwell Systems Ltd
      Start date: 1 August 2021
      End date: 31 July 2024
      Annual cost: £38,500 excluding VAT
      # Speech recognition
      Supplier: Voxline
      Start date: January 2023
      End date: N/A
      Annual cost: See above`)
    expect(contracts).toEqual([
      {
        service: 'Digital dictation',
        supplier: 'Speakwell Systems Ltd',
        startDate: '2021-08-01',
        expiryDate: '2024-07-31',
        annualSpend: 38500,
        currency: 'GBP',
        vat: 'excluded',
      },
      {
        service: 'Speech recognition',
        supplier: 'Voxline',
        startDate: '2023-01',
        annualSpend: 38500,
        currency: 'GBP',
        vat: 'excluded',
      },
    ])
  })
})

describe('questions about one contract', () => {
  const reading = readingOf(`
    # Digital dictation Tender
    Dear Requester
    1. Who is the current supplier?
    Speakwell Systems Ltd
    2. What is the annual value of the contract?
    £38,500
    3. When does the contract end?
    31 July 2024, with the option to extend until 31 July 2026.
    4. What is the total value over the term?
    £115,500
    5. Who is the contract owner?
    Head of Digital Services`)

  it('put each value in the field that its question names', () => {
    expect(reading.contracts).toMatchObject([
      {
        supplier: 'Speakwell Systems Ltd',
        annualSpend: 38500,
        expiryDate: '2024-07-31',
        totalValue: 115500,
        contractOfficer: 'Head of Digital Services',
      },
    ])
    expect(reading.contracts[0]).not.toHaveProperty('startDate')
  })

  it('take the service from the title where no question names it', () => {
    expect(reading.contracts[0]?.service).toBe('Digital dictation')
  })
})

describe('two contracts told in one sentence', () => {
  it('are two contracts', () => {
    const { contracts } = readingOf(`
      Dear Requester
      1. Who supplies your agency nurses and your agency doctors?
      Agency nurses are supplied by Nightwell Ltd and agency doctors are supplied by Starling Medical plc.
      2. When do these contracts end?
      Both contracts end on 31 March 2025.`)
    expect(contracts).toEqual([
      { service: 'Agency nurses', supplier: 'Nightwell Ltd', expiryDate: '2025-03-31' },
      { service: 'Agency doctors', supplier: 'Starling Medical plc', expiryDate: '2025-03-31' },
    ])
  })
})

describe('what is no contract', () => {
  it('gives none', () => {
    const { contracts } = readingOf(`
      Dear Requester
      1. Which company provides your bed management system?
      The Trust does not have a bed management system.
      2. How much did the Trust spend on agency nurses in 2023?
      £4.1m
      3. When does the policy come to an end?
      31 March 2026
      4. Who is responsible for the policy?
      The Chief Nurse`)
    expect(contracts).toEqual([])
  })
})

describe('one paragraph that answers a question for everything', () => {
  it('is one contract with all that it tells', () => {
    const { contracts } = readingOf(`
      Dear Requester
      Request: Who is your supplier of franking machines, when does the contract end and what is its annual cost?
      Response: Our franking machines are supplied by Postwell Ltd. The contract ends on 30 June 2025 and costs £2,300 per annum (ex VAT).`)
    expect(contracts).toEqual([
      {
        service: 'Franking machines',
        supplier: 'Postwell Ltd',
        expiryDate: '2025-06-30',
        annualSpend: 2300,
        currency: 'GBP',
        vat: 'excluded',
      },
    ])
  })
})

describe('a page that sums a contract up in lines', () => {
  const reading = readingOf(`
    # Network maintenance contract
    Case reference FOI-5512
    Received 3 May 2024
    # Request
    Please provide the supplier, the start date and the end date.
    # Response
    Supplier: Netwell Ltd
    Start: 1 April 2021
    End: 31 March 2024`)

  it('is a contract named by the title', () => {
    expect(reading.contracts).toEqual([
      { service: 'Network maintenance', supplier: 'Netwell Ltd', startDate: '2021-04-01', expiryDate: '2024-03-31' },
    ])
  })

  it('dates the contract, not the reply', () => {
    expect(reading).toMatchObject({ reference: 'FOI-5512', receivedOn: '2024-05-03', respondedOn: null })
  })
})

describe('a supplier that is used for something', () => {
  it('is paid for that', () => {
    const { contracts } = readingOf(`
      Dear Requester
      1. When did you last review your contract?
      12 March 2023
      2. Which supplier do you use for payroll?
      Paywell plc, since 1 April 2019
      3. How much is paid per annum?
      Approximately £90k`)
    expect(contracts).toEqual([
      {
        service: 'Payroll',
        supplier: 'Paywell plc',
        startDate: '2019-04-01',
        annualSpend: 90000,
        approximate: true,
        currency: 'GBP',
      },
    ])
  })
})
