import { describe, expect, it } from 'vitest'
import { masked, maskedPassage, maskText } from '../../src/publish/masking.ts'

describe('masking', () => {
  it('puts a mark in the place of each kind of personal data, and leaves the rest as it is', () => {
    expect(maskText('Mail a.reader@example.org or call 07700 900123; NHS number 943 476 5919, NI AB123456C.')).toBe(
      'Mail [e-mail address] or call [telephone number]; NHS number [NHS number], NI [National Insurance number].',
    )
    expect(maskText('Dear Mr Smith,\n\nThe Head of Estates answers foi@trust.example.')).toBe(
      'Dear [name],\n\nThe Head of Estates answers foi@trust.example.',
    )
  })

  it('reaches every text of a row, and no number, address or hash', () => {
    const row = { id: 7700900123, url: 'https://trust.example/07700900123', sha256: '07700900123'.padEnd(64, '0') }
    expect(masked([{ ...row, questions: [{ text: 'Call 07700 900123' }], none: null }])).toEqual([
      { ...row, questions: [{ text: 'Call [telephone number]' }], none: null },
    ])
  })

  it('changes nothing the second time', () => {
    const text = 'Dear Mr Smith,\n\nCall 07700 900123 or write to a.reader@example.org.'
    expect(maskText(maskText(text))).toBe(maskText(text))
  })
})

describe('a passage with hits', () => {
  const text = 'Beds: write to jo.bloggs@example.com about beds.'
  const hit = (word: string, from = 0) => {
    const start = text.indexOf(word, from)
    return { start, end: start + word.length }
  }

  it('keeps those before and behind what is masked, at their new places', () => {
    const shown = maskedPassage({ text, hits: [hit('Beds'), hit('beds', 10)] })
    expect(shown.text).toBe('Beds: write to [e-mail address] about beds.')
    expect(shown.hits.map(({ start, end }) => shown.text.slice(start, end))).toEqual(['Beds', 'beds'])
  })

  it('loses those that lie within personal data, or reach into it', () => {
    const reaching = { start: text.indexOf('to jo'), end: text.indexOf('bloggs') }
    for (const hits of [[hit('bloggs')], [hit('example')], [reaching]]) {
      expect(maskedPassage({ text, hits }).hits).toEqual([])
    }
  })
})
