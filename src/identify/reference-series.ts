/**
 * References that count upwards: `FOI 4214`, `FOI 4216`, or `FOI 17-2025`, `FOI 19-2025`. Which of a reference's numbers
 * counts and which name the year or month is seen from all references of an authority, since shapes differ and change.
 */
import { canonicaliseCaseReference } from './case-reference.ts'
import { isYear } from './reference-tokens.ts'

export interface NumberedReference {
  /** As printed. */
  printed: string
  /** Its canonical form; `4216~2`, a reference used again, is the same number. */
  canonical: string
  /** The date under which its response counts. */
  datedOn: string
}

/** A number of a series with the first response that bears it. */
export interface SeriesMember<Reference> {
  number: number
  reference: Reference
}

export interface Series<Reference> {
  /** The numbers beside the one that counts, as in the canonical form: `2025`, `2023/24`; empty where there are none. */
  key: string
  /** Each number once, the lowest first. */
  members: SeriesMember<Reference>[]
}

interface Read<Reference> {
  reference: Reference
  columns: string[]
}

/** The numbers of a canonical form; none where a letter belongs to one of them, as in `1J1H`, or it is an internal review. */
function columnsOf(canonical: string): string[] {
  const columns = canonical.replace(/~\d+$/, '').split('/')
  return columns.every((column) => /^\d{1,9}$/.test(column)) ? columns : []
}

/** Whether a reference of this canonical form has a number that may count upwards. */
export function counts(canonical: string): boolean {
  return columnsOf(canonical).length > 0
}

/** The last two digits of the years that a response of this date may be counted under. */
function yearsAround(datedOn: string): string[] {
  const year = Number(datedOn.slice(0, 4))
  return [year - 1, year, year + 1].map((near) => String(near % 100).padStart(2, '0'))
}

/** `2025`, `25` where the response is of about that year, `2425` for a financial year. */
function namesYear(column: string, datedOn: string): boolean {
  if (column.length === 4) {
    const [first, second] = [Number(column.slice(0, 2)), Number(column.slice(2))]
    return isYear(column) || (first < 50 && second === first + 1)
  }
  // Canonical forms have lost their leading zeros: 09 is 9.
  return column.length <= 2 && yearsAround(datedOn).includes(column.padStart(2, '0'))
}

/** The column with most different numbers, of several the last. */
function mostVaried(group: readonly Read<unknown>[]): number {
  const columns = group[0]?.columns.length ?? 0
  const varieties = Array.from(
    { length: columns },
    (_, column) => new Set(group.map((read) => read.columns[column])).size,
  )
  return varieties.lastIndexOf(Math.max(...varieties))
}

const MOSTLY = 0.9

/** `24097`, `230012`: where most numbers of one piece begin with the year of their response, the year is no part of the count. */
function withYearApart<Reference extends NumberedReference>(group: Read<Reference>[]): Read<Reference>[] {
  const beginsWithYear = ({ reference, columns: [only = ''] }: Read<Reference>): boolean =>
    only.length >= 5 && only.length <= 7 && yearsAround(reference.datedOn).includes(only.slice(0, 2))
  if (group.filter(beginsWithYear).length < MOSTLY * group.length) return group
  return group.map((read) => {
    const [only = ''] = read.columns
    return beginsWithYear(read) ? { ...read, columns: [only.slice(0, 2), String(Number(only.slice(2)))] } : read
  })
}

function countingColumn<Reference extends NumberedReference>({ reference, columns }: Read<Reference>, usual: number) {
  if (columns.length !== 2) return usual
  const others = columns.flatMap((column, index) => (namesYear(column, reference.datedOn) ? [] : [index]))
  const [only = usual] = others
  return others.length === 1 ? only : usual
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): [string, Value[]][] {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return [...groups]
}

/** The series of one authority's references, the newest key first; references without a number that counts are left out. */
export function referenceSeries<Reference extends NumberedReference>(
  references: readonly Reference[],
): Series<Reference>[] {
  const read = references
    .map((reference) => ({ reference, columns: columnsOf(reference.canonical) }))
    .filter(({ columns }) => columns.length > 0)
  const single = withYearApart(read.filter(({ columns }) => columns.length === 1))
  const all = [...single, ...read.filter(({ columns }) => columns.length > 1)]
  const numbered = grouped(all, ({ columns }) => String(columns.length)).flatMap(([, group]) => {
    const usual = mostVaried(group)
    return group.map((one) => {
      const counting = countingColumn(one, usual)
      const key = one.columns.filter((_, index) => index !== counting).join('/')
      return { key, number: Number(one.columns[counting]), reference: one.reference }
    })
  })
  return grouped(numbered, ({ key }) => key)
    .map(([key, group]) => ({ key, members: membersOf(group) }))
    .toSorted((one, other) => (one.key < other.key ? 1 : -1))
}

function membersOf<Reference>(group: readonly SeriesMember<Reference>[]): SeriesMember<Reference>[] {
  const first = new Map<number, SeriesMember<Reference>>()
  for (const { number, reference } of group) if (!first.has(number)) first.set(number, { number, reference })
  return [...first.values()].toSorted((one, other) => one.number - other.number)
}

/** Where a number stands in a printed reference. */
interface Place {
  start: number
  end: number
}

/** Each place where these digits stand: at the end of a run of digits, its leading zeros included; the last run first. */
function placesOf(printed: string, number: number): Place[] {
  const own = String(number)
  const places: Place[] = []
  for (const { 0: digits, index } of printed.matchAll(/\d+/g)) {
    if (!digits.endsWith(own)) continue
    // Leading zeros belong to the number, a year before it does not.
    let from = digits.length - own.length
    while (digits.charAt(from - 1) === '0') from -= 1
    places.unshift({ start: index + from, end: index + digits.length })
  }
  return places
}

function replaced(printed: string, { start, end }: Place, text: string): string {
  return `${printed.slice(0, start)}${text}${printed.slice(end)}`
}

/** What is known of a series, to tell the number that counts from a year that ends alike: `FOI 006-2026`, `FOI 024-24`. */
export interface SeriesForm {
  /** The numbers beside the one that counts. */
  key: string
  /** How most of its references look, with `#` for the number. */
  shape?: string
}

/** The place of the number that counts. */
function placeAmong(places: readonly Place[], printed: string, { key, shape }: SeriesForm): Place | undefined {
  if (places.length < 2) return places[0]
  const besides = places.filter(
    (place) => (canonicaliseCaseReference(replaced(printed, place, ' '))?.canonical ?? '') === key,
  )
  return besides.find((one) => replaced(printed, one, '#') === shape) ?? besides[0] ?? places[0]
}

/**
 * How the reference with another number of its series would be printed: `FOI2026/00327` and 328 give `FOI2026/00328`.
 * @param wanted the number, or text in its place
 * @returns null where the number does not stand in the printed form
 */
export function printedWith(printed: string, number: number, wanted: number | string, form: SeriesForm): string | null {
  const place = placeAmong(placesOf(printed, number), printed, form)
  if (place === undefined) return null
  const standing = printed.slice(place.start, place.end)
  const isRun = !/\d/.test(printed.charAt(place.start - 1))
  const width = standing.startsWith('0') || !isRun ? standing.length : 0
  return replaced(printed, place, typeof wanted === 'number' ? String(wanted).padStart(width, '0') : wanted)
}
