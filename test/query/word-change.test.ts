import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordChange } from '../../src/query/word-change.ts'

describe('a change of words', () => {
  it('is told with the words before it', () => {
    const change = wordChange(
      'You asked about beds. The Trust holds 3 records.',
      'You asked about beds. The Trust holds 99 records.',
    )
    expect(change).toEqual({ context: 'beds. The Trust holds', removed: '3', added: '99' })
  })

  it('has nothing removed where words were only added, at the end or in the middle', () => {
    expect(wordChange('One two', 'One two three')).toEqual({ context: 'One two', removed: '', added: 'three' })
    expect(wordChange('yes yes', 'yes yes yes')).toEqual({ context: 'yes yes', removed: '', added: 'yes' })
  })

  it('is none where only white space differs', () => {
    expect(wordChange('One  two\n', ' One two')).toBeNull()
  })

  it('is cut where it is long', () => {
    const long = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ')
    expect(wordChange('', long)?.added.split(' ')).toHaveLength(13)
  })

  it('turns the one text into the other when it is put in place', () => {
    const texts = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 10 })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const change = wordChange(before.join(' '), after.join(' ')) ?? { removed: '', added: '' }
        const [removed, added] = [change.removed, change.added].map((text) => text.split(' ').filter(Boolean))
        const replacedAt = before.map((_, index) => before.toSpliced(index, removed?.length ?? 0, ...(added ?? [])))
        const atTheEnd = [...before, ...(added ?? [])]
        expect([...replacedAt, atTheEnd].map((words) => words.join(' '))).toContain(after.join(' '))
      }),
    )
  })
})
