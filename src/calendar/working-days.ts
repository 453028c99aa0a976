import type { Day, Nation, PartialDate } from '../domain.ts'
import { bankHolidays } from './bank-holidays.ts'

/**
 * An authority has so many working days to answer, the first after receipt counting as 1: section 10(1) of the Freedom of
 * Information Act 2000, section 10(1) of the Freedom of Information (Scotland) Act 2002, regulation 5(2) of either
 * Environmental Information Regulations 2004.
 */
export const WORKING_DAYS_TO_ANSWER = 20

/**
 * Section 10(6) of the Act of 2000 leaves out Saturdays, Sundays, Christmas Day, Good Friday and bank holidays in any part
 * of the United Kingdom, St Andrew's Day in London too; section 73 of the Scottish Act only bank holidays in Scotland.
 */
type Calendar = 'Scotland' | null

/** The holidays of a year, each calendar's worked out once. */
const known = new Map<string, readonly Day[]>()

function holidaysOf(year: number, calendar: Calendar): readonly Day[] {
  const key = `${year} ${calendar}`
  const held = known.get(key) ?? bankHolidays(year, calendar)
  known.set(key, held)
  return held
}

/** Days since 1 January 1970, a Thursday. */
function numberOf(day: Day): number {
  return Date.parse(day) / 86_400_000
}

/** Mondays to Fridays from Monday, 29 December 1969, to the day of this number, included. */
function weekdaysUntil(number: number): number {
  const days = number + 4
  return 5 * Math.floor(days / 7) + Math.min(days % 7, 5)
}

function holidaysBetween(from: Day, to: Day, calendar: Calendar): number {
  let count = 0
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    count += holidaysOf(year, calendar).filter((holiday) => from < holiday && holiday < to).length
  }
  return count
}

/**
 * The number of the working day on which a request was answered: 1 for the first after receipt, 0 for the day of receipt
 * itself. A reply on a day that is none counts as of the next, so that 20 or less means in time.
 * @param nation of the authority
 * @returns null where a date is not known to the day or the reply is dated before the request
 */
export function workingDaysToReply(
  received: PartialDate | null,
  answered: PartialDate | null,
  nation: Nation,
): number | null {
  if (received?.length !== 10 || answered?.length !== 10 || answered < received) return null
  if (answered === received) return 0
  const weekdays = weekdaysUntil(numberOf(answered) - 1) - weekdaysUntil(numberOf(received))
  if (Number.isNaN(weekdays)) return null
  return weekdays - holidaysBetween(received, answered, nation === 'Scotland' ? nation : null) + 1
}
