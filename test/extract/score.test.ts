import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../shared.ts'
import { inventedIn, SCORE_FILE, scoreTable, type Totals, totalsOf } from './score.ts'

const shared = sharedFolder()
const held: Totals = JSON.parse(readFileSync(SCORE_FILE, 'utf8'))
/** A label may be read otherwise now and then; more is a fall. */
const A_POINT = 1
/** Two of the letters are scans. */
const FIVE_MINUTES = 300_000

describe.skipIf(shared === null)('the score over labelled letters (skipped where the shared folder is absent)', () => {
  let printed = ''
  beforeAll(() => {
    printed = scoreTable(shared ?? '', ['--json'])
  }, FIVE_MINUTES)

  it.each(Object.keys(held))('%s has not fallen by more than a point', (name) => {
    expect(totalsOf(printed)[name]).toBeGreaterThanOrEqual((held[name] ?? 0) - A_POINT)
  })

  it('no fact is invented', () => {
    expect(inventedIn(printed)).toBe(0)
  })
})

it('the totals that are held are those that the aim names', () => {
  expect(held['overall']).toBeGreaterThanOrEqual(97)
  expect(held['evidence']).toBe(100)
})
