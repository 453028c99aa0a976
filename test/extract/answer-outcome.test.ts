import { expect, it } from 'vitest'
import { answerOutcome } from '../../src/extract/answer-outcome.ts'

it.each([
  ['Fourteen.', 'disclosed'],
  ['None', 'disclosed'],
  ['The Trust has no such staff.', 'disclosed'],
  ['Please see attached.', 'disclosed'],
  ['Withheld – section 31(1)(a)', 'withheld'],
  ['The Trust has decided to withhold this under section 43(2).', 'withheld'],
  ['Network Manager. Name withheld – section 40(2)', 'partially_withheld'],
  ['The Trust can neither confirm nor deny whether this is held.', 'neither_confirm_nor_deny'],
  ['The Trust does not hold this information.', 'not_held'],
  ['This is not recorded on our systems.', 'not_held'],
  ['It would exceed the appropriate limit, so section 12 applies.', 'cost_limit'],
  ['It is held only in free text in 2,400 records. Reading them exceeds the appropriate limit.', 'cost_limit'],
  ['There were 34 in 2023. To go further back would exceed the appropriate limit.', 'partially_withheld'],
  ['The Trust does not hold this information, as it is not recorded on any system.', 'not_held'],
  ['There are two wards. We do not record the brands.', 'disclosed'],
  ['Exempt by virtue of section 38(1)(b): to name it would endanger staff.', 'withheld'],
  ['Section 25(1) applies, since the report is otherwise accessible on our website.', 'accessible_elsewhere'],
  ['We consider this request vexatious.', 'vexatious'],
  ['The figures are published each month and can be found at https://example.org/spend.', 'accessible_elsewhere'],
  ['We suggest that you send your request to the council.', 'transferred'],
])('“%s” is %s', (answer, outcome) => {
  expect(answerOutcome(answer)).toBe(outcome)
})
