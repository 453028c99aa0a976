/** Contracts that trusts which do not exist state in tables: one a row, or one a column. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './reading-of.ts'

const LETTER = 'Dear Requester\nPlease see the table below for the information that you requested.\n'

describe('a table with a contract in each row', () => {
  it('reads other words for the same columns', () => {
    const { contracts } = readingOf(`${LETTER}
      | System | Vendor | Contract end | Value p.a. | Contract term | Lead officer
      | Pathology system | Clinisphere Ltd | 31st March '25 | £182,400 ex VAT | 5 years | Head of Pathology IT
      | Maternity record | Birthwise UK | Mar-24 | £61k inc. VAT | 3+1+1 years | Digital Midwife Lead
      | Theatre system | See above | N/A | TBC | Rolling | See above`)
    expect(contracts).toEqual([
      {
        service: 'Pathology system',
        supplier: 'Clinisphere Ltd',
        expiryDate: '2025-03-31',
        annualSpend: 182400,
        currency: 'GBP',
        vat: 'excluded',
        duration: '5 years',
        contractOfficer: 'Head of Pathology IT',
      },
      {
        service: 'Maternity record',
        supplier: 'Birthwise UK',
        expiryDate: '2024-03',
        annualSpend: 61000,
        currency: 'GBP',
        vat: 'included',
        duration: '3+1+1 years',
        extension: '1+1 years',
        contractOfficer: 'Digital Midwife Lead',
      },
      {
        service: 'Theatre system',
        supplier: 'Birthwise UK',
        duration: 'Rolling',
        contractOfficer: 'Digital Midwife Lead',
      },
    ])
  })

  it('reads a provider, a renewal date and a total value', () => {
    const { contracts } = readingOf(`${LETTER}
      | Contract title | Provider | Commencement date | Renewal date | Total contract value (£) | Procurement route
      | Interpreting | Wordbridge Services | 01/07/2021 | 30/06/2025 | 412,000 | NHS SBS framework
      | Archive storage | Boxwell Ltd | Q4 2020/21 | 2026 | 96,500.50 | Direct award`)
    expect(contracts).toEqual([
      {
        service: 'Interpreting',
        supplier: 'Wordbridge Services',
        startDate: '2021-07-01',
        expiryDate: '2025-06-30',
        totalValue: 412000,
        currency: 'GBP',
        framework: 'NHS SBS framework',
      },
      {
        service: 'Archive storage',
        supplier: 'Boxwell Ltd',
        startDate: '2020',
        expiryDate: '2026',
        totalValue: 96500.5,
        currency: 'GBP',
      },
    ])
  })

  it('reads a start and an end that stand in one column', () => {
    const { contracts } = readingOf(`${LETTER}
      | Service | Supplier | Contract dates | Annual cost
      | Taxi services | Harbour Cars | 1 April 2023 – 31 March 2026 | c. £75,000
      | Courier | Swiftline | from 1 May 2022 until 30 April 2024 | £12,000 - £14,000`)
    expect(contracts).toMatchObject([
      {
        service: 'Taxi services',
        startDate: '2023-04-01',
        expiryDate: '2026-03-31',
        annualSpend: 75000,
        approximate: true,
      },
      { service: 'Courier', startDate: '2022-05-01', expiryDate: '2024-04-30' },
    ])
  })

  it('keeps what was refused apart from what was given', () => {
    const { contracts } = readingOf(`${LETTER}
      | Contract | Supplier | Product | Start date | Expiry date | Cost
      | Firewall | Exempt – s31(1)(a) | Exempt – s31(1)(a) | 01/04/2022 | 31/03/2025 | £30,000 per annum
      | Backup | Vaultline Ltd | Not held | 01/04/2021 | 31/03/2024 | Withheld under section 43(2)`)
    expect(contracts).toEqual([
      {
        service: 'Firewall',
        startDate: '2022-04-01',
        expiryDate: '2025-03-31',
        annualSpend: 30000,
        currency: 'GBP',
        withheld: ['supplier', 'product'],
      },
      {
        service: 'Backup',
        supplier: 'Vaultline Ltd',
        startDate: '2021-04-01',
        expiryDate: '2024-03-31',
        withheld: ['annualSpend'],
      },
    ])
  })

  it('leaves out the row of totals and a table that is about no contract', () => {
    const { contracts } = readingOf(`${LETTER}
      | Service | Supplier | End date | Annual spend
      | Window cleaning | Clearpane Ltd | 31/12/2024 | £4,000
      | Total | | | £4,000
      Staff in post are given below.
      | Team | Provider of training | Start | Cost
      | Ward A | | | 12`)
    expect(contracts).toHaveLength(1)
    expect(contracts[0]).toMatchObject({ service: 'Window cleaning', annualSpend: 4000 })
  })
})

describe('a table with a contract in each column', () => {
  it('is read by its first column', () => {
    const { contracts } = readingOf(`${LETTER}
      | | Telephony | Contact centre
      | Vendor | Callwright plc | Queuewise Ltd
      | Start | 1 June 2020 | Sept 2021
      | Contract end | 31 May 2025 | Aug 2024
      | Annual value (ex VAT) | £210,000 | £48,250
      | Number of users | 5,400 | 60
      | Contract manager | Head of Telecoms | As above`)
    expect(contracts).toEqual([
      {
        service: 'Telephony',
        supplier: 'Callwright plc',
        startDate: '2020-06-01',
        expiryDate: '2025-05-31',
        annualSpend: 210000,
        currency: 'GBP',
        licences: 5400,
        contractOfficer: 'Head of Telecoms',
      },
      {
        service: 'Contact centre',
        supplier: 'Queuewise Ltd',
        startDate: '2021-09',
        expiryDate: '2024-08',
        annualSpend: 48250,
        currency: 'GBP',
        licences: 60,
        contractOfficer: 'Head of Telecoms',
      },
    ])
  })

  it('may be about one contract only', () => {
    const { contracts } = readingOf(`${LETTER}
      | Contract name | Electronic prescribing
      | Supplier | Rxwell Ltd
      | Contract start date | 14/02/2022
      | Contract expiry date | 13/02/2027
      | Contract value | £1.35m over the term
      | Responsible officer | Chief Pharmacist`)
    expect(contracts).toEqual([
      {
        service: 'Electronic prescribing',
        supplier: 'Rxwell Ltd',
        startDate: '2022-02-14',
        expiryDate: '2027-02-13',
        totalValue: 1350000,
        currency: 'GBP',
        contractOfficer: 'Chief Pharmacist',
      },
    ])
  })
})
