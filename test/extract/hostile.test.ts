/** Text that is made to be slow to read: what takes twice the text may take about twice the work, never its square. */
import { describe, expect, it } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { documentOf } from './document-of.ts'

/** Each as a run within one line of a question, as lines of their own, and as an answer. */
const REPEATED = [
  '(',
  '((1)(a)',
  '[[[',
  '1',
  '9,',
  '1.1.',
  '12/',
  '-',
  '– ',
  '* ',
  '*',
  'a) ',
  '(1)(a)',
  'section 31(',
  's.31 and ',
  '£1,000',
  '£',
  'Q1 ',
  'A1 ',
  ': ',
  'A: ',
  '1 May ',
  ' of the ',
  'Ltd ',
  'A B ',
  'up to 2 x ',
  'extend ',
  'VAT ',
  'First reply section 43(2) ',
  'See Q1 & ',
]

function secondsToRead(piece: string, characters: number): number {
  const line = piece.repeat(Math.ceil(characters / piece.length))
  const lines = `${piece}\n`.repeat(Math.ceil(characters / 10 / piece.length))
  const document = documentOf(`Dear Sir\n1. How many are there?\n${line}\n${lines}\n2. Who supplies it?\n${line}`)
  const began = process.cpuUsage()
  extract([document])
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

const SMALL = 30_000
const TIMES = 8
/** Four times what a linear reader takes; a quadratic one takes twice as much again. */
const MOST_GROWTH = 4 * TIMES
/** Below this, the clock and the collector of garbage are most of what is measured. */
const NEGLIGIBLE_SECONDS = 0.3

describe('hostile text', () => {
  it.each(REPEATED)('eight times as much “%s” takes about eight times the work', (piece) => {
    secondsToRead(piece, SMALL)
    const small = Math.max(secondsToRead(piece, SMALL), NEGLIGIBLE_SECONDS / TIMES)
    expect(secondsToRead(piece, SMALL * TIMES)).toBeLessThan(small * MOST_GROWTH)
  })

  it.each(['(((', '1234567890', '-–—'])('megabytes of “%s” are read', (piece) => {
    const megabytes = piece.repeat(Math.ceil(3_000_000 / piece.length))
    expect(extract([documentOf(`Dear Sir\n1. How many?\n${megabytes}`)]).responses).toHaveLength(1)
  })
})
