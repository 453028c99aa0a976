import { describe, expect, it } from 'vitest'
import { asPrinted } from '../../../src/normalise/ocr/misread.ts'

describe('a word that OCR read', () => {
  it.each([
    ['SAF', 'SK9', '', '5AF'],
    ['OPE,', 'NW1', '', '0PE,'],
    ['lAA', 'OX3', 'Tel:', '1AA'],
  ])(
    'that begins the second half of a postcode with a letter (%s after %s) gets its figure',
    (word, before, after, printed) => {
      expect(asPrinted(word, before, after)).toBe(printed)
    },
  )

  it.each([
    ['OPE', 'the', ''],
    ['SAF', 'SK99X', ''],
    ['OUR', 'Annex', ''],
    ['5"', 'a', 'pipe'],
    ['|', 'Kettering', 'Northamptonshire'],
    ['FOI', 'our', 'reference'],
  ])('stays as it is where nothing beside it says otherwise: %s after "%s"', (word, before, after) => {
    expect(asPrinted(word, before, after)).toBe(word)
  })

  it.each([
    ['7"', '7th'],
    ['21’', '21st'],
    ['12*', '12th'],
    ['3”', '3rd'],
  ])('that is a day with a raised ending (%s) is %s', (word, printed) => {
    expect(asPrinted(word, 'on', 'April')).toBe(printed)
  })

  it('that is a bar before a sentence is the pronoun', () => {
    expect(asPrinted('|', '', 'would')).toBe('I')
  })

  it('has FOI in capitals', () => {
    expect(asPrinted('FOl', 'our', 'request')).toBe('FOI')
  })
})
