import { describe, expect, it } from 'vitest'
import type { Correction, ExtractedResponse } from '../../src/domain.ts'
import { correct } from '../../src/extract/corrections.ts'
import { contractOf, evidenceIn, extractionOf } from '../db/sample.ts'

const TEXT = '1. Who prints? Acme Limited, until March 2019. 2. For how much? Refused under s43(2).'

function read(): ExtractedResponse {
  return extractionOf({
    title: 'Printers',
    outcome: 'partially_withheld',
    evidence: { title: evidenceIn(TEXT, 'Who prints') },
    questions: [{ label: '1', text: 'Who prints?', evidence: evidenceIn(TEXT, 'Who prints?') }],
    answers: [
      { questions: ['1'], subject: null, text: 'Acme', outcome: 'disclosed', evidence: evidenceIn(TEXT, 'Acme') },
      { questions: ['2'], subject: null, text: 'Refused', outcome: 'withheld', evidence: evidenceIn(TEXT, 'Refused') },
    ],
    exemptions: [
      {
        regime: 'FOIA',
        section: '43',
        subsection: '(2)',
        questions: ['2'],
        ncnd: false,
        evidence: evidenceIn(TEXT, 's43(2)'),
      },
    ],
    contracts: [
      contractOf({
        supplier: 'Acme Limited',
        startDate: '2020-01',
        expiryDate: '2019-03',
        flags: ['expiry_before_start'],
        evidence: { supplier: evidenceIn(TEXT, 'Acme Limited'), expiryDate: evidenceIn(TEXT, 'March 2019') },
      }),
    ],
  })
}

function correction(field: string, value: Correction['value']): Correction {
  return { reference: 'FOI 1', field, value, why: 'a slip', who: 'an officer', date: '2026-03-01' }
}

function corrected(field: string, value: Correction['value']) {
  const { response, judged } = correct(read(), [correction(field, value)])
  return { response, state: judged[0]?.state, extracted: judged[0]?.extracted }
}

describe('correct', () => {
  it('puts a value in the place of what was read, and says what that was', () => {
    const { response, state, extracted } = corrected('title', 'Printing')
    expect({ title: response.title, state, extracted }).toEqual({
      title: 'Printing',
      state: 'applied',
      extracted: 'Printers',
    })
    expect(response.corrections).toEqual([{ ...correction('title', 'Printing'), extracted: 'Printers' }])
  })

  it('takes away the evidence of what it replaced, since that proves something else', () => {
    expect(corrected('title', 'Printing').response.evidence.title).toBeUndefined()
    expect(corrected('contracts.1.supplier', 'Bestprint').response.contracts[0]?.evidence.supplier).toBeUndefined()
  })

  it('reads what follows anew: the outcome of the whole, the supplier in one form, what looks wrong', () => {
    expect(corrected('answers.2.outcome', 'disclosed').response.outcome).toBe('granted_in_full')
    expect(corrected('contracts.1.supplier', 'Bestprint Ltd').response.contracts[0]?.supplierName).toBe('Bestprint')
    expect(corrected('contracts.1.expiryDate', '2023-03').response.contracts[0]?.flags).toEqual([])
  })

  it('lets the outcome that a person states stand, whatever the answers say', () => {
    const both = [correction('outcome', 'withheld_in_full'), correction('answers.2.outcome', 'disclosed')]
    expect(correct(read(), both).response.outcome).toBe('withheld_in_full')
  })

  it('marks the fields of a fact that are a person’s word', () => {
    expect(corrected('answers.1.text', 'Acme Ltd').response.answers[0]?.corrected).toEqual(['text'])
    expect(corrected('contracts.1.annualSpend', 500).response.contracts[0]).toMatchObject({
      annualSpend: 500,
      currency: 'GBP',
      corrected: ['annualSpend'],
    })
  })

  it('takes away a ground or a contract that there is not', () => {
    expect(corrected('exemptions.s43(2)', null).response.exemptions).toEqual([])
    expect(corrected('contracts.1', null).response.contracts).toEqual([])
  })

  it('is not needed where the extractor says the same, and changes nothing then', () => {
    const { response, state } = corrected('contracts.1.supplier', 'Acme Limited')
    expect({ response, state }).toEqual({ response: read(), state: 'not_needed' })
    expect(corrected('exemptions.s12', null).state).toBe('not_needed')
  })

  it('fits nothing where there is no such question, contract or ground', () => {
    for (const field of ['answers.9.outcome', 'questions.9.text', 'contracts.2.supplier']) {
      expect(corrected(field, 'disclosed').state).toBe('fits_nothing')
    }
  })

  it('leaves what was read as it was', () => {
    const before = read()
    correct(before, [correction('contracts.1.supplier', 'Bestprint'), correction('title', null)])
    expect(before).toEqual(read())
  })
})
