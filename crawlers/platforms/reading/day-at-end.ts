import type { Day } from '../../../src/domain.ts'
import { findDates } from '../../../src/normalise/dates.ts'

/** `Car parking charges 2016 140317`, `camhs-treatment-160721-docx`: six digits, and an extension that became part of the name. */
const SIX_DIGITS = /[\s_-](\d{2})(\d{2})(\d{2})(?:[\s_-]?(?:pdf|docx?|xlsx?))?$/i

/** A title that ends in a day written ddmmyy (Maidstone and Tunbridge Wells), taken apart; null where it does not. */
export function dayAtEnd(title: string): { title: string; day: Day } | null {
  const found = SIX_DIGITS.exec(title.trim())
  const [date] = found ? findDates(`${found[1]}/${found[2]}/${found[3]}`) : []
  if (found === null || date?.precision !== 'day') return null
  return { title: title.trim().slice(0, found.index), day: date.date }
}
