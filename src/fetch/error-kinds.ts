import type { Failure, FailureKind } from '../domain.ts'
import { failure } from '../failure.ts'
import { AddressRefusedError } from './addresses.ts'
import { BodyTooLargeError, UnknownCodingError } from './body.ts'

/** How far an exchange had come when it broke. */
export type Phase = 'head' | 'body'

/** The whole exchange took longer than allowed, although something kept coming. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** Turns whatever the network threw into a failure that a person understands. */
export function failureOfError(error: unknown, where: string, phase: Phase): Failure {
  if (error instanceof AddressRefusedError) return failure('address_refused', error.message, where)
  if (error instanceof BodyTooLargeError) return failure('too_large', `The body has ${error.message}`, where)
  if (error instanceof UnknownCodingError) {
    return failure('wrong_type', `The body is in a coding that was not asked for (${error.message})`, where)
  }
  if (error instanceof DeadlineError) {
    return failure('timeout', 'The answer took longer than the time allowed for one request', where)
  }
  const code = codeOf(error)
  const { kind, message } = kindOfCode(code, phase, new URL(where).hostname)
  return failure(kind, message ?? `The request failed (${code ?? String(error)})`, where)
}

interface Kind {
  kind: FailureKind
  message?: string
}

function kindOfCode(code: string | null, phase: Phase, hostname: string): Kind {
  if (code === null) return { kind: 'internal' }
  const known = KINDS[code]
  if (known !== undefined) return known
  if (/^(ENOTFOUND|ENODATA|ESERVFAIL|EREFUSED|EAI_[A-Z]+)$/.test(code)) {
    return { kind: 'dns', message: `The name ${hostname} could not be resolved` }
  }
  if (/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SIGNATURE|^HOSTNAME_MISMATCH$|^INVALID_CA$|^PATH_LENGTH/.test(code)) {
    return { kind: 'tls', message: `No secure connection to ${hostname} could be made (${code})` }
  }
  if (phase === 'body' && /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(code)) {
    return { kind: 'truncated', message: `The compressed body is damaged or breaks off (${code})` }
  }
  if (phase === 'body' && (BROKEN_CONNECTION.test(code) || code.startsWith('HPE_'))) {
    return { kind: 'truncated', message: 'The connection broke before the body was complete' }
  }
  if (code.startsWith('HPE_')) {
    return { kind: 'connection', message: `What ${hostname} answered is not HTTP (${code})` }
  }
  if (BROKEN_CONNECTION.test(code)) {
    return { kind: 'connection', message: `${hostname} closed the connection without an answer (${code})` }
  }
  return { kind: 'internal' }
}

const BROKEN_CONNECTION = /^(UND_ERR_SOCKET|UND_ERR_ABORTED|ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/

const KINDS: Record<string, Kind> = {
  UND_ERR_CONNECT_TIMEOUT: { kind: 'timeout', message: 'The server did not take a connection in time' },
  ETIMEDOUT: { kind: 'timeout', message: 'The server did not take a connection in time' },
  UND_ERR_HEADERS_TIMEOUT: {
    kind: 'timeout',
    message: 'The server took the request and did not begin to answer in time',
  },
  UND_ERR_BODY_TIMEOUT: { kind: 'timeout', message: 'The body stalled and nothing more came in time' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    kind: 'truncated',
    message: 'The body has not the length that its Content-Length says',
  },
  UND_ERR_HEADERS_OVERFLOW: { kind: 'too_large', message: 'The header of the answer is larger than accepted' },
  HPE_HEADER_OVERFLOW: { kind: 'too_large', message: 'The header of the answer is larger than accepted' },
  ECONNREFUSED: { kind: 'connection', message: 'The server refused the connection' },
  EHOSTUNREACH: { kind: 'connection', message: 'There is no way to the server through this network' },
  ENETUNREACH: { kind: 'connection', message: 'There is no way to the server through this network' },
  EADDRNOTAVAIL: { kind: 'connection', message: 'There is no way to the server through this network' },
}

/** The first code on the way down: Node puts several attempts into one AggregateError, others wrap in `cause`. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  // undici's parser errors carry a code for some faults only.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID'
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  return inner === undefined ? null : codeOf(inner)
}
