import { describe, expect, it } from 'vitest'
import { listContracts } from '../../src/query/contracts.ts'
import type { Filters } from '../../src/query/filters.ts'
import { contractOf, evidenceIn, publish, TRUST } from '../db/sample.ts'
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
    expect(suppliers({ expiresAfter: '2028' })).toEqual([])
  })

  it('takes what ends in a year to end perhaps on its last day, so that "after" loses nothing that still runs', () => {
    expect(suppliers({ expiresAfter: '2028-06-30' })).toEqual([O_REILLY]) // known to end in 2028
    expect(suppliers({ expiresAfter: '2028-11' })).toEqual([O_REILLY])
    expect(suppliers({ expiresAfter: '2027-03-31' })).toEqual([O_REILLY])
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

describe('contracts that end soon', () => {
  const today = '2026-06-15'

  it('counts from today, both ends included', () => {
    expect(suppliers({ today, expiresWithin: '9m' })).toEqual([])
    expect(suppliers({ today, expiresWithin: '10 months' })).toEqual([NORTHGATE])
    expect(suppliers({ today: '2027-03-31', expiresWithin: '0d' })).toEqual([NORTHGATE])
    expect(suppliers({ today: '2027-04-01', expiresWithin: '6w' })).toEqual([])
  })

  it('takes in what may end on any day of a year that has begun', () => {
    expect(suppliers({ today, expiresWithin: '2y' })).toEqual([NORTHGATE, O_REILLY])
    expect(suppliers({ today: '2028-11-01', expiresWithin: '1m' })).toEqual([O_REILLY])
    expect(suppliers({ today: '2029-01-01', expiresWithin: '9y' })).toEqual([])
  })

  it('takes an end that start and duration imply for an end', () => {
    const { database } = publishedWorld()
    const text = 'Gateway Ltd, three years from 1 July 2025.'
    publish(database, {
      reference: '5001',
      text,
      facts: {
        contracts: [
          contractOf({
            supplier: 'Gateway Ltd',
            impliedExpiryDate: '2028-06-30',
            evidence: { supplier: evidenceIn(text, 'Gateway Ltd') },
          }),
        ],
      },
    })
    const answered = listContracts(database, { today, expiresAfter: '2027' })
    expect(answered.ok && answered.value.rows.map(({ supplier, endsOn }) => [supplier, endsOn])).toEqual([
      [O_REILLY, '2028'],
      ['Gateway Ltd', '2028-06-30'],
    ])
  })

  it.each(['soon', '12', 'm', '999y'])('refuses %s as a term', (expiresWithin) => {
    expect(listContracts(publishedWorld().database, { expiresWithin })).toMatchObject({
      problem: { kind: 'wrong_filter' },
    })
  })
})

describe('where', () => {
  function inRegions() {
    const world = publishedWorld()
    const unknown = { openedOn: null, closedOn: null, mergedOn: null, homepage: null, foiPage: null, accessNote: null }
    const known = { sector: 'mental health', region: 'North West', status: 'operating' } as const
    world.database.authorities.saveRegister([
      { ...TRUST, ...unknown, ...known, successors: [], disclosureLog: null, refusesRobots: false },
    ])
    return world.database
  }

  it('keeps to a region, sector or nation, in any spelling and mistyped by a letter', () => {
    for (const filters of [
      { region: 'north-west' },
      { region: 'Nroth West' },
      { sector: 'mental' },
      { nation: 'england' },
    ])
      expect(listContracts(inRegions(), filters)).toMatchObject({ value: { rows: { length: 2 } } })
    expect(listContracts(inRegions(), { nation: 'Wales' })).toMatchObject({ value: { rows: [] } })
  })

  it('offers those that there are for one that is not', () => {
    expect(listContracts(inRegions(), { region: 'Atlantis' })).toMatchObject({
      problem: { kind: 'wrong_filter', candidates: ['North West'] },
    })
  })
})
