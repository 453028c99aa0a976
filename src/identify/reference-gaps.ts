import type { NumberedReference, Series, SeriesMember } from './reference-series.ts'

/** Numbers in a row that no reference bears. */
export interface Gap<Reference> {
  first: number
  last: number
  /** The references beside it; none before where a series is taken to begin with 1. */
  before: SeriesMember<Reference> | null
  after: SeriesMember<Reference>
  /** So many that they are taken for a new numbering, or a misprint, rather than for missing. */
  jump: boolean
}

/** A gap may always be as long as this. */
const LEAST_JUMP = 50
/** Where every tenth request is published, gaps vary, but hardly ever beyond twenty times the usual one. */
const TIMES_USUAL = 20
/** No body of the NHS is asked so often in a year: a longer gap between two of one year is none, however few are known. */
const MOST_IN_A_YEAR = 5000
/** A year's series whose lowest known number is within this part of the highest begins with 1. */
const BEGINNING = 0.1

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** More numbers than can have been given to requests between the dates of the two. */
function isBeyondReason(count: number, one: NumberedReference, other: NumberedReference): boolean {
  const years = Math.abs(Number(one.datedOn.slice(0, 4)) - Number(other.datedOn.slice(0, 4)))
  return count > (years + 1) * MOST_IN_A_YEAR
}

/** The gaps of a series, the lowest numbers first. */
export function gapsOf<Reference extends NumberedReference>({ key, members }: Series<Reference>): Gap<Reference>[] {
  const lowest = members[0]?.number ?? 0
  const highest = members.at(-1)?.number ?? 0
  const begins = key !== '' && lowest <= Math.max(1, highest * BEGINNING)
  const steps = members.slice(1).map(({ number }, index) => number - (members[index]?.number ?? 0))
  const longest = Math.max(LEAST_JUMP, TIMES_USUAL * median(steps.toSorted((one, other) => one - other)))
  return members.flatMap((after, index) => {
    const before = members[index - 1] ?? null
    const first = before ? before.number + 1 : begins ? 1 : after.number
    const last = after.number - 1
    const count = last - first + 1
    const jump = count > longest || isBeyondReason(count, (before ?? after).reference, after.reference)
    return first > last ? [] : [{ first, last, before, after, jump }]
  })
}
