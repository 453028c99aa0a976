import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, request as undiciRequest } from 'undici'
import type { Instant, Result } from '../domain.ts'
import { createCheckedLookup, type Resolver } from './addresses.ts'
import { ACCEPTED_CODINGS, BodyTooLargeError, readBody } from './body.ts'
import type { Headers } from './content-headers.ts'
import { DeadlineError, failureOfError } from './error-kinds.ts'
import { linkAborts } from './linked-abort.ts'

/** One answer of one server, redirects not followed, status not judged. */
export interface Answer {
  url: string
  status: number
  headers: Headers
  /** Decompressed; of an answer other than 2xx only the beginning. */
  body: Buffer
  fetchedAt: Instant
}

export interface ExchangeRequest {
  url: URL
  headers: Record<string, string>
  maximumBytes: number
  /** What happens when a 2xx answer is larger: a failure, or its beginning is enough. */
  beyond: 'fail' | 'cut'
  /** Told of every chunk's size as it came over the wire. */
  onReceived: (bytes: number) => void
  signal: AbortSignal
}

export interface ExchangeOptions {
  userAgent: string
  allowLoopback: boolean
  resolve?: Resolver
  /** Longest whole exchange, so that a server which drips a byte a second is left, too. */
  requestTimeoutMilliseconds: number
  /** Longest silence: for a connection, for the head, between two pieces of the body. */
  stallTimeoutMilliseconds: number
  now: () => number
}

/** Makes one request over the network and nothing else. */
export interface Exchanger {
  /** @throws the signal's reason when it is aborted; every other trouble is a failure value */
  exchange(request: ExchangeRequest): Promise<Result<Answer>>
  close(): Promise<void>
}

/** As much of an error page as is needed to tell what it is. */
const ERROR_PAGE_BYTES = 64 * 1024

export function createExchanger(options: ExchangeOptions): Exchanger {
  const agent = new Agent({
    connect: { lookup: createCheckedLookup(options, options.resolve), timeout: options.stallTimeoutMilliseconds },
    headersTimeout: options.stallTimeoutMilliseconds,
    bodyTimeout: options.stallTimeoutMilliseconds,
    connections: 1,
  })

  async function exchange(request: ExchangeRequest): Promise<Result<Answer>> {
    const { url, headers, signal } = request
    signal.throwIfAborted()
    const stop = linkAborts([signal])
    const timer = setTimeout(() => stop.abort(new DeadlineError()), options.requestTimeoutMilliseconds)
    let response: Dispatcher.ResponseData | null = null
    try {
      response = await undiciRequest(url, {
        dispatcher: agent,
        signal: stop.signal,
        headers: {
          'user-agent': options.userAgent,
          'accept-language': 'en-GB, en;q=0.8',
          'accept-encoding': ACCEPTED_CODINGS,
          ...headers,
        },
      })
      // A body that we leave half read reports that as an error of its own, which would otherwise end the process.
      response.body.on('error', () => undefined)
      const fetchedAt = new Date(options.now()).toISOString()
      const answered = { url: url.href, status: response.statusCode, headers: flatten(response.headers), fetchedAt }
      return { ok: true, value: { ...answered, body: await receive(response.body, answered, request) } }
    } catch (error) {
      signal.throwIfAborted()
      const cause: unknown = stop.signal.aborted ? stop.signal.reason : error
      return { ok: false, failure: failureOfError(cause, url.href, response === null ? 'head' : 'body') }
    } finally {
      clearTimeout(timer)
      stop.release()
      response?.body.destroy()
    }
  }

  return { exchange, close: () => agent.destroy() }
}

async function receive(
  body: Readable,
  { status, headers }: Omit<Answer, 'body'>,
  { maximumBytes, beyond, onReceived, signal }: ExchangeRequest,
): Promise<Buffer> {
  const coding = headers['content-encoding'] ?? ''
  if (status >= 200 && status < 300) {
    const declared = Number(headers['content-length'] ?? 0)
    if (beyond === 'fail' && declared > maximumBytes) {
      throw new BodyTooLargeError(`${declared} bytes, more than the ${maximumBytes} allowed`)
    }
    return readBody(body, coding, { maximumBytes, beyond, onReceived })
  }
  try {
    const enough = Math.min(maximumBytes, ERROR_PAGE_BYTES)
    return await readBody(body, coding, { maximumBytes: enough, beyond: 'cut', onReceived })
  } catch {
    // An error's status says enough, even where its page breaks off.
    signal.throwIfAborted()
    return Buffer.alloc(0)
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Headers {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
