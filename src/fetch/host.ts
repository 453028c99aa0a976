import PQueue from 'p-queue'
import type { Failure, HostUsage } from '../domain.ts'
import { failure } from '../failure.ts'
import type { Clock, FetchEvent } from './events.ts'

export interface HostRules {
  /** Pause between the end of one request and the start of the next. */
  delayMilliseconds: number
  /** At most so much more, by chance, on top of the delay. */
  jitterMilliseconds: number
  /** A longer wait than this, whoever asks for it, is not sat out: the host is rested instead. */
  longestWaitMilliseconds: number
  maximumRequestsPerHost: number
}

/** One host and everything that politeness has to remember of it. */
export interface Host {
  usage: HostUsage
  /** Runs a task when all tasks before it have ended: one at a time. */
  turn<Value>(task: () => Promise<Value>): Promise<Value>
  /**
   * Waits until the host may be asked once more, and counts that request.
   * @param backOff milliseconds since the last request that must have passed whatever the usual spacing is
   * @returns a failure instead when the host is rested or its budget is used up
   */
  admit(url: string, backOff: number, signal: AbortSignal): Promise<Failure | null>
  /** To be called when a request has ended: the spacing counts from here, so that a slow server gets more time. */
  ended(): void
  /** Takes note of how a request ended; failure upon failure rests the host. */
  note(outcome: Failure | 'well'): void
  /** Leaves the host alone for the rest of the run. */
  rest(cause: Failure): void
  setCrawlDelay(seconds: number | null): void
}

/**
 * After how many such failures in a row a host is left alone; null where the failure says nothing of the host. Faults
 * that one address may have by itself need many: a few broken documents must not keep the others from being read.
 */
function patienceWith({ kind, status }: Failure): number | null {
  switch (kind) {
    case 'rate_limited':
      return 1
    case 'dns':
    case 'tls':
    case 'connection':
    case 'timeout':
      return 3
    case 'http_server_error':
      return status === 503 ? 3 : 10
    case 'blocked':
      return 10
    default:
      return null
  }
}

export function createHost(
  name: string,
  rules: HostRules,
  { now, sleep }: Clock,
  onEvent: (event: FetchEvent) => void,
): Host {
  const queue = new PQueue({ concurrency: 1 })
  const usage: HostUsage = {
    host: name,
    requests: 0,
    bytes: 0,
    notModified: 0,
    waitedMilliseconds: 0,
    robots: 'unknown',
    crawlDelaySeconds: null,
    failures: {},
    rested: null,
  }
  let restedBy: Failure | null = null
  let lastEnd: number | null = null
  let inARow = 0

  function refusal(url: string): Failure | null {
    if (restedBy !== null) {
      const message = `The host is left alone for the rest of this run: ${restedBy.message}`
      return failure(restedBy.kind, message, url, { status: restedBy.status, advice: restedBy.advice })
    }
    if (usage.requests < rules.maximumRequestsPerHost) return null
    return failure(
      'rate_limited',
      `The ${rules.maximumRequestsPerHost} requests allowed for this host are used up`,
      url,
      {
        advice: 'The next run goes on from here; raise the budget of requests if that is too slow.',
      },
    )
  }

  function rest(cause: Failure): void {
    if (restedBy !== null) return
    restedBy = cause
    usage.rested = cause.kind
    onEvent({ kind: 'rested', host: name, failure: cause })
  }

  function spacing(): number {
    const crawlDelay = (usage.crawlDelaySeconds ?? 0) * 1000
    return Math.max(rules.delayMilliseconds, crawlDelay) + Math.random() * rules.jitterMilliseconds
  }

  return {
    usage,
    rest,

    turn: (task) => queue.add(task),

    async admit(url, backOff, signal) {
      const refused = refusal(url)
      if (refused !== null) return refused
      if (lastEnd !== null) {
        const wait = lastEnd + Math.max(spacing(), backOff) - now()
        if (wait > rules.longestWaitMilliseconds) {
          const seconds = Math.ceil(wait / 1000)
          rest(failure('rate_limited', `The host asks for a pause of ${seconds} seconds between requests`, url))
          return refusal(url)
        }
        if (wait > 0) {
          onEvent({ kind: 'waiting', host: name, milliseconds: wait, reason: backOff > 0 ? 'back_off' : 'spacing' })
          usage.waitedMilliseconds += wait
          await sleep(wait, signal)
        }
      }
      usage.requests += 1
      return null
    },

    ended() {
      lastEnd = now()
    },

    note(outcome) {
      if (outcome === 'well') {
        inARow = 0
        return
      }
      const patience = patienceWith(outcome)
      // A 404 or a soft 404 is a healthy host's answer.
      inARow = patience === null ? 0 : inARow + 1
      if (patience !== null && inARow >= patience) rest(outcome)
    },

    setCrawlDelay(seconds) {
      if (seconds !== null) usage.crawlDelaySeconds = Math.max(usage.crawlDelaySeconds ?? 0, seconds)
    },
  }
}
