import { describe, expect, it } from 'vitest'
import { withoutDirt } from '../../../src/normalise/ocr/dirt.ts'
import { inkWord } from './ink-word.ts'

const kept = (...words: ReturnType<typeof inkWord>[]) => withoutDirt(words).map(({ text }) => text)

describe('words that are hardly read', () => {
  it('are left out where they stand apart', () => {
    expect(kept(inkWord('with:', 100, 500), inkWord('ghey', 300, 500, 23), inkWord('2s', 365, 500, 35))).toEqual([
      'with:',
    ])
    expect(kept(inkWord('with:', 100, 500), inkWord('ve', 100, 560, 28))).toEqual(['with:'])
  })

  it('stay within a line that is read well', () => {
    expect(kept(inkWord('Our', 100, 500), inkWord('ref:', 170, 500, 20), inkWord('4216', 240, 500))).toHaveLength(3)
  })
})
