import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from '../../src/privacy/personal-data.ts'

/** What is found, by kind: `kind: words`. */
function found(text: string): string[] {
  return findPersonalData(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

/** An NHS number with its check digit; null where there is none for these nine digits. */
function nhsNumber(nine: string): string | null {
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? null : nine + String(check % 11)
}

describe('personal data in a text', () => {
  it('is an e-mail address of a person, not a mailbox of an office', () => {
    expect(found('Write to jane.smith@trust.example or j.smith12@gmail.com.')).toEqual([
      'email_address: jane.smith@trust.example',
      'email_address: j.smith12@gmail.com',
    ])
    const offices =
      'foi@trust.example, FOI.Requests@nhs.net, xyz.enquiries@trust.example, icocasework@ico.org.uk, rxx-foi@nhs.net'
    expect(found(offices)).toEqual([])
    expect(found('freedomofinformation@trust.example; rwg.informationgovernance@nhs.net')).toEqual([])
  })

  it('is a landline or a mobile, not the number of a service, an amount or a reference', () => {
    expect(found('Call 01632 960123, (020) 7946 0000 or +44 (0)7700 900123.')).toEqual([
      'phone_number: 01632 960123',
      'phone_number: (020) 7946 0000',
      'phone_number: +44 (0)7700 900123',
    ])
    expect(found('Mobile 07700900123; tel: 01632960123')).toHaveLength(2)
    expect(found('Call 0303 123 1113 or 0800 028 2805. £01,632,960 for PO 01632960123, FOI-01632-960123.')).toEqual([])
    expect(found('On 01 02 2024 there were 01632 of 960123456789')).toEqual([])
  })

  it('is an NHS number with its check digit, set or announced as one', () => {
    expect(found('The patient (943 476 5919) was seen.')).toEqual(['nhs_number: 943 476 5919'])
    expect(found('NHS number: 9434765919')).toEqual(['nhs_number: 9434765919'])
    expect(found('Ward | NHS No | Seen\nA | 9434765919 | 2\nB | 4010232137 | 1')).toHaveLength(2)
    expect(found('The patient (943 476 5918) was seen.')).toEqual([])
    expect(found('Order 9434765919 of 2024; £943 476 5919')).toEqual([])
  })

  it('is any NHS number that is announced', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[4-7]\d{8}$/), (nine) => {
        const number = nhsNumber(nine)
        fc.pre(number !== null && !/^(\d)\1+$/.test(number))
        expect(found(`NHS no. ${number}`)).toEqual([`nhs_number: ${number}`])
      }),
    )
  })

  it('is a National Insurance number, not a reference that looks like one', () => {
    expect(found('NINO QQ 12 34 56 C is a sample; AB123456C and AB 12 34 56 D are none.')).toEqual([
      'national_insurance_number: AB123456C',
      'national_insurance_number: AB 12 34 56 D',
    ])
    expect(found('GB123456A, FOI123456C, AB1234567')).toEqual([])
  })

  it('is the person whom a letter answers, wherever the name stands', () => {
    const letter =
      'Our ref: 12\n\nDear Mr John Smith,\n\nThank you. Mr Smith asked about beds. Smithson did not.\n\nJohn Smith'
    expect(found(letter)).toEqual([
      'requester_name: Mr John Smith',
      'requester_name: Mr Smith',
      'requester_name: John Smith',
    ])
    expect(found('Dear Jane\n\nJane Austen ward has two beds.')).toEqual(['requester_name: Jane'])
  })

  it('is nobody where a letter names nobody', () => {
    for (const greeting of [
      'Dear Sir or Madam',
      'Dear Applicant,',
      'Dear FOI Team',
      'Dear Requester',
      'Dear Colleague:',
    ]) {
      expect(found(`${greeting}\n\nThank you for your request.`)).toEqual([])
    }
  })

  it('is the address of that person, not the authority’s own', () => {
    const letter =
      'Example NHS Trust\nHospital Road\nExampleton\nEX1 1AA\n\nMs A Reader\n1 High Street\nExampleton\nEX2 2AA\n\nDear Ms Reader\n\nThank you.'
    expect(found(letter)).toEqual([
      'requester_address: Ms A Reader\n1 High Street\nExampleton\nEX2 2AA',
      'requester_name: Ms Reader',
    ])
  })

  it('leaves job titles and ordinary words alone', () => {
    expect(
      found('The Chief Information Officer, Head of Procurement and the Dean of Medicine answered 12 questions.'),
    ).toEqual([])
  })

  it('takes time in proportion to the text', () => {
    for (const hostile of [
      '0'.repeat(100_000),
      `${'a.'.repeat(50_000)}@`,
      'Dear A '.repeat(15_000),
      '07 '.repeat(30_000),
    ]) {
      expect(found(hostile).length).toBeLessThan(100_000)
    }
  }, 10_000)

  it('stands in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Dear Mr Smith\n', '07700 900123 ', 'a.b@c.de ', '943 476 5919 ', 'x', ' ', '0')),
        (parts) => {
          const spans = findPersonalData(parts.join(''))
          for (const [at, { start, end }] of spans.entries()) {
            expect(end).toBeGreaterThan(start)
            expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0)
          }
        },
      ),
    )
  })
})
