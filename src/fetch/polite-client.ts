import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Capture, Failure, Instant, Result, Validators } from '../domain.ts'
import { failure } from '../failure.ts'
import { checkUrl, type Resolver } from './addresses.ts'
import { isHostAllowed, siteOf } from './allowed-hosts.ts'
import { type Archive, StorageError } from './archive.ts'
import { createAttempts } from './attempts.ts'
import { conditionalHeaders, contentType, fileNameOf, validatorsOf } from './content-headers.ts'
import type { Clock, FetchEvent } from './events.ts'
import { type Answer, createExchanger } from './exchange.ts'
import { createHost, type Host, type HostUsage } from './host.ts'
import { judgeAnswer } from './judgement.ts'
import { followRedirects } from './redirects.ts'
import {
  createRobotsMemory,
  isFresh,
  judgeRobots,
  ROBOTS_BYTES,
  type RobotsMemory,
  type RobotsRules,
  readRobots,
  robotsTrouble,
  type StoredRobots,
} from './robots.ts'

export interface PoliteClientOptions {
  archive: Archive
  /** Who we are and where to complain, such as `trustlog/0.1 (+https://example.org/trustlog)`. Its first word is our name in robots.txt. */
  userAgent: string
  /** Pause between the end of one request to a host and the start of the next. */
  delayMilliseconds: number
  /** At most so much more, by chance. Default: none. */
  jitterMilliseconds?: number
  /** Longest whole request. */
  requestTimeoutMilliseconds: number
  /** Longest silence within a request. Default: 30 s, or the request's own limit if that is shorter. */
  stallTimeoutMilliseconds?: number
  /** Largest body, decompressed. */
  maximumBytes: { page: number; document: number }
  /** Budget of requests a host, for the life of this client. */
  maximumRequestsPerHost: number
  /** Repeats after 429 and 503; a broken or slow connection is tried once more at most. */
  maximumRetries: number
  /** First back-off, doubling. Default: 1 s. */
  backOffMilliseconds?: number
  /** Longest pause that is sat out, whether Crawl-delay or Retry-After asks for it; beyond it the host is left alone. Default: 5 min. */
  longestWaitMilliseconds?: number
  /** Whether this machine may be asked: for the replica and tests. */
  allowLoopback: boolean
  /** Where robots.txt files are kept for a day. Default: in memory. */
  robots?: RobotsMemory
  now?: Clock['now']
  sleep?: Clock['sleep']
  /** Resolves host names. Default: the system's resolver. */
  resolve?: Resolver
  onEvent?: (event: FetchEvent) => void
}

export interface GetOptions {
  /** Validators of the last good answer, to ask for a change only. */
  validators?: Validators | null
  /** Hosts that the address and every redirect may lie on; `*.example.nhs.uk` covers sub-domains. */
  allowedHosts: string[]
  expect: 'page' | 'document'
  signal?: AbortSignal
}

export type FetchOutcome =
  | { kind: 'captured'; capture: Capture }
  | { kind: 'not_modified'; fetchedAt: Instant }
  | { kind: 'failed'; failure: Failure }

export interface PoliteClient {
  /**
   * Fetches one address the way a good guest does, and archives what came.
   * @throws only when aborted: the reason of `signal`, or an AbortError once the client is closed
   */
  get(url: string, options: GetOptions): Promise<FetchOutcome>
  /** What was asked of every host so far, in order of first contact. */
  usage(): HostUsage[]
  /** The same for some hosts, named as in `allowedHosts`. */
  usageOf(hosts: string[]): HostUsage[]
  /** Ends all connections; what is still waiting is aborted. */
  close(): Promise<void>
}

const ACCEPT = {
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
  document: '*/*',
}

