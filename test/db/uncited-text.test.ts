import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Citation, uncitedText } from '../../db/uncited-text.ts'
import { evidenceIn } from './sample.ts'

const LETTER = 'Dear all,\n\n1. How many firewalls do you have?\n\nWe have two | three.\n\nYours'

/** What is left, each gap shown as an underscore. */
function rest(citations: readonly Citation[], end = LETTER.length): string {
  return uncitedText(LETTER, end, citations).replaceAll('\ue000', '_')
}

function cited(quote: string, text: string | null = null): Citation {
  const { start, end } = evidenceIn(LETTER, quote)
  return [start, end, text]
}

describe('the words of a document beside its questions and answers', () => {
  it('have a gap where a question or an answer stands', () => {
    const citations = [cited('We have two | three.'), cited('How many firewalls do you have?')]
    expect(rest(citations)).toBe('Dear all,\n\n1.  _ \n\n _ \n\nYours')
  })

  it('keep what a passage says beside the text, such as the number of a question', () => {
    const text = 'How many firewalls do you have?'
    expect(rest([cited(`1. ${text}`, text)])).toContain('\n\n1.  _ \n\nWe have')
  })

  it('take white space and the bars of tables for the same', () => {
    expect(rest([cited('We have two | three.', 'We | have two three.')])).toContain('have?\n\n _ \n\nYours')
  })

  it('keep what says something else, as of an answer that a person corrected', () => {
    for (const text of ['We have four.', 'We have tw', 'e have two'])
      expect(rest([cited('We have two | three.', text)])).toBe(LETTER)
  })

  it('leave each word out once, where two answers quote it', () => {
    expect(rest([cited('We have two | three.'), cited('two | three.')])).toContain('have?\n\n _ \n\nYours')
  })

  it('end with the reading text', () => {
    expect(rest([cited('Yours')], LETTER.indexOf('\n\nYours'))).toBe(LETTER.slice(0, -7))
  })

  it('are, with those of the questions and answers, all words of the document', () => {
    const words = (text: string) => text.match(/[a-z]+/g) ?? []
    const letter = fc.array(fc.constantFrom('a', 'bb', 'ccc', '|', '\n'), { maxLength: 30 }).map((all) => all.join(' '))
    const span = fc.tuple(fc.nat(60), fc.nat(60))
    const stated = fc.constantFrom<'as it stands' | 'folded' | 'corrected'>('as it stands', 'folded', 'corrected')
    fc.assert(
      fc.property(letter, fc.array(fc.tuple(span, stated), { maxLength: 4 }), (text, spans) => {
        const citations = spans.map(([[one, other], how]): Citation => {
          const [start, end] = one < other ? [one, other] : [other, one]
          const passage = text.slice(start, end)
          if (how === 'as it stands') return [start, end, null]
          return [start, end, how === 'folded' ? passage.replaceAll(/[\s|]+/g, ' ').trim() : 'bb']
        })
        const left = words(uncitedText(text, text.length, citations))
        const said = citations.flatMap(([start, end, told]) => words(told ?? text.slice(start, end)))
        for (const word of new Set(words(text))) expect([...left, ...said]).toContain(word)
      }),
    )
  })
})
