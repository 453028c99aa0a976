import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays } from '../../src/calendar/bank-holidays.ts'
import { workingDaysToReply } from '../../src/calendar/working-days.ts'
import type { Nation } from '../../src/domain.ts'

describe('working days to a reply', () => {
  it('begin to count on the day after receipt', () => {
    expect(workingDaysToReply('2026-02-02', '2026-02-02', 'England')).toBe(0)
    expect(workingDaysToReply('2026-02-02', '2026-02-03', 'England')).toBe(1)
    expect(workingDaysToReply('2026-02-02', '2026-03-02', 'England')).toBe(20)
  })

  it('begin on Monday where a request came at the weekend', () => {
    expect(workingDaysToReply('2026-02-07', '2026-02-09', 'England')).toBe(1)
  })

  it('count a reply on a day that is none as of the next working day, so that it is late after the twentieth', () => {
    expect(workingDaysToReply('2026-02-06', '2026-03-06', 'England')).toBe(20)
    expect(workingDaysToReply('2026-02-06', '2026-03-07', 'England')).toBe(21)
    expect(workingDaysToReply('2026-02-06', '2026-03-09', 'England')).toBe(21)
  })

  it('leave out bank holidays in any part of the United Kingdom, in England too', () => {
    // 2 January in Scotland, St Patrick's Day, 12 July in Northern Ireland, the first Monday of August in Scotland.
    expect(workingDaysToReply('2025-12-31', '2026-01-05', 'England')).toBe(1)
    expect(workingDaysToReply('2026-03-16', '2026-03-18', 'England')).toBe(1)
    expect(workingDaysToReply('2026-07-10', '2026-07-14', 'Wales')).toBe(1)
    expect(workingDaysToReply('2026-07-31', '2026-08-04', 'Northern Ireland')).toBe(1)
  })

  it('leave out only bank holidays in Scotland for Scottish authorities', () => {
    expect(workingDaysToReply('2025-12-31', '2026-01-05', 'Scotland')).toBe(1)
    expect(workingDaysToReply('2026-03-16', '2026-03-18', 'Scotland')).toBe(2)
    expect(workingDaysToReply('2026-04-02', '2026-04-07', 'Scotland')).toBe(2) // Easter Monday
    expect(workingDaysToReply('2026-04-02', '2026-04-07', 'England')).toBe(1)
  })

  it('are not known without both days, or where the reply is dated before the request', () => {
    expect(workingDaysToReply(null, '2026-03-02', 'England')).toBeNull()
    expect(workingDaysToReply('2026-02', '2026-03-02', 'England')).toBeNull()
    expect(workingDaysToReply('2026-02-02', '2026', 'England')).toBeNull()
    expect(workingDaysToReply('2026-03-02', '2026-02-02', 'England')).toBeNull()
    expect(workingDaysToReply('2026-13-01', '2027-03-31', 'England')).toBeNull()
  })

  it('are what one counts day by day', () => {
    const day = fc
      .integer({ min: Date.UTC(2000, 0, 1) / 864e5, max: Date.UTC(2030, 11, 1) / 864e5 })
      .map((number) => new Date(number * 864e5).toISOString().slice(0, 10))
    const nation = fc.constantFrom<Nation[]>('England', 'Scotland', 'Wales', 'Northern Ireland')
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 90 }), nation, (received, later, of) => {
        const answered = new Date(Date.parse(received) + later * 864e5).toISOString().slice(0, 10)
        let counted = 1
        for (let step = 1; step < later; step += 1) {
          const between = new Date(Date.parse(received) + step * 864e5)
          const holidays = bankHolidays(between.getUTCFullYear(), of === 'Scotland' ? of : null)
          const weekend = [0, 6].includes(between.getUTCDay())
          if (!weekend && !holidays.includes(between.toISOString().slice(0, 10))) counted += 1
        }
        expect(workingDaysToReply(received, answered, of)).toBe(counted)
      }),
    )
  })
})
