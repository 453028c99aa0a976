import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NormalisedDocument } from '../../src/domain.ts'
import { extract } from '../../src/extract/extract.ts'
import { documentOf } from './document-of.ts'

const LINES = [
  'Our ref: FOI 5127',
  'Date: 9 March 2021',
  'Dear Ms Arkle',
  'Thank you for your request received on 10 February 2021.',
  '1. Who supplies your lifts?',
  '2. When does the contract expire?',
  '3. Which brand is used?',
  'Hoistwell Ltd.',
  '31/03/2026',
  'This is withheld under section 31(1)(a) of the Act.',
  '# Our response',
  '| Question | Answer',
  '| 1. What is paid? | £4,000 a year',
  '- Lifts: Hoistwell Ltd',
  '*The brand is exempt under section 36 (1b)(2c).',
  'If you are unhappy you may ask for an internal review.',
  'Yours sincerely',
]
const documents = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 30 })
  .map((lines) => documentOf(lines.join('\n')))

/** Every place in a value at which evidence stands. */
function* evidenceIn(value: unknown): Generator<{ document: number; start: number; end: number; quote: string }> {
  if (typeof value !== 'object' || value === null) return
  if ('quote' in value && 'start' in value)
    yield value as { document: number; start: number; end: number; quote: string }
  for (const inner of Object.values(value)) yield* evidenceIn(inner)
}

function facts(document: NormalisedDocument): unknown {
  return JSON.parse(
    JSON.stringify(extract([document]).responses, (key, value) => (key === 'evidence' ? undefined : value)),
  )
}

describe('laws of extraction', () => {
  it('every fact’s evidence stands in its document, however lines are arranged', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { start, end, quote } of evidenceIn(extract([document]).responses)) {
          expect(document.text.slice(start, end)).toBe(quote)
          expect(quote.trim()).not.toBe('')
        }
      }),
    )
  })

  it('the same text gives the same facts', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(extract([document])).toEqual(extract([document]))
      }),
    )
  })

  const LETTER = `Our ref: FOI 5127
    Date: 9 March 2021
    Dear Ms Arkle
    1. Who supplies your lifts?
    Hoistwell Ltd.
    2. When does the contract expire?
    31/03/2026
    Yours sincerely`

  it('a notice on re-use behind the letter changes no fact', () => {
    const notice = `# Re-use of Public Sector Information
      All information supplied by the Trust is subject to the Re-use of Public Sector Information Regulations 2005.`
    expect(facts(documentOf(`${LETTER}\n${notice}`))).toEqual(facts(documentOf(LETTER)))
  })

  it('another letterhead changes no fact of the request', () => {
    const [response] = extract([documentOf(`Estate House\nSands Lane\nTel: 01999 555 0140\n${LETTER}`)]).responses
    const [plain] = extract([documentOf(LETTER)]).responses
    expect(response?.answers.map(({ text }) => text)).toEqual(plain?.answers.map(({ text }) => text))
    expect(response?.caseReference).toBe(plain?.caseReference)
  })

  it('questions in another order take their answers along', () => {
    const asked: [string, string][] = [
      ['Who supplies your lifts?', 'Hoistwell Ltd.'],
      ['How many vans are there?', 'Nine.'],
      ['When was the boiler bought?', '31/03/2019'],
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(asked, { minLength: 3 }), (order) => {
        const letter = order.map(([question, answer], index) => `${index + 1}. ${question}\n${answer}`).join('\n')
        const [response] = extract([documentOf(letter)]).responses
        expect(response?.questions.map(({ text }, index) => [text, response.answers[index]?.text])).toEqual(order)
      }),
    )
  })
})
