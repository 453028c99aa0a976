import { describe, expect, it } from 'vitest'
import { nearTrusts, typingErrors } from '../../src/query/near-trusts.ts'

const TRUSTS = [
  { odsCode: 'RTH', name: 'Oxford University Hospitals NHS Foundation Trust' },
  { odsCode: 'RNU', name: 'Oxford Health NHS Foundation Trust' },
  { odsCode: 'RK9', name: 'University Hospitals Plymouth NHS Trust' },
  { odsCode: 'RTE', name: 'Gloucestershire Hospitals NHS Foundation Trust' },
]

function codes(typed: string): string[] {
  return nearTrusts(typed, TRUSTS).map(({ odsCode }) => odsCode)
}

describe('a mistyped trust', () => {
  it('is the one whose telling words are a letter or two away', () => {
    expect(codes('Plymuoth')).toEqual(['RK9'])
    expect(codes('Gloucestershrie')).toEqual(['RTE'])
    expect(codes('oxfrod university trust')).toEqual(['RTH'])
  })

  it('is several where the name does not say which', () => {
    expect(codes('Oxfrod')).toEqual(['RTH', 'RNU'])
  })

  it('is nobody where a word is too far from all of theirs, or only common words were typed', () => {
    expect(codes('Oxfrod Zeppelins')).toEqual([])
    expect(codes('NHS Trust')).toEqual([])
    expect(codes('')).toEqual([])
  })

  it('counts letters put in, left out, changed and swapped', () => {
    expect(
      ['oxford', 'oxfrod', 'oxfod', 'oxxford', 'axford', 'xofrod'].map((word) => typingErrors('oxford', word)),
    ).toEqual([0, 1, 1, 1, 1, 2])
  })
})
