import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../src/domain.ts'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'
import { stated } from '../stated.ts'

function contractsOf(notation: string): Contract[] {
  return extract([documentOf(notation)]).responses[0]?.contracts ?? []
}

const ASKED = `For each contract please state:
  1. Who is the supplier?
  2. What is the annual spend?
  3. Which brand is used?
  4. What is the start date?
  5. What is the expiry date?
  6. What is the duration?
  7. Who is the contract officer?
  8. How many licences are held?`

describe('contracts', () => {
  it('reads one contract for each list of answers, values as stated', () => {
    const [lifts] = contractsOf(`${ASKED}
      # Contract 1 – Lifts
      1. Hoistwell Ltd
      2. Approx. £61K
      3. Withheld – section 31(1)(a)
      4. April 2022
      5. 31/03/2026
      6. 4 years
      7. Head of Estates
      8. 1,200
      # Contract 2 – Boilers
      1. Warmco plc
      2. £9,500
      3. N/A
      4. N/A
      5. N/A
      6. Rolling annual
      7. As above
      8. N/A`)
    expect(stated(lifts)).toEqual({
      service: 'Lifts',
      supplier: 'Hoistwell Ltd',
      annualSpend: 61000,
      approximate: true,
      currency: 'GBP',
      startDate: '2022-04',
      expiryDate: '2026-03-31',
      duration: '4 years',
      contractOfficer: 'Head of Estates',
      licences: 1200,
      withheld: ['brand'],
    })
  })

  it('resolves "as above" to the contract before, except for a duration', () => {
    const [, boilers] = contractsOf(`Please state:
      1. Who is the contract manager?
      2. What is the duration?
      3. Who is the supplier?
      # Lifts
      1. Head of Estates
      2. 4 years
      3. Hoistwell Ltd
      # Boilers
      1. As above
      2. As above
      3. Warmco plc`)
    expect(boilers?.contractOfficer).toBe('Head of Estates')
    expect(boilers?.duration).toBeNull()
  })

  it('keeps an expiry before the start as printed and flags it', () => {
    const [contract] = contractsOf(`1. Who supplies your linen and laundry service?
      Pressfold Ltd.
      2. When did the contract start?
      26/06/2020
      3. When does it expire?
      27/06/2019`)
    expect([contract?.startDate, contract?.expiryDate, contract?.flags]).toEqual([
      '2020-06-26',
      '2019-06-27',
      ['expiry_before_start'],
    ])
  })

  it('reads a table whose columns are the fields', () => {
    const contracts = contractsOf(`REQUEST: Please list your contracts with supplier, dates and value.
      OUR RESPONSE: The details are below.
      | Contract | Supplier | Start date | End date | Annual value
      | Lifts | Hoistwell Ltd | 01/04/2022 | 31/03/2026 | £38,400
      | Boilers | As above | May 2023 | April 2024 | Withheld s43(2)`)
    expect(contracts.map(stated)).toEqual([
      {
        service: 'Lifts',
        supplier: 'Hoistwell Ltd',
        startDate: '2022-04-01',
        expiryDate: '2026-03-31',
        annualSpend: 38400,
        currency: 'GBP',
      },
      {
        service: 'Boilers',
        supplier: 'Hoistwell Ltd',
        startDate: '2023-05',
        expiryDate: '2024-04',
        withheld: ['annualSpend'],
      },
    ])
  })

  it('reads a contract told in sentences', () => {
    const [contract] = contractsOf(`1. Who provides patient meals, and from what date?
      Platewell, part of Ladle Group, from 1 August 2019.
      2. When will that contract end, and can it be extended?
      31 July 2024. It may be extended by up to two years.
      3. What does it cost each year?
      £887,250.00 excluding VAT.
      4. Who manages the contract?
      The contract is managed by the Director of Estates, 01999 555 0190.`)
    expect(stated(contract)).toEqual({
      service: 'Patient meals',
      supplier: 'Platewell, part of Ladle Group',
      startDate: '2019-08-01',
      expiryDate: '2024-07-31',
      annualSpend: 887250,
      currency: 'GBP',
      vat: 'excluded',
      extension: 'up to two years',
      contractOfficer: 'Director of Estates',
    })
  })

  it('takes no contract from a reply that neither confirms nor denies', () => {
    expect(
      contractsOf(`# Request
        1. Who supplies your firewall, and when does the contract expire?
        2. What is the annual cost?
        # Response
        The Trust neither confirms nor denies that it holds this information under section 31(3).`),
    ).toEqual([])
  })

  it('takes no contract from a reply about staff', () => {
    expect(
      contractsOf(`1. How many housing officers are employed?
        The Trust has 2 officers and contracts 5 beds from Havenstep until 31 March 2026 for £90,000 a year.`),
    ).toEqual([])
  })

  it('never takes a person’s name for the officer', () => {
    const [contract] = contractsOf(`1. Who supplies your lifts?
      Hoistwell Ltd.
      2. Who is the contract manager?
      Jane Arkle, jane.arkle@example.nhs.uk`)
    expect(contract?.contractOfficer).toBeNull()
  })

  it('leaves out a service that is not in place', () => {
    const contracts = contractsOf(`Please state:
      1. Who is the supplier?
      2. What is the annual cost?
      # Lifts
      1. Hoistwell Ltd
      2. £4,000
      # Cranes
      1. No such service in place
      2. N/A`)
    expect(contracts.map(({ service }) => service)).toEqual(['Lifts'])
  })
})
