import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/extract/extract.ts'
import { documentOf } from '../document-of.ts'

function read(notation: string) {
  const [response] = extract([documentOf(notation)]).responses
  return {
    relied: response?.exemptions.map(({ section, subsection, questions, ncnd }) => [
      section + subsection,
      questions.join(),
      ncnd,
    ]),
    mentioned: response?.mentioned.map(({ provision }) => provision),
  }
}

describe('provisions relied on', () => {
  it('ties a ground to the question whose answer cites it', () => {
    const { relied } = read(`1. What is paid?
      £4,000 a year.
      2. What is the rate?
      This is withheld under section 43(2).`)
    expect(relied).toEqual([['43(2)', '2', false]])
  })

  it('ties a ground set apart to the answer that calls it', () => {
    const { relied } = read(`You asked:
      1. What is paid?
      2. Which brand is used?
      Our response
      1. £4,000
      2. Please see statement below*
      *The brand is exempt under section 31(1)(a) of the Act.`)
    expect(relied).toEqual([['31(1)(a)', '2', false]])
  })

  it('marks a provision that neither confirms nor denies', () => {
    const { relied } = read(`# Request
      1. Was there an attack?
      2. When was it?
      # Response
      The Trust neither confirms nor denies that it holds this: section 31(3).`)
    expect(relied).toEqual([['31(3)', '1,2', true]])
  })

  it('reads the same number under the regulations as another law', () => {
    const [response] = extract([
      documentOf(`We dealt with this under the Environmental Information Regulations 2004.
        1. What is the price?
        The exception in regulation 12(5)(e) of the Environmental Information Regulations 2004 is engaged.`),
    ]).responses
    expect(response?.exemptions.map(({ regime, section, subsection }) => [regime, section, subsection])).toEqual([
      ['EIR', '12', '(5)(e)'],
    ])
  })

  it('only mentions the right of access, complaints to the Commissioner and other Acts', () => {
    const { relied, mentioned } = read(`1. How many people are on aftercare?
      Under section 1(1) we confirm that we hold this. 40 people are on section 117 aftercare.`)
    expect(relied).toEqual([])
    expect(mentioned).toEqual(['s1(1)', 's117'])
  })

  it('only mentions what an earlier reply relied on', () => {
    const { relied, mentioned } = read(`1. What is paid?
      The first reply relied on section 43(2). I overturn that decision. £4,000 is paid.`)
    expect(relied).toEqual([])
    expect(mentioned).toEqual(['s43(2)'])
  })
})
