import { describe, expect, it } from 'vitest'
import { nearMatch } from '../../src/cli/near-match.ts'
import { day, wholeNumber, yesOrNo } from '../../src/cli/values.ts'

describe('a day', () => {
  it.each([
    ['2024-01-31', '2024-01-31'],
    ['31/01/2024', '2024-01-31'],
    ['31 January 2024', '2024-01-31'],
    ['2024-02', '2024-02-01'],
    ['Feb 2023', '2023-02-01'],
    ['2024', '2024-01-01'],
  ])('%s is %s', (typed, first) => {
    expect(day.schema.parse(typed)).toBe(first)
  })

  it.each(['', 'yesterday', '2024-13', '2024-02-30', '31/02/2024', '1 May', 'from 2024', '2023-24', '01/2024'])(
    'is not %j',
    (typed) => {
      expect(day.schema.safeParse(typed).success).toBe(false)
    },
  )
})

it('A whole number is neither empty, negative nor broken', () => {
  const { schema } = wholeNumber(1, 10)
  expect(schema.parse('12')).toBe(12)
  for (const typed of ['', ' ', '-1', '0', '1.5', '1e3', 'ten', '0x10'])
    expect(schema.safeParse(typed).success).toBe(false)
})

it('Yes and no have the usual spellings', () => {
  expect(['1', 'true', 'YES', 'on', true].map((typed) => yesOrNo.schema.parse(typed))).not.toContain(false)
  expect(['0', 'false', 'No', 'off', false].map((typed) => yesOrNo.schema.parse(typed))).not.toContain(true)
  expect(yesOrNo.schema.safeParse('perhaps').success).toBe(false)
})

describe('a near match', () => {
  it.each([
    ['responces', 'responses'],
    ['contarcts', 'contracts'],
    ['DELAY', 'delay'],
  ])('of %s is %s', (typed, meant) => {
    expect(nearMatch(typed, ['contracts', 'delay', 'responses', 'runs'])).toBe(meant)
  })

  it('is none where nothing is near', () => {
    expect(nearMatch('kettle', ['contracts', 'delay', 'runs'])).toBeNull()
  })
})
