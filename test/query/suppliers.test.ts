import { describe, expect, it } from 'vitest'
import type { Contract } from '../../src/domain.ts'
import { listCustomers, listSuppliers } from '../../src/query/suppliers.ts'
import { trustlog } from '../cli/command-line.ts'
import { contractOf, evidenceIn, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

const LETTER = 'Supplied by Gateway Ltd.'

function statement(stated: Partial<Contract>): Contract {
  const place = evidenceIn(LETTER, 'Gateway Ltd')
  const evidence = { supplier: place, annualSpend: place, totalValue: place }
  return contractOf({
    supplier: 'Gateway Ltd',
    supplierName: 'Gateway',
    category: 'epr',
    currency: 'GBP',
    ...stated,
    evidence,
  })
}

/** Two trusts buy of Gateway; one has said so twice, and states another contract in euros. */
function world() {
  const database = sampleDatabase()
  const at = (reference: string, publishedOn: string, contracts: Contract[], log?: typeof OTHER_LOG) =>
    publish(database, {
      reference,
      text: `${LETTER} ${reference}`,
      details: { publishedOn },
      facts: { contracts },
      ...(log && { log }),
    })
  at('1', '2021-05-01', [statement({ annualSpend: 900, totalValue: 5000 })])
  at('2', '2024-05-01', [statement({ annualSpend: 1000 }), statement({ annualSpend: 500, approximate: true })])
  at('3', '2023-01-01', [statement({ annualSpend: 70, category: 'print', currency: 'EUR' })])
  at('4', '2025-02-03', [statement({ annualSpend: 1, shared: true })], OTHER_LOG)
  return database
}

describe('suppliers', () => {
  it('add up what the newest response of each trust says, a year and in all apart, currencies apart', () => {
    expect(listSuppliers(world())).toEqual({
      ok: true,
      value: {
        more: false,
        rows: [
          {
            supplier: 'Gateway',
            trusts: 2,
            contracts: 3,
            responses: 3,
            currency: 'GBP',
            annualSpend: 1500,
            totalValue: null,
            approximate: true,
            oldest: '2021-05-01',
            newest: '2025-02-03',
          },
          expect.objectContaining({
            supplier: 'Gateway',
            trusts: 1,
            currency: 'EUR',
            annualSpend: 70,
            approximate: false,
          }),
        ],
      },
    })
  })

  it('are one line each, although no amount is known of some of their contracts', () => {
    const database = world()
    const facts = { contracts: [statement({ annualSpend: null, currency: null, category: 'telephony' })] }
    publish(database, { reference: '5', text: `${LETTER} 5`, details: { publishedOn: '2025-03-01' }, facts })
    const only = [statement({ supplierName: 'Silent', annualSpend: null, currency: null })]
    publish(database, { reference: '6', text: `${LETTER} 6`, facts: { contracts: only } })
    expect(listSuppliers(database)).toMatchObject({
      value: {
        rows: [
          { supplier: 'Gateway', currency: 'GBP', contracts: 4, annualSpend: 1500, newest: '2025-03-01' },
          { supplier: 'Gateway', currency: 'EUR', contracts: 1 },
          { supplier: 'Silent', currency: null, contracts: 1, annualSpend: null },
        ],
      },
    })
  })

  it('show whom one supplies', () => {
    expect(listCustomers(world(), { supplier: 'gateway ltd', category: 'epr' })).toMatchObject({
      value: {
        rows: [
          { odsCode: 'RX1', contracts: 2, annualSpend: 1500, responses: 2 },
          { odsCode: '7A9', contracts: 1, annualSpend: null, newest: '2025-02-03' },
        ],
      },
    })
    expect(listCustomers(world(), { supplier: 'zeppelin' })).toMatchObject({ value: { rows: [] } })
  })
})

describe('trustlog suppliers', () => {
  it('lists them, and for one its customers with its contracts', async () => {
    const at = ['--database', world().file]
    const all = await trustlog(['suppliers', ...at])
    expect(all.stdout).toMatch(/Gateway +2 +3 +~£1,500 +3 +1 May 2021 +3 Feb 2025/)
    const one = await trustlog(['suppliers', 'gateway', ...at])
    expect(one.stdout).toMatch(/Gateway +RX1 +Example University Hospitals +2/)
    expect(one.stdout).toMatch(/RX1 +2 +Gateway Ltd/)
    const json = await trustlog(['suppliers', 'gateway', '--json', ...at])
    expect(JSON.parse(json.stdout)).toHaveLength(3)
  })

  it('says what was searched where there is none', async () => {
    const { stdout } = await trustlog(['suppliers', 'zeppelin', '--database', world().file])
    expect(stdout).toContain('with --supplier zeppelin.')
  })
})
