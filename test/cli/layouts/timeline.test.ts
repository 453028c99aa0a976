import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { timelineLayout } from '../../../src/cli/layouts/timeline.ts'
import type { Output } from '../../../src/cli/output/output.ts'

function output(width: number | null): Output {
  const nothing = async (): Promise<void> => {}
  return { isTerminal: width !== null, width, colours: createColors(false), write: nothing, line: nothing }
}

const TODAY = '2026-07-15'

describe('a timeline', () => {
  it('draws a bar from start to end under the years, today marked', () => {
    const drawn = timelineLayout(
      [
        { label: 'RX1 Northgate', start: '2026-01', end: '2026-12-31' },
        { label: 'RX1 Gateway', start: '2026-04-01', end: '2027' },
      ],
      TODAY,
      output(60),
    )
    expect(drawn.split('\n')).toEqual([
      '                2026                  2027',
      'RX1 Northgate   ███████████│██████████',
      'RX1 Gateway           █████│████████████████████████████████',
      '                           │',
      '                           today',
    ])
  })

  it('is plain where it is piped, an unknown start thinner and from the edge', () => {
    const drawn = timelineLayout([{ label: 'RX1', start: null, end: '2026-10' }], TODAY, output(null))
    expect(drawn.split('\n')[1]).toMatch(/^RX1 {2}-*\|-+$/)
  })

  it('shows at the edges what lies beyond them', () => {
    const drawn = timelineLayout(
      [
        { label: 'old', start: '2001', end: '2099' },
        { label: 'over', start: '2001', end: '2003' },
      ],
      TODAY,
      output(80),
    ).split('\n')
    expect(drawn[1]).toMatch(/^old {3}‹█+│█+›$/)
    expect(drawn[2]).toMatch(/^over {2}‹ +│$/)
  })

  it('shows when they ran where all have ended', () => {
    const drawn = timelineLayout([{ label: 'old', start: '2020-02', end: '2021-01' }], TODAY, output(80)).split('\n')
    expect(drawn[0]).toContain('2021')
    expect(drawn[1]).toMatch(/^old {2} ?█{5,} +│$/)
  })

  it('fits the width, whatever the terms', () => {
    for (const width of [40, 80, 120]) {
      const drawn = timelineLayout([{ label: 'x'.repeat(99), start: '1990', end: '2031-05' }], TODAY, output(width))
      expect(Math.max(...drawn.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width)
    }
  })

  it('is empty without terms', () => {
    expect(timelineLayout([], TODAY, output(80))).toBe('')
  })
})
