/** Values of the domain in words and shapes for people. */
import type { PartialDate } from '../domain.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2020-02-12` → `12 Feb 2020`, `2020-02` → `Feb 2020`, `2020` → `2020`. */
export function dateInWords(date: PartialDate): string {
  const [year, month, day] = date.split('-')
  const name = MONTHS[Number(month) - 1]
  if (name === undefined) return year ?? date
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** The date under which a response counts: `seen 12 Feb 2020` where it prints none, and that is when a crawl first saw it. */
export function datedInWords({ datedOn, datedBy }: { datedOn: PartialDate; datedBy: string }): string {
  return `${datedBy === 'seen' ? 'seen ' : ''}${dateInWords(datedOn)}`
}

/** `neither_confirm_nor_deny` → `neither confirm nor deny`. */
export function inWords(word: string): string {
  return word.replaceAll('_', ' ')
}

/** `850` → `£850`, `1200000.5` → `£1,200,000.50`; `~` before an approximate amount. */
export function moneyInWords(amount: number, currency: string | null, approximate: boolean): string {
  const whole = Number.isInteger(amount)
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: currency ?? 'GBP',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  })
  return `${approximate ? '~' : ''}${format.format(amount)}`
}

/** `1 response`, `2 responses`, `1,234 responses`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`
}

/** With a full stop, unless it ends in one, so that advice can follow. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
