/** The same reply in other clothes: what an office changes from letter to letter changes no fact. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NormalisedDocument } from '../../src/domain.ts'
import { extract } from '../../src/extract/extract.ts'
import { documentOf } from './document-of.ts'

type Exchange = [question: string, answer: string]

const EXCHANGES: Exchange[] = [
  ['Who supplies your lift maintenance?', 'Hoistwell Lifts Ltd'],
  ['What is the annual value of the lift maintenance contract?', '£41,200'],
  ['When does the lift maintenance contract expire?', '31 March 2026'],
  ['How many lifts are in use?', 'Fourteen are in use.'],
  ['How many times did a lift fail in 2023?', 'The Trust does not hold this information.'],
  ['What are the names of the engineers?', 'Withheld under section 40(2) of the Act.'],
  ['Please provide a copy of the last inspection report.', 'Please see attached.'],
  ['Are there plans to replace any of the lifts?', 'No'],
]
const exchanges = fc.shuffledSubarray(EXCHANGES, { minLength: 3 })

const LABELS: ((number: number) => string)[] = [
  (number) => `${number}. `,
  (number) => `${number}) `,
  (number) => `(${number}) `,
  (number) => `Q${number}. `,
  (number) => `Q${number}: `,
  (number) => `Question ${number}: `,
  (number) => `Question ${number} – `,
]
const PREFIXES = ['', 'A: ', 'Response: ', 'Answer – ', 'Trust response: ', 'Our answer: ']
const label = fc.constantFrom(...LABELS)
const prefix = fc.constantFrom(...PREFIXES)

type Layout = (asked: Exchange[], numbered: (index: number) => string, prefix: string) => string

const inline: Layout = (asked, numbered, before) =>
  asked.map(([question, answer], index) => `${numbered(index)}${question}\n${before}${answer}`).join('\n')
const apart: Layout = (asked, numbered) =>
  [
    'You asked:',
    ...asked.map(([question], index) => numbered(index) + question),
    'Our response:',
    ...asked.map(([, answer], index) => numbered(index) + answer),
  ].join('\n')
const restated: Layout = (asked, numbered, before) =>
  [
    'You asked:',
    ...asked.map(([question], index) => numbered(index) + question),
    'Our response:',
    inline(asked, numbered, before),
  ].join('\n')
const table: Layout = (asked, numbered) =>
  [
    '| Question | Answer',
    ...asked.map(([question, answer], index) => `| ${numbered(index)}${question} | ${answer}`),
  ].join('\n')
const layout = fc.constantFrom(inline, apart, restated, table)

function letter(body: string, before = '', behind = ''): string {
  return `${before}\nOur ref: FOI 5127\n9 March 2024\nDear Ms Arkle\nThank you for your request received on 12 February 2024.\n${body}\nYours sincerely\n${behind}`
}

/** All that is read, without its places. */
function factsOf(document: NormalisedDocument): Record<string, unknown> {
  const [response] = extract([document]).responses
  return JSON.parse(JSON.stringify(response, (key, value) => (key === 'evidence' ? undefined : value)))
}

function exchangesOf(document: NormalisedDocument): Exchange[] {
  const [response] = extract([document]).responses
  return (response?.questions ?? []).map(({ label: number, text }) => {
    const told = response?.answers.filter(({ questions }) => questions.length === 1 && questions[0] === number) ?? []
    return [text, told.map((answer) => answer.text).join(' / ')]
  })
}

describe('the same reply', () => {
  it('in every layout, under every kind of number, with every word before its answers', () => {
    fc.assert(
      fc.property(exchanges, layout, label, prefix, (asked, lay, number, before) => {
        const document = documentOf(letter(lay(asked, (index) => number(index + 1), before)))
        expect(exchangesOf(document)).toEqual(asked)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same outcomes, grounds and contracts, however it is laid out and numbered', () => {
    const plain = (asked: Exchange[]) => factsOf(documentOf(letter(inline(asked, (index) => `${index + 1}. `, ''))))
    fc.assert(
      fc.property(exchanges, layout, label, prefix, (asked, lay, number, before) => {
        const facts = factsOf(documentOf(letter(lay(asked, (index) => number(index + 1), before))))
        const { answers, exemptions, contracts, outcome, receivedOn, respondedOn, caseReference } = plain(asked)
        expect(facts).toMatchObject({ answers, exemptions, contracts, outcome })
        expect(facts).toMatchObject({ receivedOn, respondedOn, caseReference })
      }),
      { numRuns: 200 },
    )
  })

  it('with its lines broken elsewhere', () => {
    fc.assert(
      fc.property(exchanges, fc.infiniteStream(fc.boolean()), (asked, breaks) => {
        const whole = documentOf(letter(inline(asked, (index) => `${index + 1}. `, '')))
        const broken = whole.blocks.reduce((text, { start, end }) => {
          const words = text
            .slice(start, end)
            .replace(/(?<=\p{Ll}) (?=\p{Ll})/gu, (space) => (breaks.next().value ? '\n' : space))
          return text.slice(0, start) + words + text.slice(end)
        }, whole.text)
        expect(factsOf({ ...whole, text: broken })).toEqual(factsOf(whole))
      }),
    )
  })

  it('with another letterhead, and with a page of notices behind it', () => {
    const heads = [
      'Estates House\nSands Lane\nTel: 01999 555 0140',
      'Freedom of Information Office\nwww.example.nhs.uk',
      '',
    ]
    const notices = [
      '# Re-use of information\nAll information supplied by the Trust is subject to the Re-use of Public Sector Information Regulations 2015.',
      'If you are unhappy with this reply you may ask for an internal review.\nYou may then complain to the Information Commissioner under section 50 of the Act.',
      '',
    ]
    fc.assert(
      fc.property(exchanges, fc.constantFrom(...heads), fc.constantFrom(...notices), (asked, head, notice) => {
        const body = inline(asked, (index) => `${index + 1}. `, '')
        expect(factsOf(documentOf(letter(body, head, notice)))).toEqual(factsOf(documentOf(letter(body))))
      }),
    )
  })
})
