import { describe, expect, it } from 'vitest'
import { getResponse } from '../../src/query/response.ts'
import { AT, LATER, publish } from '../db/sample.ts'
import { publishedWorld } from './published.ts'

describe('asking for one response', () => {
  it.each(['FOI 4217', 'FOI-4217', '4217', 'Our ref: FOI 4217', 'https://foi.example.nhs.uk/4217'])(
    'finds it by "%s"',
    (typed) => {
      const { database, refusal } = publishedWorld()
      expect(getResponse(database, typed)).toMatchObject({
        ok: true,
        value: { response: { responseId: refusal.responseId } },
      })
    },
  )

  it('finds it by its number, withdrawn or not', () => {
    const { database, withdrawn } = publishedWorld()
    expect(getResponse(database, `#${withdrawn.responseId}`)).toMatchObject({
      ok: true,
      value: { response: { reference: '4218', withdrawnAt: LATER } },
    })
  })

  it('gives everything that was read from it, each fact with its evidence', () => {
    const { database, refusal, firewalls } = publishedWorld()
    expect(getResponse(database, '4217')).toMatchObject({
      value: {
        documents: [{ role: 'response', sha256: refusal.document.sha256, url: 'https://foi.example.nhs.uk/4217' }],
        answers: [{ questions: ['1'], outcome: 'neither_confirm_nor_deny', evidence: { start: 31 } }],
        exemptions: [{ provision: 's31(3)' }, { provision: 's40(2)' }],
        contracts: [],
        revisions: [{ number: 1, seenAt: AT }],
        entries: [{ url: 'https://foi.example.nhs.uk/4217', firstSeenAt: AT }],
      },
    })
    expect(getResponse(database, `#${firewalls.responseId}`)).toMatchObject({
      value: {
        questions: [{ label: '1', evidence: { documentSha256: firewalls.document.sha256 } }],
        contracts: [{ evidence: { annualSpend: { quote: '£12,500' } } }, { expiryDate: '2028' }],
      },
    })
  })

  it('shows the current revision and lists the earlier ones', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '4217', text: 'We do use it.', at: LATER })
    expect(getResponse(database, '4217')).toMatchObject({
      value: { response: { revision: 2 }, exemptions: [], revisions: [{ number: 1 }, { number: 2, seenAt: LATER }] },
    })
  })

  it('names the candidates where two trusts use the same reference, and takes a trust to choose', () => {
    const { database, water } = publishedWorld()
    expect(getResponse(database, 'FOI 4216')).toMatchObject({
      ok: false,
      problem: {
        kind: 'ambiguous_response',
        candidates: [
          expect.stringContaining('Sample Health Board (7A9)'),
          expect.stringContaining('Firewall contracts'),
        ],
      },
    })
    expect(getResponse(database, 'FOI 4216', '7A9')).toMatchObject({
      value: { response: { responseId: water.responseId } },
    })
  })

  it('names the candidates where one trust has used a reference twice', () => {
    const { database } = publishedWorld()
    publish(database, { reference: '4217~2', text: 'Another matter.' })
    publish(database, { reference: '42170', text: 'Not this one.' })
    expect(getResponse(database, 'FOI 4217')).toMatchObject({ problem: { candidates: { length: 2 } } })
  })

  it('says that there is none, or no such trust', () => {
    const { database } = publishedWorld()
    expect(getResponse(database, 'FOI 9999')).toMatchObject({ ok: false, problem: { kind: 'unknown_response' } })
    expect(getResponse(database, 'https://foi.example.nhs.uk/none')).toMatchObject({ ok: false })
    expect(getResponse(database, '4217', 'sample')).toMatchObject({ ok: false, problem: { kind: 'unknown_response' } })
    expect(getResponse(database, '4217', 'nowhere')).toMatchObject({ ok: false, problem: { kind: 'unknown_trust' } })
  })
})
