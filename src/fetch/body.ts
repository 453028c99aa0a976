import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

/** The body is larger than allowed, as sent or once decompressed. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError'
}

/** The server used a content coding that it was not offered. */
export class UnknownCodingError extends Error {
  override name = 'UnknownCodingError'
}

export interface BodyLimits {
  maximumBytes: number
  /** What happens at the limit: an error, or the bytes so far (enough of an error page to tell what it is). */
  beyond: 'fail' | 'cut'
  /** Told of every chunk's size as it came over the wire. */
  onReceived: (bytes: number) => void
}

/** The codings that we offer; also the only ones that we undo. */
export const ACCEPTED_CODINGS = 'gzip, br'

/**
 * Reads a body to its end and undoes its coding, one chunk at a time, so that neither a long body nor a small one that
 * unfolds to gigabytes takes more memory than the limit and one chunk.
 * @throws BodyTooLargeError, UnknownCodingError, or whatever broke the stream
 */
export async function readBody(body: Readable, coding: string, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of decode(body, coding, limits.onReceived)) {
    length += chunk.length
    if (length > limits.maximumBytes) {
      if (limits.beyond === 'cut') return Buffer.concat([...chunks, chunk]).subarray(0, limits.maximumBytes)
      throw new BodyTooLargeError(`more than ${limits.maximumBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

async function* decode(body: Readable, coding: string, onReceived: (bytes: number) => void): AsyncGenerator<Buffer> {
  const received = (async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      onReceived(chunk.length)
      yield chunk
    }
  })()
  const first = await received.next()
  if (first.done) return
  const whole = startingWith(first.value, received)
  const decoder = decoderFor(coding, first.value)
  if (decoder === null) yield* whole
  else yield* pipeline(whole, decoder, () => undefined)
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

function decoderFor(coding: string, start: Buffer): Transform | null {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      // Some servers keep the header on a body that they did not compress after all.
      return start[0] === 0x1f ? createGunzip() : null
    case 'br':
      return createBrotliDecompress()
    default:
      throw new UnknownCodingError(coding)
  }
}
