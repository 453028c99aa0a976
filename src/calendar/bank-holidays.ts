/**
 * Bank holidays under the Banking and Financial Dealings Act 1971: those of its Schedule 1, those that are proclaimed every
 * year (New Year's Day in England, 12 July …), and those proclaimed once. Good Friday and Christmas Day are among them:
 * holidays in England by common law, which the Freedom of Information Act names itself.
 *
 * Checked against the lists that GOV.UK publishes. What is proclaimed after 2026 has to be added to `PROCLAIMED`.
 */
import type { Day, Nation } from '../domain.ts'

/** Where a day is a holiday; Scotland and Northern Ireland each have some of their own. */
type Place = 'England and Wales' | 'Scotland' | 'Northern Ireland'

const EVERYWHERE: readonly Place[] = ['England and Wales', 'Scotland', 'Northern Ireland']

interface Holiday {
  day: Day
  places: readonly Place[]
}

/** Proclaimed for one year: royal events, a general holiday moved to another day, a football match. */
const PROCLAIMED: readonly Holiday[] = [
  { day: '1999-12-31', places: EVERYWHERE }, // the millennium
  { day: '2002-06-03', places: EVERYWHERE }, // Golden Jubilee
  { day: '2011-04-29', places: EVERYWHERE }, // wedding of Prince William
  { day: '2012-06-05', places: EVERYWHERE }, // Diamond Jubilee
  { day: '2022-06-03', places: EVERYWHERE }, // Platinum Jubilee
  { day: '2022-09-19', places: EVERYWHERE }, // funeral of Queen Elizabeth II
  { day: '2023-05-08', places: EVERYWHERE }, // coronation of King Charles III
  { day: '2026-06-15', places: ['Scotland'] }, // World Cup
]

/** Where the first Monday in May, or the last, was moved in one year. */
const MOVED: Readonly<Record<Day, Day>> = {
  '2002-05-27': '2002-06-04',
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08', // 75 years after the war ended in Europe
  '2022-05-30': '2022-06-02',
}

/** St Andrew's Day Bank Holiday (Scotland) Act 2007. */
const FIRST_ST_ANDREWS_DAY = 2007

const MILLISECONDS_A_DAY = 86_400_000
const SUNDAY = 0
const MONDAY = 1
const SATURDAY = 6

function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10)
}

function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

function dayOfWeek(day: Day): number {
  return new Date(day).getUTCDay()
}

function isWeekend(day: Day): boolean {
  return [SATURDAY, SUNDAY].includes(dayOfWeek(day))
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const golden = year % 19
  const skippedLeapDays = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const count = epact + toSunday - 7 * late + 114
  return dayOf(year, Math.floor(count / 31), (count % 31) + 1)
}

function firstMonday(year: number, month: number): Day {
  const first = dayOf(year, month, 1)
  return daysLater(first, (MONDAY - dayOfWeek(first) + 7) % 7)
}

/** Of a month with 31 days. */
function lastMonday(year: number, month: number): Day {
  const last = dayOf(year, month, 31)
  return daysLater(last, -((dayOfWeek(last) - MONDAY + 7) % 7))
}

/**
 * What falls on a weekend is had on the next day that is neither of the weekend nor a holiday already: where Christmas Day
 * is a Sunday, Boxing Day stays on Monday and Christmas Day is had on Tuesday.
 */
function hadOnWeekdays(days: readonly Day[]): Day[] {
  const had = days.filter((day) => !isWeekend(day))
  for (const missed of days.filter(isWeekend)) {
    let day = missed
    while (isWeekend(day) || had.includes(day)) day = daysLater(day, 1)
    had.push(day)
  }
  return had
}

function holidaysOf(year: number, place: Place): Day[] {
  const easter = easterSunday(year)
  const inPlace = ({ places }: Holiday): boolean => places.includes(place)
  const spring = [firstMonday(year, 5), lastMonday(year, 5)].map((day) => MOVED[day] ?? day)
  const proclaimed = PROCLAIMED.filter(({ day }) => day.startsWith(`${year}-`)).filter(inPlace)
  const common = [
    ...hadOnWeekdays([dayOf(year, 12, 25), dayOf(year, 12, 26)]),
    daysLater(easter, -2),
    ...spring,
    ...proclaimed.map(({ day }) => day),
  ]
  if (place === 'Scotland') {
    return [
      ...common,
      ...hadOnWeekdays([dayOf(year, 1, 1), dayOf(year, 1, 2)]),
      firstMonday(year, 8),
      ...(year < FIRST_ST_ANDREWS_DAY ? [] : hadOnWeekdays([dayOf(year, 11, 30)])),
    ]
  }
  const notInScotland = [...common, ...hadOnWeekdays([dayOf(year, 1, 1)]), daysLater(easter, 1), lastMonday(year, 8)]
  return place === 'England and Wales'
    ? notInScotland
    : [...notInScotland, ...hadOnWeekdays([dayOf(year, 3, 17)]), ...hadOnWeekdays([dayOf(year, 7, 12)])]
}

/**
 * The bank holidays of a year that fall, or are had instead, on weekdays, in order.
 * @param year from 1978, when the first Monday in May became one
 * @param nation null for any part of the United Kingdom
 */
export function bankHolidays(year: number, nation: Nation | null): Day[] {
  const places =
    nation === null
      ? EVERYWHERE
      : nation === 'England' || nation === 'Wales'
        ? (['England and Wales'] as const)
        : [nation]
  return [...new Set(places.flatMap((place) => holidaysOf(year, place)))].toSorted()
}
