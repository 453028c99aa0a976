import { describe, expect, it } from 'vitest'
import { listContracts } from '../../src/query/contracts.ts'
import type { Filters } from '../../src/query/filters.ts'
import { publish } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

const NORTHGATE = 'Northgate Networks Ltd'
const O_REILLY = 'O_Reilly 100% Secure'

function suppliers(filters: Filters): (string | null)[] {
  const answered = listContracts(publishedWorld().database, filters)
  if (!answered.ok) throw new Error(answered.problem.message)
  return answered.value.rows.map((row) => row.supplier)
}

describe('listing contracts', () => {
  it('gives the first to expire first, with the response that states it', () => {
    const { database } = publishedWorld()
    expect(listContracts(database)).toMatchObject({
      ok: true,
      value: {
        more: false,
        rows: [
          { supplier: NORTHGATE, expiryDate: '2027-03-31', annualSpend: 12500, reference: '4216', odsCode: 'RX1' },
          { supplier: O_REILLY, expiryDate: '2028', annualSpend: null },
        ],
      },
    })
  })

  it('shows where each field stands in the document', () => {
    const { database, firewalls } = publishedWorld()
    const answered = listContracts(database, { limit: 1 })
    const [contract] = answered.ok ? answered.value.rows : []
    const evidence = contract?.evidence.expiryDate
    expect(evidence).toMatchObject({ documentSha256: firewalls.document.sha256, quote: '31 March 2027' })
    expect(firewalls.document.text.slice(evidence?.start, evidence?.end)).toBe('31 March 2027')
    expect(Object.keys(contract?.evidence ?? {})).toHaveLength(4)
  })

  it('takes part of a supplier in either case, and its wildcards as they stand', () => {
    expect(suppliers({ supplier: 'NORTHGATE' })).toEqual([NORTHGATE])
    expect(suppliers({ supplier: '100%' })).toEqual([O_REILLY])
    expect(suppliers({ supplier: 'o_r' })).toEqual([O_REILLY])
    expect(suppliers({ supplier: 'n_r' })).toEqual([])
  })

  it('takes "before" to leave out the date itself, and "after" the whole of the year named', () => {
    expect(suppliers({ expiresBefore: '2027-03-31' })).toEqual([])
    expect(suppliers({ expiresBefore: '2027-04-01' })).toEqual([NORTHGATE])
    expect(suppliers({ expiresBefore: '1 April 2027' })).toEqual([NORTHGATE])
    expect(suppliers({ expiresBefore: '2028-01-01' })).toEqual([NORTHGATE]) // the other is known to end in 2028
    expect(suppliers({ expiresBefore: '2028-01-02' })).toEqual([NORTHGATE, O_REILLY])
    expect(suppliers({ expiresAfter: '2027' })).toEqual([O_REILLY])
    expect(suppliers({ expiresAfter: '2026' })).toEqual([NORTHGATE, O_REILLY])
  })

  it('shows what the current revision states, not an earlier one', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '4216', text: 'Withheld.' })
    expect(listContracts(database)).toMatchObject({ value: { rows: [] } })
  })

  it('leaves out contracts of withdrawn responses', () => {
    const { database, firewalls } = publishedWorld()
    database.responses.withdraw(firewalls.responseId, '2026-04-01T00:00:00.000Z')
    expect(listContracts(database)).toMatchObject({ value: { rows: [] } })
    expect(listContracts(database, { withdrawn: 'include' })).toMatchObject({ value: { rows: { length: 2 } } })
  })
})

describe('contracts by supplier and category', () => {
  it('finds a supplier by the one form of its name too', () => {
    expect(suppliers({ supplier: 'northgate networks' })).toEqual([NORTHGATE])
    expect(suppliers({ supplier: 'Northgate Group' })).toEqual([NORTHGATE]) // only its one form says so
  })

  it('takes a category in any spelling, and offers those that there are for one that is not', () => {
    expect(suppliers({ category: 'Web filtering' })).toEqual([O_REILLY])
    expect(suppliers({ category: 'web-filtering' })).toEqual([O_REILLY])
    expect(listContracts(publishedWorld().database, { category: 'gondolas' })).toMatchObject({
      ok: false,
      problem: { kind: 'wrong_filter', candidates: ['firewall', 'web_filtering'] },
    })
  })
})
