import type { Day } from '../domain.ts'
import { type Answered, answer, problem } from './answered.ts'

const DAYS = { d: 1, w: 7 } as const
const MONTHS = { m: 1, y: 12 } as const

/** The same day of another month, or its last where it has no such day. */
function monthsLater(from: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** A hundred years is no question about a contract. */
const LONGEST_YEARS = 100

/** A term such as `12m`, `6 months`, `2y`, `90d` or `4 weeks`, from a day on. */
export function readWithin(typed: string, from: Day): Answered<{ from: Day; to: Day }> {
  const [, digits, unit] = /^\s*(\d{1,5})\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?\s*$/i.exec(typed) ?? []
  const count = Number(digits)
  const letter = unit?.toLowerCase()
  const wrong = problem('wrong_filter', `"${typed}" is no term.`, 'Write it as 12m, 2y, 90d or 6w.')
  if (letter === 'd' || letter === 'w') {
    const days = count * DAYS[letter]
    if (days > LONGEST_YEARS * 366) return wrong
    return answer({ from, to: new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10) })
  }
  if (letter !== 'm' && letter !== 'y') return wrong
  const months = count * MONTHS[letter]
  return months > LONGEST_YEARS * 12 ? wrong : answer({ from, to: monthsLater(from, months) })
}
