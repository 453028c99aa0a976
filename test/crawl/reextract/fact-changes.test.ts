import { describe, expect, it } from 'vitest'
import { factChanges } from '../../../src/crawl/reextract/fact-changes.ts'
import { contractOf, evidenceIn, extractionOf } from '../../db/sample.ts'

const TEXT = 'Firewall: Acme until March 2024. Printers: Bestprint. Refused under s43(2).'

describe('factChanges', () => {
  it('finds nothing between a reading and itself, wherever it stands', () => {
    const read = (at: number) =>
      extractionOf({ title: 'Printers', evidence: { title: { document: 0, start: at, end: at + 4, quote: 'word' } } })
    expect(factChanges(read(0), read(9))).toEqual([])
  })

  it('names what is changed, with both values and the words that the new one rests on', () => {
    const evidence = { expiryDate: evidenceIn(TEXT, 'March 2024') }
    const before = extractionOf({ contracts: [contractOf({ service: 'Firewall', expiryDate: '2024' })] })
    const after = extractionOf({ contracts: [contractOf({ service: 'Firewall', expiryDate: '2024-03', evidence })] })
    expect(factChanges(before, after)).toEqual([
      {
        kind: 'changed',
        fact: 'contracts.1.expiryDate',
        of: 'Firewall',
        before: '2024',
        after: '2024-03',
        evidence: evidence.expiryDate,
      },
    ])
  })

  it('tells what is added from what is gone', () => {
    const citation = { regime: 'FOIA', section: '43', subsection: '(2)', questions: ['1'], ncnd: false } as const
    const cited = extractionOf({
      exemptions: [{ ...citation, questions: ['1'], evidence: evidenceIn(TEXT, 's43(2)') }],
    })
    const fact = { fact: 'exemptions.s43(2)' }
    expect(factChanges(extractionOf({}), cited)).toMatchObject([{ kind: 'added', ...fact, before: null }])
    expect(factChanges(cited, extractionOf({}))).toMatchObject([{ kind: 'removed', ...fact, after: null }])
  })

  it('knows a contract again that another one was put before', () => {
    const printers = contractOf({ service: 'Printers', supplier: 'Bestprint' })
    const changes = factChanges(
      extractionOf({ contracts: [printers] }),
      extractionOf({ contracts: [contractOf({ service: 'Firewall', supplier: 'Acme' }), printers] }),
    )
    expect(changes.map(({ kind, fact }) => `${kind} ${fact}`)).toEqual([
      'added contracts.1.service',
      'added contracts.1.supplier',
    ])
  })

  it('keeps answers apart that answer the same question for several contracts', () => {
    const answer = (subject: string, text: string) => {
      return { questions: ['1'], subject, text, outcome: 'disclosed' as const, evidence: evidenceIn(TEXT, subject) }
    }
    const before = extractionOf({ answers: [answer('Firewall', 'Acme'), answer('Printers', 'Acme')] })
    const after = extractionOf({ answers: [answer('Firewall', 'Acme'), answer('Printers', 'Bestprint')] })
    expect(factChanges(before, after)).toMatchObject([{ fact: 'answers.1@Printers.text', after: 'Bestprint' }])
  })
})
