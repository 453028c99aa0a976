import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/normalise/charset.ts'

const PRICE = 'The Trust’s cost is £850 – “approx.”'

describe('decoding text of unknown charset', () => {
  it.each(['utf8', 'utf16-le', 'utf16-be'])('believes a byte order mark: %s', (charset) => {
    expect(decodeText(iconv.encode(PRICE, charset, { addBOM: true }), null)).toBe(PRICE)
  })

  it('reads UTF-8 as such, whatever is declared', () => {
    expect(decodeText(Buffer.from(PRICE), 'iso-8859-1')).toBe(PRICE)
  })

  it('reads what is no UTF-8 as Windows-1252, quotes and dashes included', () => {
    expect(decodeText(iconv.encode(PRICE, 'win1252'), null)).toBe(PRICE)
    expect(decodeText(iconv.encode(PRICE, 'win1252'), 'utf-8')).toBe(PRICE)
    expect(decodeText(iconv.encode(PRICE, 'win1252'), 'ISO-8859-1')).toBe(PRICE)
  })

  it('believes the charset of the header, then that of the page', () => {
    const page = '<meta charset="windows-1251"><p>Опубликовано</p>'
    expect(decodeText(iconv.encode('Опубликовано', 'win1251'), 'windows-1251')).toBe('Опубликовано')
    expect(decodeText(iconv.encode(page, 'win1251'), null)).toBe(page)
  })

  it('keeps UTF-8 of which a few bytes are damaged', () => {
    const damaged = Buffer.concat([Buffer.from('£1 £2 £3 '), Buffer.from([0xa3]), Buffer.from(' £4')])
    expect(decodeText(damaged, 'utf-8')).toBe('£1 £2 £3 \ufffd £4')
  })

  it('reads UTF-16 without a mark', () => {
    expect(decodeText(iconv.encode('Reference,Received', 'utf16-le', { addBOM: false }), null)).toBe(
      'Reference,Received',
    )
  })

  it('ignores a charset that nobody knows', () => {
    expect(decodeText(iconv.encode('£850', 'win1252'), 'x-unheard-of')).toBe('£850')
  })
})
