import type { Connection } from '../connection.ts'
import { facetOf } from '../facets.ts'
import { authoritiesIn, type Scope } from './scope.ts'

/** More authorities than these are left to the conditions: most responses are theirs, and each of them would be looked up. */
const MOST_AUTHORITIES = 60
/** A while of no more years than these is told by its months; one of more than those is most of the time. */
const MOST_YEARS_BY_MONTH = 2
const MOST_YEARS = 10

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

/** The authorities, if they are few; null for no restriction by them. */
function authorityFacets(connection: Connection, scope: Scope): string[] | null {
  const { odsCodes, nation, region, sector } = scope
  const isPlaced = nation !== null || region !== null || sector !== null
  const placed = isPlaced ? authoritiesIn(connection, scope).all() : null
  const codes = odsCodes ?? placed?.map(({ odsCode }) => odsCode)
  return codes && codes.length <= MOST_AUTHORITIES ? codes.map(facetOf.authority) : null
}

/** Every year or month in which such a date may lie. */
function dateFacets({ $client }: Connection, { since, until }: Scope): string[] | null {
  if (since === null && until === null) return null
  const bound = (which: 'min' | 'max') =>
    $client.prepare<[], string | null>(`SELECT ${which}(dated_on) FROM responses`).pluck().get() ?? ''
  const from = Math.max(Number((since ?? '').slice(0, 4)), Number(bound('min').slice(0, 4)))
  const to = Math.min(Number((until ?? '9999').slice(0, 4)), Number(bound('max').slice(0, 4)))
  const years = range(from, to).map(String)
  if (years.length > MOST_YEARS) return null
  if (years.length > MOST_YEARS_BY_MONTH) return [...years.map(facetOf.year), facetOf.undated]
  const months = years.flatMap((year) => range(1, 12).map((month) => `${year}-${String(month).padStart(2, '0')}`))
  const within = months.filter((month) => month >= (since ?? '').slice(0, 7) && month <= `${until ?? '~'}`.slice(0, 7))
  const lastYear = until?.length === 4 ? months.filter((month) => month.startsWith(until)) : []
  return [...new Set([...years, ...within, ...lastYear])].map(facetOf.month).concat(facetOf.undated)
}

/**
 * What the full-text index must have beside the words, in the language of FTS5; null where the scope names no facet. The
 * conditions of the scope are to be checked all the same.
 */
export function facetMatch(connection: Connection, scope: Scope): string | null {
  const { outcome, category, exemption } = scope
  const wanted = [
    authorityFacets(connection, scope),
    dateFacets(connection, scope),
    outcome === null ? null : [facetOf.outcome(outcome)],
    category === null ? null : [facetOf.category(category)],
    exemption === null ? null : [facetOf.section(exemption.section)],
  ].filter((facets) => facets !== null)
  if (wanted.length === 0) return null
  return wanted
    .map((facets) => `facets : (${(facets.length > 0 ? facets : ['']).map((facet) => `"${facet}"`).join(' OR ')})`)
    .join(' AND ')
}
