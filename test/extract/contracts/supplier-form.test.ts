import { describe, expect, it } from 'vitest'
import { supplierInOneForm } from '../../../src/extract/contracts/supplier-form.ts'

describe('a supplier’s name in one form', () => {
  it.each([
    ['Softcat PLC', 'Softcat'],
    ['SOFTCAT plc.', 'Softcat'],
    ['Sofctat Ltd', 'Softcat'],
    ['Insight Direct (UK) Ltd', 'Insight'],
    ['Specialist Computer Centres (SCC)', 'Specialist Computer Centres'],
    ['SCC', 'Specialist Computer Centres'],
    ['Trustmarque Solutons Limited', 'Trustmarque'],
    ['Berendsen UK Ltd', 'Elis'],
    ['Canon (UK) Ltd', 'Canon'],
    ['In-house (own engineers)', 'In-house'],
  ])('“%s” is %s', (printed, name) => {
    expect(supplierInOneForm(printed)).toBe(name)
  })

  it('takes the legal form, the country before it and remarks off a name that nobody knows', () => {
    expect(supplierInOneForm('Hoistwell Lifts (UK) Limited')).toBe('Hoistwell Lifts')
    expect(supplierInOneForm('HOISTWELL LIFTS LTD')).toBe('Hoistwell Lifts')
    expect(supplierInOneForm('Warmco plc (formerly Heatco plc)')).toBe('Warmco')
    expect(supplierInOneForm('Dune & Sons Ltd t/a Brightwash')).toBe('Brightwash')
    expect(supplierInOneForm('CCS Media Ltd, Chesterfield')).toBe('CCS Media')
    expect(supplierInOneForm('Hoistwell Lifts Limited, 4 Quay Street, Leeds')).toBe('Hoistwell Lifts')
    expect(supplierInOneForm('Dune, Moor and Sons')).toBe('Dune, Moor and Sons')
  })

  it('leaves a name alone that only resembles a known one', () => {
    expect(supplierInOneForm('Cannon Hygiene')).toBe('Cannon Hygiene')
    expect(supplierInOneForm('Gamba')).toBe('Gamba')
    expect(supplierInOneForm('Hearing Research UK')).toBe('Hearing Research UK')
  })

  it('is stable: the form of a form is itself', () => {
    for (const printed of ['Dune & Sons Ltd', 'CCS Media Ltd', 'Warmco plc', 'ACME LIFTS LTD']) {
      const once = supplierInOneForm(printed)
      expect(supplierInOneForm(once)).toBe(once)
    }
  })
})
