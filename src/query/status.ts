import type { TrustlogDatabase } from '../../db/database.ts'
import type { LogHealthRow } from '../../db/questions/status.ts'
import type { FailureKind, FindingKind, Instant } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { readTrust, type Whose } from './filters.ts'

/**
 * `failed`: nothing could be read; `held_back`: the last crawl is too far from the usual ones to be published; `incomplete`: a part could not; `doubtful`: all could, but it is not what the log
 * usually gives; `never`: known, but not crawled yet.
 */
export const HEALTH = ['failed', 'held_back', 'incomplete', 'doubtful', 'never', 'well'] as const
export type Health = (typeof HEALTH)[number]

/** One thing that is wrong, with what to do about it. */
export interface Trouble {
  kind: FailureKind | FindingKind
  /** How often; 1 for what looks wrong of the night as a whole. */
  count: number
  message: string
  advice: string
  /** Where it happened first, or the numbers that look wrong. */
  evidence: string
  /** What was answered there: the HTTP status and the first bytes as text; null where nothing was. */
  status: number | null
  said: string | null
}

export interface LogStatus {
  log: string
  odsCode: string
  trust: string
  url: string
  health: Health
  lastCrawledAt: Instant | null
  lastGoodAt: Instant | null
  /** Crawls in a row that were not good. */
  crawlsSinceGood: number
  /** When the first of them ended; null where the last crawl was good. */
  notGoodSince: Instant | null
  newestOn: string | null
  responses: number
  withdrawn: number
  /** Responses by the month of their date, the current month last. */
  months: number[]
  troubles: Trouble[]
}

const MONTHS_SHOWN = 12

/** `YYYY-MM` of the last months, the current one last. */
function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, index) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS_SHOWN + 1 + index, 1)).toISOString().slice(0, 7),
  )
}

function healthOf({ last, findings }: LogHealthRow): Health {
  if (last === null) return 'never'
  if (last.heldBack) return 'held_back'
  if (last.status !== 'well') return last.status
  return findings.length > 0 ? 'doubtful' : 'well'
}

const ONLY_COUNTED = { message: 'It is counted only', advice: 'See the log of the crawl.' }

function troublesOf({ last, findings }: LogHealthRow): Trouble[] {
  const counts = Object.entries(last?.failed ?? {}) as [FailureKind, number][]
  const failures = counts.flatMap(([kind, count]) => {
    const first = last?.failures.find((failure) => failure.kind === kind)
    // A manifest keeps the first fifty failures; a kind that came later is only counted.
    const words = first ?? { ...ONLY_COUNTED, where: '', status: null, evidence: null }
    const { message, advice, where, status, evidence } = words
    return [{ kind, count, message, advice, evidence: where, status, said: evidence }]
  })
  return [
    ...failures.toSorted((a, b) => b.count - a.count),
    ...findings.map((finding) => ({ ...finding, count: 1, status: null, said: null })),
  ]
}

/**
 * The health of logs, the worst first.
 * @param names whose: ODS codes, slugs or parts of names; all without
 */
export function logStatuses(database: TrustlogDatabase, names: readonly string[], now: Date): Answered<LogStatus[]> {
  const scopes: Whose[] = []
  for (const name of names) {
    const scope = readTrust(database, name)
    if (!scope.ok) return scope
    scopes.push(scope.value)
  }
  const months = lastMonths(now)
  const counts = new Map(
    database.questions.status
      .months(months[0] ?? '', months.at(-1) ?? '')
      .map(({ log, month, responses }) => [`${log} ${month}`, responses]),
  )
  const statuses = database.questions.status
    .logs(now.toISOString().slice(0, 10))
    .filter(
      ({ log, odsCode }) =>
        names.length === 0 ||
        scopes.some(({ logSlug, odsCodes }) => (logSlug === null ? odsCodes?.includes(odsCode) : logSlug === log)),
    )
    .map((row) => {
      const { log, odsCode, trust, url, lastGoodAt, newestOn, responses, withdrawn } = row
      return {
        log,
        odsCode,
        trust,
        url,
        health: healthOf(row),
        lastCrawledAt: row.last?.at ?? null,
        lastGoodAt,
        crawlsSinceGood: row.crawlsSince,
        notGoodSince: row.notGoodSince,
        newestOn,
        responses,
        withdrawn,
        months: months.map((month) => counts.get(`${log} ${month}`) ?? 0),
        troubles: troublesOf(row),
      }
    })
  return answer(statuses.toSorted((a, b) => HEALTH.indexOf(a.health) - HEALTH.indexOf(b.health)))
}
