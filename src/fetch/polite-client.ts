import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Capture, Failure, HostUsage, Instant, Result, Validators } from '../domain.ts'
import { failure } from '../failure.ts'
import { checkUrl, type Resolver } from './addresses.ts'
import { isHostAllowed, siteOf } from './allowed-hosts.ts'
import { type Archive, StorageError } from './archive.ts'
import { createAttempts } from './attempts.ts'
import { conditionalHeaders, contentType, fileNameOf, validatorsOf } from './content-headers.ts'
import type { Clock, FetchEvent } from './events.ts'
import { type Answer, createExchanger } from './exchange.ts'
import { createHost, type Host } from './host.ts'
import { judgeAnswer } from './judgement.ts'
import { linkAborts } from './linked-abort.ts'
import { followRedirects } from './redirects.ts'
import { createRenderer } from './renderer.ts'
import { createRobotsMemory, ROBOTS_BYTES, type RobotsMemory, robotsTrouble } from './robots.ts'
import { createRobotsKeeper } from './robots-keeper.ts'

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
  /** Longest silence within a request. Default: 30 s. */
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
  /** The program that renders pages with scripts. Default: null, none. */
  browser?: string | null
  /** Longest time for rendering one page with all that its scripts ask for. Default: 2 min. */
  longestRenderMilliseconds?: number
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
  /** The page is empty until its scripts have run: what they make of it is captured, without validators. */
  render?: boolean
  signal?: AbortSignal
}

export type FetchOutcome =
  /** `body`: the bytes that are in the archive now, as nobody should have to read them from there at once. */
  | { kind: 'captured'; capture: Capture; body: Buffer }
  | { kind: 'not_modified'; fetchedAt: Instant }
  | { kind: 'failed'; failure: Failure }

export interface PoliteClient {
  /**
   * Fetches one address the way a good guest does, and archives what came.
   * @throws only when aborted: the reason of `signal`, or an AbortError once the client is closed
   */
  get(url: string, options: GetOptions): Promise<FetchOutcome>
  /** The sitemaps that the robots.txt of an origin names; none where it cannot be read. */
  sitemaps(origin: string): Promise<string[]>
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
  robots: 'text/plain, */*;q=0.5',
}

const DEFAULTS = {
  jitterMilliseconds: 0,
  stallTimeoutMilliseconds: 30_000,
  backOffMilliseconds: 1000,
  longestWaitMilliseconds: 5 * 60_000,
  longestRenderMilliseconds: 2 * 60_000,
  browser: null,
}

