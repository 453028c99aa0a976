import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inContext, wordDiff } from '../../src/publish/word-diff.ts'

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
const text = fc.array(fc.constantFrom('the', 'Trust', 'holds', '3', '99', 'records', '\n', '  '), { maxLength: 40 })

describe('the difference between two texts, word by word', () => {
  it('tells what went and what came', () => {
    expect(wordDiff('The Trust holds 3 records.', 'The Trust\nholds 99 records.')).toEqual([
      { kind: 'same', text: 'The Trust holds' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '99' },
      { kind: 'same', text: 'records.' },
    ])
  })

  it('is all shared where only white space differs, and nothing for nothing', () => {
    expect(wordDiff('a  b\nc', 'a b c')).toEqual([{ kind: 'same', text: 'a b c' }])
    expect(wordDiff('', ' \n')).toEqual([])
  })

  it('gives both texts back', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(' '), other.join(' ')]
        const pieces = wordDiff(before, after)
        const of = (kind: string) => pieces.filter((piece) => piece.kind !== kind).flatMap((piece) => words(piece.text))
        expect(of('added')).toEqual(words(before))
        expect(of('removed')).toEqual(words(after))
        for (const [index, piece] of pieces.entries()) expect(pieces[index + 1]?.kind).not.toBe(piece.kind)
      }),
    )
  })

  it('takes texts that have nothing in common for one gone and another come, however long they are', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 50_000 }, (_, index) => `${letter}${index}`).join(' '),
    )
    expect(wordDiff(`Dear ${before}`, `Dear ${after}`).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added'])
  })

  it('is shown with a few shared words beside each change', () => {
    const pieces = wordDiff('1 2 3 4 5 6 old 7 8 9 10 11 12 gone', '1 2 3 4 5 6 new 7 8 9 10 11 12')
    expect(inContext(pieces, 2).map((piece) => piece.text)).toEqual(['… 5 6', 'old', 'new', '7 8 … 11 12', 'gone'])
  })
})
