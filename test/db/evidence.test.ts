import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEvidence } from '../../db/evidence.ts'
import { contractOf, evidenceIn, extractionOf } from './sample.ts'

const LETTER = 'Supplier: Northgate Networks. Ends: 31 March 2027.'
const ATTACHMENT = 'Dear requester'

describe('checking evidence', () => {
  it('accepts a fact exactly when its quotation stands where it says', () => {
    const offset = fc.integer({ min: -2, max: 12 })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 10 }),
        offset,
        offset,
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        (text, start, end, other, honest) => {
          const quote = honest ? text.slice(start, end) : other
          const evidence = { document: 0, start, end, quote }
          const { accepted, refused } = checkEvidence(extractionOf({ mentioned: [{ provision: 's1(1)', evidence }] }), [
            text,
          ])
          const stands = start >= 0 && quote !== '' && text.slice(start, end) === quote
          expect(accepted.mentioned).toHaveLength(stands ? 1 : 0)
          expect(refused).toHaveLength(stands ? 0 : 1)
        },
      ),
    )
  })

  it('looks in the document that the fact names, and refuses one that is not there', () => {
    const quote = 'Dear requester'
    const mentioned = [0, 1, 2].map((document) => ({
      provision: 's1',
      evidence: evidenceIn(ATTACHMENT, quote, document),
    }))
    const { accepted, refused } = checkEvidence(extractionOf({ mentioned }), [LETTER, ATTACHMENT])
    expect(accepted.mentioned).toEqual([mentioned[1]])
    expect(refused).toEqual([
      { fact: 'mentioned provision 1', quote },
      { fact: 'mentioned provision 3', quote },
    ])
  })

  it('takes from a contract the fields that are not proven, and keeps the others', () => {
    const contract = contractOf({
      supplier: 'Northgate Networks',
      expiryDate: '2027-03-31',
      duration: '3 years',
      evidence: {
        supplier: evidenceIn(LETTER, 'Northgate Networks'),
        expiryDate: { ...evidenceIn(LETTER, '31 March 2027'), start: 0 },
      },
    })
    const { accepted, refused } = checkEvidence(extractionOf({ contracts: [contract] }), [LETTER])
    expect(accepted.contracts).toEqual([
      { ...contract, expiryDate: null, duration: null, evidence: { supplier: contract.evidence.supplier } },
    ])
    expect(refused.map((fact) => fact.fact)).toEqual(['contract 1, expiryDate', 'contract 1, duration'])
  })

  it('leaves out a contract of which nothing is proven, but not one that only says what was refused', () => {
    const contracts = [contractOf({ supplier: 'Nobody' }), contractOf({ withheld: ['supplier'] })]
    expect(checkEvidence(extractionOf({ contracts }), [LETTER]).accepted.contracts).toEqual([contracts[1]])
  })

  it('takes away a date of the response whose evidence is wrong, and keeps a reference that needs none', () => {
    const evidence = { respondedOn: { document: 0, start: 0, end: 4, quote: '2027' } }
    const extraction = extractionOf({ caseReference: 'FOI 4216', respondedOn: '2027-03-31', evidence })
    expect(checkEvidence(extraction, [LETTER]).accepted).toMatchObject({
      caseReference: 'FOI 4216',
      respondedOn: null,
      evidence: {},
    })
  })
})
