import { describe, expect, it } from 'vitest'
import { readPrintedLabel } from '../../src/normalise/printed-label.ts'

describe('a label printed at the start of a line', () => {
  it.each([
    ['1. How many?', '1.', '1'],
    ['12) How many?', '12)', '12'],
    ['(3) How many?', '(3)', '3'],
    ['2.Please provide', '2.', '2'],
    ['a) firewall', 'a)', 'a'],
    ['(b) anti-virus', '(b)', 'b'],
    ['iv. Cost', 'iv.', 'iv'],
    ['(ii) Cost', '(ii)', 'ii'],
    ['1a. Cost', '1a.', '1a'],
    ['1.2 The scope', '1.2', '1.2'],
    ['Q3 How many?', 'Q3', '3'],
    ['Q3. How many?', 'Q3.', '3'],
    ['Question 4: How many?', 'Question 4:', '4'],
    ['• Breaches in security', '•', null],
    ['\uf0b7 Breaches in security', '\uf0b7', null],
    ['- Breaches in security', '-', null],
    ['o   Breaches in security', 'o', null],
  ])('is read from %j', (line, label, ordinal) => {
    expect(readPrintedLabel(line)).toMatchObject({ label, ordinal })
  })

  it.each([
    'How many licences?',
    '1.5 million was spent',
    '2021. The year of',
    '12/02/2020',
    '04 May 2021',
    '700',
    'I. Smith',
    'J. K. Jones',
    'e.g. laptops',
    'on 3 May',
    '£850.00',
    '-500',
    'Quality of care',
  ])('is not seen in %j', (line) => {
    expect(readPrintedLabel(line)).toBeNull()
  })

  it('ends where the text begins', () => {
    const line = '(a)   firewall'
    expect(line.slice(readPrintedLabel(line)?.length)).toBe('firewall')
  })
})
