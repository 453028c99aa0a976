import type { Connection } from '../connection.ts'
import { facetOf } from '../facets.ts'
import { authoritiesIn, endOf, type Scope } from './scope.ts'

/** One of the ways in which a response is in scope, as far as the full-text index knows. No response is so in two of them. */
export interface FacetedScope {
  /** What the index must have beside the words, in the language of FTS5; null where the scope names no facet. */
  facets: string | null
  /** What is to be checked of each response all the same, since facets do not tell it. */
  rest: Scope
}

/** More authorities than these are left to the conditions: most responses are theirs. */
const MOST_AUTHORITIES = 60
/** A longer while is most of the time, or a date is misprinted. */
const MOST_YEARS = 30

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** The authorities, if they are few; null for no restriction by them. */
function authorityFacets(connection: Connection, scope: Scope): string[] | null {
  const { odsCodes, nation, region, sector } = scope
  const isPlaced = nation !== null || region !== null || sector !== null
  const placed = isPlaced
    ? authoritiesIn(connection, scope)
        .all()
        .map(({ odsCode }) => odsCode)
    : null
  const codes = odsCodes && placed ? odsCodes.filter((code) => placed.includes(code)) : (odsCodes ?? placed)
  return codes && codes.length <= MOST_AUTHORITIES ? codes.map(facetOf.authority) : null
}

/** What a facet says of a date: it lies between these two, both included. */
interface Period {
  facet: string
  first: string
  last: string
}

function periodsOf(year: number): Period[] {
  const months = range(1, 12).map((month) => `${year}-${String(month).padStart(2, '0')}`)
  return [
    { facet: facetOf.month(String(year)), first: String(year), last: String(year) },
    ...months.map((month) => ({ facet: facetOf.month(month), first: month, last: `${month}-31` })),
  ]
}

/** The facets of dates that lie in the while, and of those that may; null for no restriction by them. */
function dateFacets({ $client }: Connection, scope: Scope): { within: string[]; perhaps: string[] } | null {
  if (scope.since === null && scope.until === null) return null
  const since = scope.since ?? ''
  const until = scope.until === null ? '~' : endOf(scope.until)
  const bound = (which: 'min' | 'max') =>
    $client.prepare<[], string | null>(`SELECT ${which}(dated_on) FROM responses`).pluck().get() ?? ''
  const from = Math.max(Number(since.slice(0, 4)), Number(bound('min').slice(0, 4)))
  const to = Math.min(Number((scope.until ?? '9999').slice(0, 4)), Number(bound('max').slice(0, 4)))
  const years = range(from, to)
  if (years.length > MOST_YEARS) return null
  const isWithin = ({ first, last }: Period) => first >= since && last <= until
  const periods = years.flatMap((year) => {
    const whole = { facet: facetOf.year(String(year)), first: String(year), last: `${year}-12-31` }
    return isWithin(whole) ? [whole] : periodsOf(year)
  })
  const touched = periods.filter(({ first, last }) => last >= since && first <= until)
  const facets = (of: Period[]) => of.map(({ facet }) => facet)
  return {
    within: facets(touched.filter(isWithin)),
    // The day on which a response was first seen is no facet.
    perhaps: [...facets(touched.filter((period) => !isWithin(period))), facetOf.undated],
  }
}

/** The category, where nothing else is asked of the same contract. */
function categoryTold({ category, supplier, expiresBefore, expiresAfter, expiresWithin }: Scope): boolean {
  return category !== null && [supplier, expiresBefore, expiresAfter, expiresWithin].every((other) => other === null)
}

/** A match that must have the facets, too. */
export function within(match: string, facets: string | null): string {
  return facets === null ? match : `${match} AND ${facets}`
}

function anyOf(facets: readonly string[]): string {
  return `facets : (${(facets.length > 0 ? facets : ['']).map((facet) => `"${facet}"`).join(' OR ')})`
}

/**
 * How the full-text index tells what is in scope beside the words: all that facets say in full is not to be checked again,
 * since each response that must be looked up takes as long as a hundred that match.
 */
export function facetedScopes(connection: Connection, scope: Scope): FacetedScope[] {
  const { outcome, category, exemption } = scope
  const authorities = authorityFacets(connection, scope)
  const dates = dateFacets(connection, scope)
  const facets = [
    authorities,
    outcome === null ? null : [facetOf.outcome(outcome)],
    category === null ? null : [facetOf.category(category)],
    exemption === null ? null : [facetOf.section(exemption.section)],
  ].filter((some) => some !== null)
  const rest: Scope = {
    ...scope,
    ...(authorities && { odsCodes: null, nation: null, region: null, sector: null }),
    outcome: null,
    category: categoryTold(scope) ? null : category,
    exemption: exemption?.regimes.length === 0 && exemption.subsection === '' ? null : exemption,
    fullText: null,
  }
  const told = (others: string[][], left: Scope): FacetedScope => {
    const wanted = [...facets, ...others].map(anyOf)
    return { facets: wanted.length === 0 ? null : wanted.join(' AND '), rest: left }
  }
  if (dates === null) return [told([], rest)]
  const perhaps = told([dates.perhaps], rest)
  return dates.within.length === 0 ? [perhaps] : [told([dates.within], { ...rest, since: null, until: null }), perhaps]
}

/** The scope with a search that has its facets, too, so that no response is gathered that cannot be in it. */
export function withFacets(connection: Connection, scope: Scope): Scope {
  const { fullText } = scope
  const ways = facetedScopes(connection, scope).flatMap(({ facets }) => facets ?? [])
  if (fullText === null || ways.length === 0) return scope
  return {
    ...scope,
    fullText: { ...fullText, match: `${fullText.match} AND (${ways.map((way) => `(${way})`).join(' OR ')})` },
  }
}