export function createPoliteClient(settings: PoliteClientOptions): PoliteClient {
  const options = { ...DEFAULTS, now: Date.now, sleep, onEvent: () => undefined, ...settings }
  const closing = new AbortController()
  const exchanger = createExchanger(options)
  const ask = createAttempts(exchanger, options, options, options.onEvent)
  const renderer = createRenderer({ ...options, maximumBytes: options.maximumBytes.page })
  const hosts = new Map<string, Host>()
  const robotsOf = createRobotsKeeper({
    memory: options.robots ?? createRobotsMemory(),
    productToken: productTokenOf(options.userAgent),
    now: options.now,
    fetch: fetchRobots,
  })

  function hostOf(url: URL): Host {
    const site = siteOf(url)
    const host = hosts.get(site) ?? createHost(site, options, options, options.onEvent)
    hosts.set(site, host)
    return host
  }

  function fetchRobots(address: string): Promise<Result<Answer>> {
    return followRedirects(
      address,
      async (hop) => checkUrl(hop, options),
      (url) =>
        ask(hostOf(url), {
          url,
          headers: { accept: ACCEPT.robots },
          maximumBytes: ROBOTS_BYTES,
          beyond: 'cut',
          judge: robotsTrouble,
          // Others wait for the same file: it outlives the request that asked for it first.
          signal: closing.signal,
        }),
    )
  }

  /** What every address must pass before it is asked, whether we chose it or a redirect did. */
  async function permit(address: string, allowedHosts: string[]): Promise<Result<URL>> {
    const checked = checkUrl(address, options)
    if (!checked.ok) return checked
    const url = checked.value
    if (!isHostAllowed(url, allowedHosts)) {
      return refused(failure('host_not_allowed', `${url.hostname} is not one of the hosts of this log`, url.href))
    }
    const host = hostOf(url)
    const rules = await robotsOf(url.origin)
    if (!rules.ok) {
      host.usage.robots = 'unavailable'
      return refused({ ...rules.failure, where: url.href })
    }
    host.usage.robots = rules.value.present ? 'obeyed' : 'none'
    host.setCrawlDelay(rules.value.crawlDelaySeconds)
    if (rules.value.allows(url)) return checked
    return refused(failure('robots_disallowed', `robots.txt of ${url.hostname} forbids us this address`, url.href))
  }

  function askFor(requested: string, wanted: GetOptions, signal: AbortSignal): Promise<Result<Answer>> {
    const { allowedHosts, expect } = wanted
    const conditions = conditionalHeaders(wanted.validators ?? null)
    const expectation = { expect, startUrl: requested, conditional: Object.keys(conditions).length > 0 }
    return followRedirects(
      requested,
      (hop) => permit(hop, allowedHosts),
      (url) =>
        ask(hostOf(url), {
          url,
          headers: { accept: ACCEPT[expect], ...conditions },
          maximumBytes: options.maximumBytes[expect],
          beyond: 'fail',
          judge: (answer) => judgeAnswer(answer, expectation),
          signal,
        }),
    )
  }

  /** Everything that a page's scripts ask for passes the same checks, in the same turns, as what we ask for ourselves. */
  async function rendered(
    requested: string,
    { allowedHosts }: GetOptions,
    signal: AbortSignal,
  ): Promise<Result<Answer>> {
    if (options.browser === null)
      return refused(failure('no_browser', 'The page needs a browser, and none was found', requested))
    const page = await askFor(requested, { allowedHosts, expect: 'page' }, signal)
    if (!page.ok) return page
    const resource = (url: string, until: AbortSignal) => askFor(url, { allowedHosts, expect: 'document' }, until)
    const made = await renderer.render(page.value, resource, signal)
    const trouble = made.ok
      ? judgeAnswer(made.value, { expect: 'page', startUrl: requested, conditional: false })
      : null
    return trouble === null ? made : refused(trouble.failure)
  }

  async function fetchOnce(requested: string, wanted: GetOptions, signal: AbortSignal): Promise<FetchOutcome> {
    const answered = await (wanted.render === true ? rendered : askFor)(requested, wanted, signal)
    if (!answered.ok) return { kind: 'failed', failure: answered.failure }
    const answer = answered.value
    if (answer.status !== 304) return capture(requested, answer)
    hostOf(new URL(answer.url)).usage.notModified += 1
    return { kind: 'not_modified', fetchedAt: answer.fetchedAt }
  }

  async function capture(requested: string, answer: Answer): Promise<FetchOutcome> {
    try {
      const sha256 = await options.archive.put(answer.body)
      const kept: Capture = {
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
      return { kind: 'captured', capture: kept, body: answer.body }
    } catch (error) {
      if (error instanceof StorageError) return { kind: 'failed', failure: error.failure }
      throw error
    }
  }

  function countFailure(requested: string, failed: Failure): void {
    // An address that we would not ask in the first place belongs to no host of ours.
    const host = URL.canParse(requested) ? hosts.get(siteOf(new URL(requested))) : undefined
    if (host !== undefined) host.usage.failures[failed.kind] = (host.usage.failures[failed.kind] ?? 0) + 1
    options.onEvent({ kind: 'failed', url: requested, failure: failed })
  }

  const usage = () => [...hosts.values()].map((host) => structuredClone(host.usage))

  return {
    async get(requested, wanted) {
      const stop = linkAborts([wanted.signal, closing.signal])
      try {
        const outcome = await fetchOnce(requested, wanted, stop.signal)
        if (outcome.kind === 'failed') countFailure(requested, outcome.failure)
        return outcome
      } finally {
        stop.release()
      }
    },
    async sitemaps(origin) {
      const rules = await robotsOf(origin)
      return rules.ok ? rules.value.sitemaps : []
    },
    usage,
    usageOf: (names) => usage().filter(({ host }) => isHostAllowed(new URL(`http://${host}/`), names)),
    async close() {
      closing.abort()
      await renderer.close()
      await exchanger.close()
    },
  }
}

function refused(value: Failure): { ok: false; failure: Failure } {
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
