import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedResponse, PrintedDetails } from '../../src/domain.ts'
import { cleanedText, contentHash, contentKey, listingFingerprint } from '../../src/identify/content.ts'

const details: PrintedDetails = {
  title: 'Car parking',
  caseReference: 'FOI 12',
  receivedOn: '2026-01-05',
  respondedOn: null,
  publishedOn: '2026-02-01',
}
const documentOf = (text: string, readingEnd = text.length) => ({ sha256: 'a'.repeat(64), text, readingEnd })
const letter = (text: string, readingEnd?: number) => ({
  role: 'response' as const,
  title: 'Letter',
  document: documentOf(text, readingEnd),
})

describe('cleanedText', () => {
  it('leaves the furniture out', () => {
    expect(cleanedText(documentOf('The answer is 4.\n\nCookies | Privacy', 16))).toBe('The answer is 4.')
  })

  it.each([
    'Page generated in 0.123 seconds',
    'Page rendered in 12 ms',
    '1,204 views',
    'Downloads: 17',
    'Printed on: 12/02/2026 10:11',
  ])('does not count %j as words of the response', (volatile) =>
    expect(cleanedText(documentOf(`The answer is 4. ${volatile}`))).toBe('The answer is 4.'),
  )

  it('reads a row of figures, however long, once', () => {
    const figures = '0,'.repeat(500_000)
    expect(cleanedText(documentOf(figures))).toBe(figures)
  })
})

describe('contentHash', () => {
  it('stays the same however the white space falls', () => {
    expect(contentHash(details, [letter('One  two\nthree')])).toBe(contentHash(details, [letter('One two three')]))
  })

  it('changes with a word, a date and a further document', () => {
    const before = contentHash(details, [letter('We hold 4.')])
    expect(contentHash(details, [letter('We hold 5.')])).not.toBe(before)
    expect(contentHash({ ...details, publishedOn: '2026-02-02' }, [letter('We hold 4.')])).not.toBe(before)
    expect(contentHash(details, [letter('We hold 4.'), letter('Annex')])).not.toBe(before)
  })

  it('knows a document without text by its bytes', () => {
    const scan = (sha256: string) => ({ ...letter(''), document: { sha256, text: '', readingEnd: 0 } })
    expect(contentKey([scan('a'.repeat(64))])).not.toBe(contentKey([scan('b'.repeat(64))]))
  })

  it('sees through any re-wrapping of the words', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 })
    fc.assert(
      fc.property(words, (said) => {
        expect(contentHash(details, [letter(said.join('\n \t'))])).toBe(contentHash(details, [letter(said.join(' '))]))
      }),
    )
  })
})

describe('listingFingerprint', () => {
  const listed: ListedResponse = { ...details, url: 'https://trust.example/1', kind: 'documents', documents: [] }
  const linked = (version: number) => [
    { url: `https://trust.example/d?ver=${version}`, title: 'Letter', role: 'response' as const },
  ]

  it('changes when a letter gets a new address', () => {
    expect(listingFingerprint({ ...listed, documents: linked(1) })).not.toBe(
      listingFingerprint({ ...listed, documents: linked(2) }),
    )
  })

  it('does not depend on the order of the fields', () => {
    const { title, ...rest } = listed
    expect(listingFingerprint({ ...rest, title })).toBe(listingFingerprint(listed))
  })
})
