import { expect, test } from 'vitest'
import { retryAfterMilliseconds } from '../../src/fetch/retry-after.ts'

const now = Date.parse('2025-03-01T12:00:00Z')

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sat, 01 Mar 2025 12:01:30 GMT', 90_000],
  ['Saturday, 01-Mar-25 12:01:30 GMT', 90_000],
  ['Sat, 01 Mar 2025 11:00:00 GMT', 0],
])('%j is %i milliseconds', (header, milliseconds) => {
  expect(retryAfterMilliseconds(header, now)).toBe(milliseconds)
})

test.each([null, '', '-5', '1.5', 'soon', '2025-03-01', '12345678901', 'Sat, 99 Foo 2025'])(
  '%j says nothing',
  (header) => {
    expect(retryAfterMilliseconds(header, now)).toBeNull()
  },
)
