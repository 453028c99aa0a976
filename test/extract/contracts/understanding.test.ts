import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../src/domain.ts'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'

/** The one contract of a letter that answers these questions, in this order. */
function contractFrom(answers: Record<string, string>): Contract | undefined {
  const asked = Object.keys(answers).map((question, index) => `${index + 1}. ${question}`)
  const told = Object.values(answers).map((answer, index) => `${index + 1}. ${answer}`)
  const letter = ['For each contract please state:', ...asked, '# Contract 1 – Lifts', ...told, '# Contract 2 – Vans']
  return extract([documentOf([...letter, ...Object.keys(answers).map((_, index) => `${index + 1}. N/A`)].join('\n'))])
    .responses[0]?.contracts[0]
}

const SUPPLIER = { 'Who is the supplier?': 'Hoistwell Lifts Ltd' }

describe('what is understood of a contract', () => {
  it('keeps the printed supplier beside its one form, and says what the contract is for', () => {
    expect(contractFrom({ ...SUPPLIER, 'What is the expiry date?': '31/03/2026' })).toMatchObject({
      supplier: 'Hoistwell Lifts Ltd',
      supplierName: 'Hoistwell Lifts',
      category: 'estates',
    })
  })

  it('tells when a term ends whose end is not printed', () => {
    const term = (start: string, duration: string) =>
      contractFrom({ ...SUPPLIER, 'What is the start date?': start, 'What is the duration?': duration })
    expect(term('1 April 2022', '3 years')).toMatchObject({ expiryDate: null, impliedExpiryDate: '2025-03-31' })
    expect(term('April 2022', '18 months')).toMatchObject({ expiryDate: null, impliedExpiryDate: '2023-09' })
    expect(term('29 February 2024', 'one year')?.impliedExpiryDate).toBe('2025-02-28')
    expect(term('April 2022', 'Rolling annual')?.impliedExpiryDate).toBeNull()
  })

  it('marks a date that was understood from a quarter or a financial year', () => {
    const quarter = contractFrom({ ...SUPPLIER, 'What is the expiry date?': 'Q3 2023/24' })
    expect(quarter).toMatchObject({ expiryDate: '2023', derived: ['expiryDate'] })
    expect(quarter?.evidence.expiryDate?.quote).toBe('Q3 2023/24')
    expect(contractFrom({ ...SUPPLIER, 'What is the expiry date?': '2024' })?.derived).toEqual([])
  })

  it('tells the term from what it may be extended by', () => {
    const contract = contractFrom({
      ...SUPPLIER,
      'What is the duration?': '3 years, with the option to extend for 2 x 12 months',
    })
    expect(contract).toMatchObject({ duration: '3 years', extension: '2 x 12 months' })
    expect(contract?.evidence.extension?.quote).toBe('2 x 12 months')
    const asked = contractFrom({ ...SUPPLIER, 'Are there any extension options?': 'Yes, two further years' })
    expect(asked?.extension).toBe('two further years')
    expect(contractFrom({ ...SUPPLIER, 'Are there any extension options?': 'None' })?.extension).toBeNull()
  })

  it('tells what is said of the money', () => {
    const spend = (answer: string) => contractFrom({ ...SUPPLIER, 'What is the annual spend?': answer })
    expect(spend('£12,000 ex VAT')).toMatchObject({ annualSpend: 12000, vat: 'excluded' })
    expect(spend('£12,000 (including VAT)')).toMatchObject({ vat: 'included', shared: false, averaged: false })
    expect(spend('£9,000 on average')).toMatchObject({ annualSpend: 9000, averaged: true })
    expect(spend('£90,000 for all services')).toMatchObject({ annualSpend: 90000, shared: true })
  })

  it('flags what can hardly be meant', () => {
    const contract = (start: string, end: string, duration: string, spend: string) =>
      contractFrom({
        ...SUPPLIER,
        'What is the start date?': start,
        'What is the expiry date?': end,
        'What is the duration?': duration,
        'What is the annual spend?': spend,
        'How many licences are held?': '10',
      })?.flags
    expect(contract('1/4/2022', '31/3/2025', '3 years', '£5,000')).toEqual([])
    expect(contract('1/4/2022', '31/3/2021', '3 years', '£5,000')).toEqual(['expiry_before_start'])
    expect(contract('1/4/2022', '31/3/2028', '3 years', '£5,000')).toEqual(['duration_differs_from_dates'])
    expect(contract('1/4/2022', '31/3/2025', '3 years', '£5,000,000')).toEqual(['spend_per_licence_out_of_proportion'])
  })
})
