import type { TrustlogDatabase } from '../../db/database.ts'
import type { ReferencedRequest } from '../../db/questions/references.ts'
import { type Gap, gapsOf } from '../identify/reference-gaps.ts'
import {
  counts,
  type NumberedReference,
  printedWith,
  referenceSeries,
  type Series,
  type SeriesForm,
  type SeriesMember,
} from '../identify/reference-series.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, readFilters } from './filters.ts'

/** A published reference beside a gap. */
export interface Neighbour {
  responseId: number
  reference: string
  datedOn: string
}

/** Numbers in a row of which no reply is published. */
export interface ReferenceGap {
  odsCode: string
  trust: string
  /** How the references of its series look: `FOI #`, `FOI #/2025`. */
  shape: string
  /** As they would be printed. */
  from: string
  to: string
  count: number
  /** So many that they are taken for a new numbering, or a misprint, and not counted as missing. */
  jump: boolean
  /** Null where a year's numbers are taken to begin with 1. */
  before: Neighbour | null
  after: Neighbour
}

/** How much is published of a series, or of one that runs over the years, of one year of it. */
export interface SeriesShare {
  odsCode: string
  trust: string
  shape: string
  /** Null where the references name it themselves. */
  year: string | null
  /** References that are or were published, each once. */
  published: number
  missing: number
  /** Published of those and the missing ones, from 0 to 1. */
  share: number
}

export interface Gaps {
  series: SeriesShare[]
  /** The newest first. */
  gaps: ReferenceGap[]
  /** Requests that were looked at, and those of them whose reference has no number that counts, or that have none. */
  requests: number
  unnumbered: number
  /** The newest date of any of them. */
  newest: string | null
}

type Numbered = ReferencedRequest & NumberedReference

function isNumbered(request: ReferencedRequest): request is Numbered {
  return request.printed !== null && request.canonical !== null
}

function neighbour({ reference }: SeriesMember<Numbered>): Neighbour {
  const { responseId, printed, datedOn } = reference
  return { responseId, reference: printed, datedOn }
}

/** The counts of each key, added up. */
function addedUp<Key>(counts: readonly (readonly [key: Key, count: number])[]): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count)
  return sums
}

/** The spelling that most references of a series have. */
function shapeOf({ key, members }: Series<Numbered>): string {
  const shapes = members.map(({ number, reference }) => {
    return [printedWith(reference.printed, number, '#', { key }) ?? (key === '' ? '#' : `${key}/#`), 1] as const
  })
  return [...addedUp(shapes)].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '#'
}

/** As a number beside a published one would be printed. */
function named(wanted: number, { number, reference }: SeriesMember<Numbered>, form: SeriesForm): string {
  return printedWith(reference.printed, number, wanted, form) ?? String(wanted)
}

function gapRow(
  { first, last, before, after, jump }: Gap<Numbered>,
  key: string,
  { odsCode, trust, shape }: Pick<ReferenceGap, 'odsCode' | 'trust' | 'shape'>,
): ReferenceGap {
  const pattern = before ?? after
  const form = { key, shape }
  return {
    odsCode,
    trust,
    shape,
    from: named(first, pattern, form),
    to: named(last, pattern, form),
    count: last - first + 1,
    jump,
    before: before && neighbour(before),
    after: neighbour(after),
  }
}

/** Where a gap lies in time: on the day of the reference before it, else of that behind it. */
function dayOf({ before, after }: ReferenceGap): string {
  return (before ?? after).datedOn
}

/** A series that names its year has one row; one that runs on has a row for each year, by the dates of its references. */
function sharesOf(
  { key, members }: Series<Numbered>,
  gaps: readonly ReferenceGap[],
  about: Pick<SeriesShare, 'odsCode' | 'trust' | 'shape'>,
): SeriesShare[] {
  const yearOf = (datedOn: string): string | null => (key === '' ? datedOn.slice(0, 4) : null)
  const publishedIn = addedUp(members.map(({ reference }) => [yearOf(reference.datedOn), 1]))
  const missingIn = addedUp(gaps.map((gap) => [yearOf(dayOf(gap)), gap.jump ? 0 : gap.count]))
  return [...publishedIn]
    .map(([year, published]) => {
      const missing = missingIn.get(year) ?? 0
      return { ...about, year, published, missing, share: published / (published + missing) }
    })
    .toSorted((one, other) => ((one.year ?? '') < (other.year ?? '') ? 1 : -1))
}

/**
 * References that should exist, since others with a lower and a higher number do, and what share of all is published if
 * each such number was given to a request. Withdrawn responses count as published once; internal reviews are left out.
 * @param filters `trust`; `since` and `until` keep gaps and references of that while
 */
export function listGaps(
  database: TrustlogDatabase,
  trust: string,
  { since = null, until = null }: Pick<Filters, 'since' | 'until'> = {},
): Answered<Gaps> {
  const scope = readFilters(database, { trust, since, until })
  if (!scope.ok) return scope
  const { odsCodes, logSlug, since: from, until: to } = scope.value
  const { references, trusts } = database.questions
  const requests = references.ofTrusts(odsCodes ?? [], logSlug)
  const isWithin = (datedOn: string): boolean =>
    (from === null || datedOn >= from) && (to === null || datedOn <= `${to}~`)
  const names = new Map(trusts.all().map(({ odsCode, name }) => [odsCode, name]))
  const series: SeriesShare[] = []
  const gaps: ReferenceGap[] = []
  for (const odsCode of new Set(requests.map((request) => request.odsCode))) {
    const ofTrust = requests.filter((request) => request.odsCode === odsCode).filter(isNumbered)
    for (const one of referenceSeries(ofTrust)) {
      // The gaps are found in the whole series: a number that seems to be missing may be dated before or after the while.
      const about = { odsCode, trust: names.get(odsCode) ?? odsCode, shape: shapeOf(one) }
      const members = one.members.filter(({ reference }) => isWithin(reference.datedOn))
      const ofSeries = gapsOf(one)
        .map((gap) => gapRow(gap, one.key, about))
        .filter((gap) => isWithin(dayOf(gap)))
      series.push(...sharesOf({ ...one, members }, ofSeries, about))
      gaps.push(...ofSeries.toReversed())
    }
  }
  const counted = requests.filter(({ datedOn }) => isWithin(datedOn))
  const unnumbered = counted.filter(({ canonical }) => canonical === null || !counts(canonical)).length
  const newest = counted.reduce<string | null>((date, { datedOn }) => (datedOn > (date ?? '') ? datedOn : date), null)
  return answer({ series, gaps, requests: counted.length, unnumbered, newest })
}

/** What share of all numbers is published, over all series; null where there is none. */
export function shareOfAll(series: readonly SeriesShare[]): number | null {
  const published = series.reduce((sum, row) => sum + row.published, 0)
  const missing = series.reduce((sum, row) => sum + row.missing, 0)
  return published === 0 ? null : published / (published + missing)
}
