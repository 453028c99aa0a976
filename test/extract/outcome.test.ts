import { expect, it } from 'vitest'
import type { AnswerOutcome, ResponseOutcome } from '../../src/domain.ts'
import { responseOutcome } from '../../src/extract/outcome.ts'

const TABLE: [AnswerOutcome[], ResponseOutcome][] = [
  [[], 'unknown'],
  [['disclosed', 'disclosed'], 'granted_in_full'],
  [['withheld'], 'withheld_in_full'],
  [['not_held'], 'not_held'],
  [['disclosed', 'withheld'], 'partially_withheld'],
  [['accessible_elsewhere', 'cost_limit'], 'partially_withheld'],
  [['disclosed', 'not_held'], 'partially_held'],
  [['disclosed', 'transferred', 'accessible_elsewhere'], 'partially_held'],
  [['disclosed', 'accessible_elsewhere'], 'granted_in_full'],
  [['not_held', 'withheld'], 'withheld_in_full'],
  [['not_held', 'neither_confirm_nor_deny'], 'neither_confirm_nor_deny'],
]

it.each(TABLE)('%j together are %s', (outcomes, response) => {
  expect(responseOutcome(outcomes.map((outcome) => ({ outcome })))).toBe(response)
})
