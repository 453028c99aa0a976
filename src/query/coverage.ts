/** Which of the bodies that must answer requests are covered, and what is known of the others. */
import type { Instant, Nation, RegisteredAuthority, Verification } from '../domain.ts'
import type { Health, LogStatus } from './status.ts'

/**
 * `covered`: its log has an adapter; `blocked`: it has, but the site refuses robots (by our last crawl, or, where we have not
 * crawled it, by the reports of others); `log_known`: it publishes a log that has no adapter; `no_log_found`: somebody looked
 * and found none; `not_looked_for`: nobody has.
 */
export const COVERAGES = ['covered', 'blocked', 'log_known', 'no_log_found', 'not_looked_for'] as const
export type Coverage = (typeof COVERAGES)[number]

/** An adapter, as far as coverage is concerned. */
export interface AdaptedLog {
  odsCode: string
  slug: string
  platform: string
  url: string
  verified: string
}

/** A log of a body: its adapter, and what the database holds of it. */
export interface LogCoverage extends Omit<AdaptedLog, 'odsCode'> {
  /** Null where no database was asked, or the log is not in it. */
  health: Health | null
  lastCrawledAt: Instant | null
  responses: number | null
  /** When the adapter was last held to the live site; null if never, or where no database was asked. */
  verifiedAt: Instant | null
}

export interface CoverageRow {
  odsCode: string
  name: string
  nation: Nation
  kind: string
  region: string | null
  coverage: Coverage
  logs: LogCoverage[]
  /** Where a search for its log would begin. */
  foiPage: string | null
  /** How its website has answered robots. */
  note: string | null
}

/**
 * One row for every operating body of the register, by nation and name, covered or not: the denominator is all of them.
 * @param statuses what a database holds; none where there is no database
 * @param verifications the last of each log, by its slug: one that passed makes an adapter `live`
 */
export function coverageOf(
  register: Iterable<RegisteredAuthority>,
  adapted: readonly AdaptedLog[],
  statuses: readonly LogStatus[],
  verifications: ReadonlyMap<string, Verification>,
): CoverageRow[] {
  const statusOf = new Map(statuses.map((status) => [status.log, status]))
  const rows = [...register].filter(({ status }) => status === 'operating')
  return rows
    .map((authority) => {
      const { odsCode, name, nation, kind, region, foiPage, accessNote } = authority
      const logs = adapted
        .filter((log) => log.odsCode === odsCode)
        .map((log) => logCoverage(log, statusOf.get(log.slug), verifications.get(log.slug)))
      const coverage = coverageOfBody(authority, logs, statusOf)
      return { odsCode, name, nation, kind, region, coverage, logs, foiPage, note: accessNote }
    })
    .toSorted((a, b) => NATIONS.indexOf(a.nation) - NATIONS.indexOf(b.nation) || a.name.localeCompare(b.name, 'en'))
}

export const NATIONS: readonly Nation[] = ['England', 'Scotland', 'Wales', 'Northern Ireland']

function logCoverage(
  { slug, platform, url, verified }: AdaptedLog,
  status: LogStatus | undefined,
  verification: Verification | undefined,
): LogCoverage {
  const { health = null, lastCrawledAt = null, responses = null } = status ?? {}
  return {
    slug,
    platform,
    url,
    verified: verification?.passed ? 'live' : verified,
    verifiedAt: verification?.verifiedAt ?? null,
    health,
    lastCrawledAt,
    responses,
  }
}

function coverageOfBody(
  { disclosureLog, refusesRobots }: RegisteredAuthority,
  logs: LogCoverage[],
  statusOf: Map<string, LogStatus>,
): Coverage {
  if (logs.length > 0) {
    const crawled = logs.filter((log) => log.lastCrawledAt !== null)
    if (crawled.length === 0) return refusesRobots ? 'blocked' : 'covered'
    const isBlocked = ({ slug }: LogCoverage) => statusOf.get(slug)?.troubles.some(({ kind }) => kind === 'blocked')
    return crawled.every(isBlocked) ? 'blocked' : 'covered'
  }
  if (disclosureLog === 'published') return 'log_known'
  return disclosureLog === 'not found' ? 'no_log_found' : 'not_looked_for'
}

/** How many bodies of a nation stand where. */
export interface CoverageCount {
  nation: Nation
  bodies: number
  counts: Record<Coverage, number>
}

export function countCoverage(rows: readonly CoverageRow[]): CoverageCount[] {
  return NATIONS.map((nation) => {
    const ofNation = rows.filter((row) => row.nation === nation)
    const counts = Object.fromEntries(
      COVERAGES.map((coverage) => [coverage, ofNation.filter((row) => row.coverage === coverage).length]),
    ) as Record<Coverage, number>
    return { nation, bodies: ofNation.length, counts }
  })
}
