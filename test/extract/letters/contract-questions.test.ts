/** Contracts that trusts which do not exist tell of question by question. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

describe('questions in few words', () => {
  it('are one contract, named by the introduction', () => {
    const { contracts } = readingOf(`
      Please provide the following about your telephone system contract
      1. Existing supplier
      2. Hardware brand
      3. Number of users
      4. Contract duration
      5. Contract expiry date
      6. The person responsible
      Response
      1. Voxline Ltd
      2. Mitel
      3. 4,200
      4. 3 years plus 1 year extension
      5. 30/06/2026
      6. Telecoms Manager`)
    expect(contracts).toEqual([
      {
        service: 'Telephone system',
        supplier: 'Voxline Ltd',
        brand: 'Mitel',
        licences: 4200,
        duration: '3 years',
        extension: '1 year',
        expiryDate: '2026-06-30',
        contractOfficer: 'Telecoms Manager',
      },
    ])
  })
})

describe('a question for a thing before the question for its supplier', () => {
  it('says what the supplier supplies', () => {
    const { contracts } = readingOf(`
      1. What EPR system do you use?
      CareVista
      2. Who is the supplier?
      Chartwell Systems Ltd
      3. What is the total contract value?
      £24m`)
    expect(contracts).toEqual([
      {
        service: 'EPR system',
        product: 'CareVista',
        supplier: 'Chartwell Systems Ltd',
        totalValue: 24000000,
        currency: 'GBP',
      },
    ])
  })
})

describe('a supplier withheld', () => {
  it('leaves a contract with what else is stated', () => {
    const { contracts } = readingOf(`
      1. Who is your current provider of firewalls?
      Withheld under section 31(1)(a).
      2. When does the contract expire?
      March 2026`)
    expect(contracts).toEqual([{ service: 'Firewalls', expiryDate: '2026-03', withheld: ['supplier'] }])
  })

  it('leaves none where the Trust neither confirms nor denies', () => {
    const { contracts } = readingOf(`
      1. Who is your current provider of firewalls?
      We neither confirm nor deny that we hold this, section 31(3).
      2. What is spent on IT each year?
      £4.1m`)
    expect(contracts).toEqual([])
  })
})

describe('two contracts in turn', () => {
  const { contracts } = readingOf(`
    1. Who supplies your managed print service?
    Printwell Ltd
    2. Who supplies your franking machines?
    See Q1
    3. When does the print contract expire?
    30 June 2026
    4. When does the franking contract expire?
    31 May 2027
    5. What is the annual value of each of these contracts?
    Print: circa £61K. The value of the franking contract is withheld under section 43(2).`)

  it('follow what an answer points to', () => {
    expect(contracts.map(({ service, supplier }) => [service, supplier])).toEqual([
      ['Managed print service', 'Printwell Ltd'],
      ['Franking machines', 'Printwell Ltd'],
    ])
  })

  it('take each date and sum to the contract that is named', () => {
    expect(contracts).toMatchObject([
      { expiryDate: '2026-06-30', annualSpend: 61000, approximate: true },
      { expiryDate: '2027-05-31', withheld: ['annualSpend'] },
    ])
  })
})

describe('fields in lettered lines under a name each', () => {
  it('are a contract each', () => {
    const { contracts } = readingOf(`
      1. Standard firewall - keeps others off the network
      2. Anti-virus - finds and removes viruses
      For each please provide: a. Existing Supplier b. Spend c. Brand d. Expiry date
      Response
      Firewall
      a. Existing Supplier: Netwise Ltd
      b. Annual spend: £22,000
      c. Brand: Exempt – section 31
      d. Expiry date: March 2024
      Anti-virus
      a. Existing Supplier: Cavell IT
      b. Annual spend: £9,100
      c. Brand: Exempt – section 31
      d. Expiry date: May 2024`)
    expect(contracts).toEqual([
      {
        service: 'Firewall',
        supplier: 'Netwise Ltd',
        annualSpend: 22000,
        currency: 'GBP',
        expiryDate: '2024-03',
        withheld: ['brand'],
      },
      {
        service: 'Anti-virus',
        supplier: 'Cavell IT',
        annualSpend: 9100,
        currency: 'GBP',
        expiryDate: '2024-05',
        withheld: ['brand'],
      },
    ])
  })

  it('end where the next name stands, though it be no heading', () => {
    const { answers } = readingOf(`
      1. Supplier
      2. Contract owner
      Response
      Firewall
      1. Netwise Ltd
      2. Head of Cyber Security
      Anti-virus
      1. Cavell IT
      2. As above`)
    expect(answers[1]).toBe('2 disclosed: [Firewall] Head of Cyber Security')
  })
})

describe('somebody who provides something', () => {
  it('is no contract where nothing else is told of it', () => {
    expect(
      readingOf('1. How often is training?\nAnnually\n2. Who provides it?\nOur own tutors and Brightway Ltd.')
        .contracts,
    ).toEqual([])
  })
})
