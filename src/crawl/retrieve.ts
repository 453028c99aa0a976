import type { Capture, Failure } from '../domain.ts'
import type { CrawlRooms, LogContext } from './request.ts'

/** What came back for an address: bytes that are in the archive, and whether the server said that they are unchanged. */
export interface Retrieved {
  capture: Capture
  bytes: Buffer
  /** 304: the capture is the one of an earlier night. */
  notModified: boolean
}

/** Hosts that a log's entries and documents may live on. */
export function hostsOf({ target }: Pick<LogContext, 'target'>): string[] {
  return [new URL(target.adapter.url).hostname, ...target.adapter.allowedHosts]
}

async function knownCapture(rooms: CrawlRooms, url: string): Promise<Capture | null> {
  const known = rooms.database.captures.latest(url)
  // Validators without the bytes would be a promise that cannot be kept.
  return known && (await rooms.archive.has(known.sha256)) ? known : null
}

/**
 * Asks for an address with the validators of the last capture (none in a forced crawl) and gives its bytes, after a 304
 * those of the archive: everything behind this door reads the same bytes again, so that no 304 can hide a failed reading.
 */
export async function retrieve(
  context: LogContext,
  url: string,
  expect: 'page' | 'document',
): Promise<Retrieved | Failure> {
  const { rooms, request } = context
  const known = request.mode === 'forced' ? null : await knownCapture(rooms, url)
  const outcome = await rooms.client.get(url, {
    validators: known?.validators ?? null,
    allowedHosts: hostsOf(context),
    expect,
    ...(request.signal && { signal: request.signal }),
  })
  if (outcome.kind === 'failed') return outcome.failure
  if (outcome.kind === 'captured') {
    return { capture: outcome.capture, bytes: await rooms.archive.get(outcome.capture.sha256), notModified: false }
  }
  if (known === null) throw new Error('the client reported 304 to a request without validators')
  return {
    capture: { ...known, fetchedAt: outcome.fetchedAt },
    bytes: await rooms.archive.get(known.sha256),
    notModified: true,
  }
}

/** Tells a failure from what was retrieved. */
export function isFailure(result: Retrieved | Failure): result is Failure {
  return 'advice' in result
}