export function createPoliteClient(options: PoliteClientOptions): PoliteClient {
  const { archive, allowLoopback, onEvent = () => undefined } = options
  const now = options.now ?? Date.now
  const clock: Clock = { now, sleep: options.sleep ?? sleep }
  const longestWaitMilliseconds = options.longestWaitMilliseconds ?? 5 * 60_000
  const exchanger = createExchanger({
    ...options,
    now,
    stallTimeoutMilliseconds: options.stallTimeoutMilliseconds ?? Math.min(30_000, options.requestTimeoutMilliseconds),
  })
  const askPatiently = createAttempts(
    exchanger,
    {
      maximumRetries: options.maximumRetries,
      backOffMilliseconds: options.backOffMilliseconds ?? 1000,
      longestWaitMilliseconds,
    },
    clock,
    onEvent,
  )
  const closing = new AbortController()
  const hosts = new Map<string, Host>()
  const robotsMemory = options.robots ?? createRobotsMemory()
  const rulesByOrigin = new Map<string, Promise<Result<{ stored: StoredRobots; rules: RobotsRules }>>>()
  const productToken = productTokenOf(options.userAgent)

  function hostOf(url: URL): Host {
    const site = siteOf(url)
    const known = hosts.get(site)
    if (known !== undefined) return known
    const rules = {
      delayMilliseconds: options.delayMilliseconds,
      jitterMilliseconds: options.jitterMilliseconds ?? 0,
      longestWaitMilliseconds,
      maximumRequests: options.maximumRequestsPerHost,
    }
    const host = createHost(site, rules, clock, onEvent)
    hosts.set(site, host)
    return host
  }

  /** robots.txt is asked for once a day an origin, however many requests wait for it. */
  async function rulesFor(url: URL): Promise<Result<RobotsRules>> {
    const { origin } = url
    const pending = rulesByOrigin.get(origin)
    const known = await pending
    if (known !== undefined && (!known.ok || isFresh(known.value.stored, now()))) {
      return known.ok ? { ok: true, value: known.value.rules } : known
    }
    if (rulesByOrigin.get(origin) === pending) {
      const loading = loadRules(origin, hostOf(url))
      loading.catch(() => rulesByOrigin.delete(origin))
      rulesByOrigin.set(origin, loading)
    }
    const loaded = await (rulesByOrigin.get(origin) ?? loadRules(origin, hostOf(url)))
    return loaded.ok ? { ok: true, value: loaded.value.rules } : loaded
  }

  async function loadRules(origin: string, host: Host) {
    const remembered = await robotsMemory.load(origin)
    const current =
      remembered !== null && isFresh(remembered, now())
        ? ({ ok: true, value: remembered } as const)
        : await fetchRobots(origin)
    if (!current.ok) {
      host.usage.robots = 'unavailable'
      return current
    }
    if (current.value !== remembered) await robotsMemory.save(current.value)
    const rules = readRobots(current.value, productToken)
    host.usage.robots = rules.present ? 'obeyed' : 'none'
    host.setCrawlDelay(rules.crawlDelaySeconds)
    return { ok: true, value: { stored: current.value, rules } } as const
  }

  async function fetchRobots(origin: string): Promise<Result<StoredRobots>> {
    const answered = await followRedirects(
      `${origin}/robots.txt`,
      async (address) => checkUrl(address, { allowLoopback }),
      (url) =>
        askPatiently(hostOf(url), {
          url,
          headers: { accept: 'text/plain, */*;q=0.5' },
          maximumBytes: ROBOTS_BYTES,
          beyond: 'cut',
          judge: robotsTrouble,
          signal: closing.signal,
        }),
    )
    return judgeRobots(origin, answered)
  }

  async function permit(address: string, allowedHosts: string[]): Promise<Result<URL>> {
    const checked = checkUrl(address, { allowLoopback })
    if (!checked.ok) return checked
    const url = checked.value
    if (!isHostAllowed(url, allowedHosts)) {
      return failed(failure('host_not_allowed', `${url.hostname} is not one of the hosts of this log`, url.href))
    }
    const rules = await rulesFor(url)
    if (!rules.ok) return rules
    if (rules.value.allows(url)) return checked
    return failed(failure('robots_disallowed', `robots.txt of ${url.hostname} forbids us this address`, url.href))
  }

  async function capture(requested: string, answer: Answer): Promise<FetchOutcome> {
    try {
      const sha256 = await archive.put(answer.body)
      const value: Capture = {
        url: requested,
        finalUrl: answer.url,
        fetchedAt: answer.fetchedAt,
        status: answer.status,
        ...contentType(answer.headers),
        fileName: fileNameOf(answer.headers, answer.url),
        validators: validatorsOf(answer.headers),
        sha256,
        byteLength: answer.body.length,
      }
      return { kind: 'captured', capture: value }
    } catch (error) {
      if (error instanceof StorageError) return { kind: 'failed', failure: error.failure }
      throw error
    }
  }

  async function get(
    requested: string,
    { validators, allowedHosts, expect, signal }: GetOptions,
  ): Promise<FetchOutcome> {
    const stop = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
    const conditions = conditionalHeaders(validators ?? null)
    const expectation = { expect, startUrl: requested, conditional: Object.keys(conditions).length > 0 }
    const answered = await followRedirects(
      requested,
      (address) => permit(address, allowedHosts),
      (url) =>
        askPatiently(hostOf(url), {
          url,
          headers: { accept: ACCEPT[expect], ...conditions },
          maximumBytes: options.maximumBytes[expect],
          beyond: 'fail',
          judge: (answer) => judgeAnswer(answer, expectation),
          signal: stop,
        }),
    )
    if (!answered.ok) return { kind: 'failed', failure: answered.failure }
    if (answered.value.status === 304) {
      hostOf(new URL(answered.value.url)).usage.notModified += 1
      return { kind: 'not_modified', fetchedAt: answered.value.fetchedAt }
    }
    return capture(requested, answered.value)
  }

  const usage = () => [...hosts.values()].map((host) => structuredClone(host.usage))

  return {
    get,
    usage,
    usageOf: (names) => usage().filter(({ host }) => isHostAllowed(new URL(`http://${host}/`), names)),
    async close() {
      closing.abort()
      await exchanger.close()
    },
  }
}

function failed(value: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: value }
}

/** Our name in robots.txt (RFC 9309, section 2.2.1): the first word of the User-Agent, without its version. */
function productTokenOf(userAgent: string): string {
  const token = /^[A-Za-z_-]+/.exec(userAgent)?.[0]
  if (token === undefined) throw new Error('The User-Agent must begin with a name of letters, such as trustlog/0.1')
  return token
}

const sleep: Clock['sleep'] = async (milliseconds, signal) => {
  await sleepFor(milliseconds, undefined, { signal })
}
