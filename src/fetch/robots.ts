import robotsParserModule from 'robots-parser'
import type { Failure, FailureKind, Instant, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Trouble } from './attempts.ts'
import type { Answer } from './exchange.ts'

// The package's types describe a transpiled default export; what Node imports is the function itself.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default

/** A robots.txt as it was answered, so that it is asked for at most once a day a host, whatever runs in between. */
export interface StoredRobots {
  /** Such as `https://www.example.nhs.uk`. */
  origin: string
  fetchedAt: Instant
  status: number
  /** Empty for any status but 2xx. */
  body: string
}

/** Where robots.txt files are remembered between runs. */
export interface RobotsMemory {
  load(origin: string): Promise<StoredRobots | null>
  save(robots: StoredRobots): Promise<void>
}

/** What robots.txt says to us. */
export interface RobotsRules {
  allows(url: URL): boolean
  crawlDelaySeconds: number | null
  /** Whether there are any rules at all. */
  present: boolean
  /** Addresses of sitemaps that the file names, for all robots (sitemaps.org); as written. */
  sitemaps: string[]
}

/** RFC 9309, section 2.4: a cached file is good for 24 hours. */
const ROBOTS_LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1000

/** RFC 9309, section 2.5: at least 500 kibibytes are read; what comes after is not. */
export const ROBOTS_BYTES = 500 * 1024

export function createRobotsMemory(): RobotsMemory {
  const kept = new Map<string, StoredRobots>()
  return {
    load: async (origin) => kept.get(origin) ?? null,
    save: async (robots) => {
      kept.set(robots.origin, robots)
    },
  }
}

/** @param origin such as `https://www.example.nhs.uk` */
export function robotsAddress(origin: string): string {
  return `${origin}/robots.txt`
}

export function isFresh(robots: StoredRobots, now: number): boolean {
  const age = now - Date.parse(robots.fetchedAt)
  return age >= 0 && age < ROBOTS_LIFETIME_MILLISECONDS
}

/**
 * Decides about the answer to a request for robots.txt (RFC 9309, section 2.3.1): 2xx is read; 4xx, and redirects
 * without end, mean that there are no rules; anything else, 429 included, means wait.
 */
export function judgeRobots(origin: string, answered: Result<Answer>, fetchedNow: Instant): Result<StoredRobots> {
  if (!answered.ok) {
    const { kind, status } = answered.failure
    if (kind !== 'redirect_loop') return unavailable(origin, answered.failure)
    return { ok: true, value: { origin, fetchedAt: fetchedNow, status: status ?? 404, body: '' } }
  }
  const { status, body, fetchedAt } = answered.value
  if (status >= 200 && status < 300) return { ok: true, value: { origin, fetchedAt, status, body: textOf(body) } }
  return { ok: true, value: { origin, fetchedAt, status, body: '' } }
}

/** What is wrong with an answer to robots.txt, for the retries; null for 2xx, 4xx and redirects. */
export function robotsTrouble({ status, url }: Answer): Trouble | null {
  if (status !== 429 && status < 500) return null
  const kind = status === 429 ? 'rate_limited' : 'http_server_error'
  return { failure: failure(kind, `The server answers ${status}`, url, { status }), concernsHost: false }
}

/** @param productToken our name, as a `User-agent` line would spell it */
export function readRobots(robots: StoredRobots, productToken: string): RobotsRules {
  const parser = robotsParser(robotsAddress(robots.origin), robots.body)
  const delay = parser.getCrawlDelay(productToken)
  return {
    allows: (url) => parser.isAllowed(url.href, productToken) !== false,
    crawlDelaySeconds: delay !== undefined && Number.isFinite(delay) && delay > 0 ? delay : null,
    present: robots.body.trim() !== '',
    sitemaps: parser.getSitemaps(),
  }
}

/** Where nobody answers at all, or the address is at fault, robots.txt is not the point and the cause says more. */
const DEEPER_CAUSES: ReadonlySet<FailureKind> = new Set(['dns', 'tls', 'connection', 'address_refused', 'rate_limited'])

function unavailable(origin: string, cause: Failure): { ok: false; failure: Failure } {
  if (DEEPER_CAUSES.has(cause.kind)) return { ok: false, failure: cause }
  const message = `robots.txt could not be read: ${cause.message}`
  const { status, evidence } = cause
  return { ok: false, failure: failure('robots_unavailable', message, robotsAddress(origin), { status, evidence }) }
}

/** A page served in place of the file has no rules; a byte order mark would hide the first line. */
function textOf(body: Buffer): string {
  const text = new TextDecoder('utf-8').decode(body)
  return text.trimStart().startsWith('<') ? '' : text
}
