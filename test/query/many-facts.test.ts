import { describe, expect, it } from 'vitest'
import type { TrustlogDatabase } from '../../db/database.ts'
import type { ResponseOutcome } from '../../src/domain.ts'
import { listContracts } from '../../src/query/contracts.ts'
import { listExemptions } from '../../src/query/exemptions.ts'
import type { Filters } from '../../src/query/filters.ts'
import { listResponses } from '../../src/query/responses.ts'
import { listSuppliers } from '../../src/query/suppliers.ts'
import { contractOf, evidenceIn, OTHER_LOG, publish, sampleDatabase } from '../db/sample.ts'

const LETTER = 'Supplied by Gateway. Section 31 applies.'

/** What one response says of a supplier and of a section, so and so often. */
function factsOf(times: number, { supplier, section }: { supplier: string | null; section: string | null }) {
  const each = <Value>(value: Value): Value[] => Array.from({ length: times }, () => value)
  const stated = evidenceIn(LETTER, 'Gateway')
  return {
    contracts:
      supplier === null
        ? []
        : each(contractOf({ supplier, supplierName: supplier, category: 'epr', evidence: { supplier: stated } })),
    exemptions:
      section === null
        ? []
        : each({
            regime: 'FOIA' as const,
            section,
            subsection: '',
            questions: [],
            ncnd: false,
            evidence: evidenceIn(LETTER, 'Section 31'),
          }),
  }
}

/** Response `many` states more than is gathered before it is sorted; the others do little of it. */
function fill(database: TrustlogDatabase & { runId: number }): void {
  const at = (
    reference: string,
    publishedOn: string,
    outcome: ResponseOutcome,
    facts: ReturnType<typeof factsOf>,
    log?: typeof OTHER_LOG,
  ) =>
    publish(database, {
      reference,
      text: `${LETTER} ${reference}`,
      details: { publishedOn },
      facts: { outcome, ...facts },
      ...(log && { log }),
    })
  at('many', '2024-01-01', 'granted_in_full', factsOf(5001, { supplier: 'Gateway', section: '31' }))
  at('one', '2025-01-01', 'not_held', factsOf(1, { supplier: 'Gateway', section: null }))
  at('ground', '2025-02-01', 'not_held', factsOf(1, { supplier: null, section: '31' }), OTHER_LOG)
  at('other', '2025-03-01', 'not_held', factsOf(1, { supplier: 'Harbour', section: '40' }))
  at('none', '2025-04-01', 'granted_in_full', factsOf(0, { supplier: null, section: null }))
}

function world(): TrustlogDatabase {
  const database = sampleDatabase()
  fill(database)
  return database
}

const references = (answered: ReturnType<typeof listResponses | typeof listContracts | typeof listExemptions>) =>
  answered.ok ? [...new Set(answered.value.rows.map(({ reference }) => reference))] : []

describe('where very many contracts and citations are alike', () => {
  it('a list of responses has those that state one', () => {
    const database = world()
    const responses = (filters: Filters) => references(listResponses(database, { limit: 20, ...filters }))
    expect(responses({ supplier: 'gateway' })).toEqual(['one', 'many'])
    expect(responses({ category: 'epr' })).toEqual(['other', 'one', 'many'])
    expect(responses({ supplier: 'harb' })).toEqual(['other'])
    expect(responses({ exemption: 's31' })).toEqual(['ground', 'many'])
    expect(responses({ exemption: 's31', supplier: 'gateway' })).toEqual(['many'])
    expect(responses({ category: 'epr', outcome: 'not_held' })).toEqual(['other', 'one'])
    expect(responses({ outcome: 'not_held', trust: 'RX1' })).toEqual(['other', 'one'])
  })

  it('a list of contracts heeds what else is asked of their responses', () => {
    const database = world()
    const contracts = (filters: Filters) => references(listContracts(database, { limit: null, ...filters }))
    expect(contracts({ supplier: 'gateway', exemption: 's31' })).toEqual(['many'])
    expect(contracts({ category: 'epr', outcome: 'not_held' }).toSorted()).toEqual(['one', 'other'])
    expect(contracts({ exemption: 's40' })).toEqual(['other'])
  })

  it('a list of grounds has the newest first, and heeds what else is asked of their responses', () => {
    const database = world()
    const grounds = (filters: Filters) => references(listExemptions(database, { limit: null, ...filters }))
    expect(grounds({})).toEqual(['other', 'ground', 'many'])
    expect(grounds({ exemption: 's31' })).toEqual(['ground', 'many'])
    expect(grounds({ exemption: 's31', category: 'epr' })).toEqual(['many'])
    expect(grounds({ outcome: 'not_held' })).toEqual(['other', 'ground'])
    expect(references(listExemptions(database, { limit: 2 }))).toEqual(['other', 'ground'])
  })

  it('suppliers are those of the responses that are asked for', () => {
    const answered = listSuppliers(world(), { outcome: 'not_held' })
    expect(answered).toMatchObject({
      value: {
        rows: [
          { supplier: 'Gateway', contracts: 1 },
          { supplier: 'Harbour', contracts: 1 },
        ],
      },
    })
  })
})
