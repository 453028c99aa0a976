import type { Day } from '../../src/domain.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const MILLISECONDS_A_DAY = 86_400_000

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** The same day of a later year; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const monthAndDay = day.slice(5) === '02-29' ? '02-28' : day.slice(5)
  return `${Number(day.slice(0, 4)) + years}-${monthAndDay}`
}

/** The ways in which letters print a day. */
export type DateStyle = 'long' | 'ordinal' | 'slashes'

export function printDay(day: Day, style: DateStyle = 'long'): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = MONTHS[Number(month) - 1]
  if (style === 'slashes') return `${date}/${month}/${year}`
  return style === 'long'
    ? `${Number(date)} ${name} ${year}`
    : `${Number(date)}${ordinal(Number(date))} ${name} ${year}`
}

function ordinal(date: number): string {
  if (date >= 11 && date <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][date % 10] ?? 'th'
}
