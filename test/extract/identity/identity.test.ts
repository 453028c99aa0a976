import { expect, it } from 'vitest'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'

function read(notation: string, fileName: string | null = null) {
  const [response] = extract([documentOf(notation, fileName)]).responses
  if (!response) throw new Error('no response')
  return response
}

it('reads reference, letter date and received date of a letter', () => {
  const { caseReference, respondedOn, receivedOn } = read(`Our Ref: AB/CD FOI 5127
    Date: Tuesday, 9th March 2021
    Dear Applicant
    I write about your request, which reached this office on 10th February 2021.
    1. How many vans are there?
    Nine.`)
  expect({ caseReference, respondedOn, receivedOn }).toEqual({
    caseReference: 'FOI 5127',
    respondedOn: '2021-03-09',
    receivedOn: '2021-02-10',
  })
})

it.each([
  [
    'a table of two columns',
    'Reference | FOI 26-018 Security\nRequest Date | 1 June 2026\nResponse Date | 22 June 2026',
  ],
  ['lines', 'Case Number: 6015\nRequest Date: 01/06/2026\nCompletion Date: 22/06/2026'],
])('tells the day of the request from that of the reply in %s', (_, fields) => {
  const { respondedOn } = read(`${fields}\n\nRequest\n\nHow many vans are there?\n\nResponse\n\nNine.`)
  expect(respondedOn).toBe('2026-06-22')
})

it('reads fields of a page whose labels stand above their values', () => {
  const { caseReference, receivedOn, publishedOn, respondedOn } = read(`Case reference
    23-24/0871
    Date received
    4 September 2023
    Date published
    9 October 2023
    # What was asked
    1. How many vans are there?
    # Our response
    Nine.`)
  expect({ caseReference, receivedOn, publishedOn, respondedOn }).toEqual({
    caseReference: '23-24/0871',
    receivedOn: '2023-09-04',
    publishedOn: '2023-10-09',
    respondedOn: null,
  })
})

it.each([
  ['| Request Number: | F-2010-00325', 'F-2010-00325'],
  ['# SERVICE REQUEST REF 180302', '180302'],
  ['Your request (our reference C-1987) was received.', 'C-1987'],
])('reads the reference of “%s”', (line, reference) => {
  expect(read(`${line}\nDear Mr Lorn\nPlease see attached.`).caseReference).toBe(reference)
})

it('never takes the requester’s reference', () => {
  expect(read('Your ref: 4471/22\nDear Mr Lorn\nPlease see attached.').caseReference).toBeNull()
})

it('takes the year of a received date from the letter', () => {
  expect(
    read('4th January 2022\nDear Mr Lorn\nThank you for your request received on 7th December.\nPlease see attached.')
      .receivedOn,
  ).toBe('2021-12-07')
})

it('takes the date of a request for review for no date of the request', () => {
  expect(
    read('19 June 2023\nDear Mr Lorn\nYou wrote to us on 22 May 2023 to ask for a review.\nPlease see attached.')
      .receivedOn,
  ).toBeNull()
})

it('falls back to the reference in the file’s name and says so', () => {
  const { caseReference, flags, evidence } = read('Dear Mr Lorn\nPlease see attached.', 'FOI 0091-24 response.pdf')
  expect(caseReference).toBe('FOI 0091-24')
  expect(flags).toContain('reference_from_file_name')
  expect(evidence.caseReference).toBeUndefined()
})

it.each([
  ['handled under the Freedom of Information (Scotland) Act 2002', 'FOISA'],
  ['dealt with under the Environmental Information Regulations 2004', 'EIR'],
  ['a request under the Freedom of Information Act 2000', 'FOIA'],
  ['a freedom of information (FOI) or environmental information regulations (EIR) request', 'FOIA'],
])('“%s” is %s', (sentence, regime) => {
  expect(read(`Dear Mr Lorn\nThis is ${sentence}.\nPlease see attached.`).regime).toBe(regime)
})
