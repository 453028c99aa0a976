import type { Failure, Result } from '../domain.ts'
import type { Clock, FetchEvent } from './events.ts'
import type { Answer, ExchangeRequest, Exchanger } from './exchange.ts'
import type { Host } from './host.ts'
import { retryAfterMilliseconds } from './retry-after.ts'

export interface AttemptRules {
  maximumRetries: number
  /** Back-off before the first repeat; it doubles with every further one. */
  backOffMilliseconds: number
  longestWaitMilliseconds: number
}

/** What is wrong with an answer. */
export interface Trouble {
  failure: Failure
  /** Whether the host said it to us as a robot, so that no other address of it should be asked either. */
  concernsHost: boolean
}

export interface Attempt extends Omit<ExchangeRequest, 'onReceived'> {
  /** What is wrong with an answer, null where nothing is. Pure: it is asked within the host's turn. */
  judge: (answer: Answer) => Trouble | null
}

/**
 * Asks one host for one address, in its turn and at its pace, again and again where that may help: a 429 or 503 up to
 * `maximumRetries` times, a broken or slow connection once. Waits grow exponentially with a random part, and are never
 * shorter than what Retry-After asks for.
 */
export function createAttempts(
  exchanger: Exchanger,
  rules: AttemptRules,
  { now }: Clock,
  onEvent: (event: FetchEvent) => void,
): (host: Host, attempt: Attempt) => Promise<Result<Answer>> {
  return (host, { judge, ...request }) =>
    host.turn(async () => {
      const { url, signal } = request
      let backOff = 0
      for (let attempt = 0; ; attempt++) {
        signal.throwIfAborted()
        const refused = await host.admit(url.href, backOff, signal)
        if (refused !== null) return { ok: false, failure: refused }
        onEvent({ kind: 'asking', host: host.usage.host, url: url.href, attempt })
        const before = host.usage.bytes
        const onReceived = (bytes: number) => {
          host.usage.bytes += bytes
        }
        const result = await exchanger.exchange({ ...request, onReceived }).finally(host.ended)
        if (result.ok) {
          const { status } = result.value
          const bytes = host.usage.bytes - before
          onEvent({ kind: 'answered', host: host.usage.host, url: url.href, status, bytes })
        }
        const trouble = result.ok ? judge(result.value) : { failure: result.failure, concernsHost: false }
        if (trouble === null) {
          host.note('well')
          return result
        }
        const failed = trouble.failure
        const asked = result.ok ? retryAfterMilliseconds(result.value.headers['retry-after'] ?? null, now()) : null
        const repeats = repeatsFor(failed, rules.maximumRetries)
        if (repeats > 0 && asked !== null && asked > rules.longestWaitMilliseconds) {
          const late = { ...failed, message: `${failed.message} and asks to be left alone for ${duration(asked)}` }
          host.note(late)
          host.rest(late)
          return { ok: false, failure: late }
        }
        if (trouble.concernsHost || attempt >= repeats) {
          host.note(failed)
          if (trouble.concernsHost) host.rest(failed)
          return { ok: false, failure: failed }
        }
        const doubled = Math.min(rules.backOffMilliseconds * 2 ** attempt, rules.longestWaitMilliseconds)
        backOff = Math.max(asked ?? 0, doubled * (0.5 + Math.random() / 2))
      }
    })
}

/** How often a request is worth repeating after this failure. */
function repeatsFor({ kind, status }: Failure, maximum: number): number {
  if (kind === 'rate_limited' || (kind === 'http_server_error' && status === 503)) return maximum
  const passing = kind === 'connection' || kind === 'timeout' || kind === 'truncated' || kind === 'http_server_error'
  return passing ? Math.min(1, maximum) : 0
}

function duration(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}
