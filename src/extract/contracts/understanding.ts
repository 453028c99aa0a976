/** What is understood of a contract beyond its words: its supplier in one form, its category, when its term ends, what looks wrong. */
import type { Contract, ContractField, PartialDate } from '../../domain.ts'
import { findDates } from '../../normalise/dates.ts'
import { categoryOf } from './categories.ts'
import { supplierInOneForm } from './supplier-form.ts'

/** The contract with all that follows from what it states. Nothing stated is changed. */
export function understood(contract: Contract): Contract {
  const supplierName = supplierInOneForm(contract.supplier)
  const impliedExpiryDate = contract.expiryDate === null ? impliedExpiry(contract) : null
  const flags = [...new Set([...contract.flags, ...flagsOf(contract)])]
  return {
    ...contract,
    supplierName,
    category: categoryOf(contract),
    impliedExpiryDate,
    derived: derivedFields(contract),
    flags,
  }
}

/** Dates that the words give only in another form ("Q3 2023/24", "FY 2024-25"): understood, not printed. */
function derivedFields({ startDate, expiryDate, evidence }: Contract): ContractField[] {
  const isDerived = (field: 'startDate' | 'expiryDate', value: PartialDate | null): boolean => {
    const quote = evidence[field]?.quote
    return (
      value?.length === 4 &&
      quote !== undefined &&
      findDates(quote).length === 0 &&
      !/^\D{0,20}\d{4}\D{0,3}$/.test(quote)
    )
  }
  return (['startDate', 'expiryDate'] as const).filter((field) =>
    isDerived(field, field === 'startDate' ? startDate : expiryDate),
  )
}

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A printed duration in months: "3 years", "twenty-four" is not known, "18 months"; null where it has no fixed length. */
function monthsOf(duration: string | null): number | null {
  const found = /\b(\d{1,2}|[a-z]{3,6})[ -](year|month)s?\b/i.exec(duration ?? '')
  if (!found || /\b(?:rolling|perpetual|annual)\b|\+/i.test(duration ?? '')) return null
  const [, printed = '', unit = ''] = found
  const count = /^\d/.test(printed) ? Number(printed) : NUMBERS.indexOf(printed.toLowerCase())
  return count > 0 ? count * (unit.toLowerCase() === 'year' ? 12 : 1) : null
}

/** "3 years from April 2022" ends with March 2025. A start known only to its year implies no end. */
function impliedExpiry({ startDate, duration }: Contract): PartialDate | null {
  const months = monthsOf(duration)
  if (startDate === null || startDate.length < 7 || months === null) return null
  const [year, month, day = 1] = startDate.split('-').map(Number)
  if (year === undefined || month === undefined) return null
  const ended =
    startDate.length === 7 ? new Date(Date.UTC(year, month - 2 + months, 1)) : dayBefore(year, month + months, day)
  return ended.toISOString().slice(0, startDate.length)
}

function dayBefore(year: number, month: number, day: number): Date {
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1, Math.min(day, lastOfMonth + 1) - 1))
}

/** A licence dearer than this a year, or cheaper than a tenth of a pound, was printed with a slip. */
const DEAREST_LICENCE = 10_000
const CHEAPEST_LICENCE = 0.1
/** A stated length and the dates may differ by so many months before one of them must be wrong. */
const MONTHS_APART = 3

function flagsOf(contract: Contract): string[] {
  const flags: string[] = []
  const { startDate, expiryDate, annualSpend, licences, duration } = contract
  if (startDate !== null && expiryDate !== null && expiryDate < startDate.slice(0, expiryDate.length))
    flags.push('expiry_before_start')
  else if (differs(startDate, expiryDate, monthsOf(duration))) flags.push('duration_differs_from_dates')
  if (annualSpend !== null && annualSpend > 0 && licences !== null && licences > 0) {
    const each = annualSpend / licences
    if (each > DEAREST_LICENCE || each < CHEAPEST_LICENCE) flags.push('spend_per_licence_out_of_proportion')
  }
  return flags
}

function differs(start: PartialDate | null, expiry: PartialDate | null, months: number | null): boolean {
  if (start === null || expiry === null || months === null || start.length < 7 || expiry.length < 7) return false
  const between = monthsFromYearZero(expiry) - monthsFromYearZero(start)
  return Math.abs(between - months) > MONTHS_APART
}

function monthsFromYearZero(date: PartialDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}
