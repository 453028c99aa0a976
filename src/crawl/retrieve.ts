import type { Capture, Failure } from '../domain.ts'
import { StorageError } from '../fetch/archive.ts'
import type { CrawlRooms, LogContext } from './request.ts'

type Known = Pick<Retrieved, 'capture' | 'bytes'>

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

/** The last capture of an address with its bytes; null where they are lost or damaged, since a 304 would leave us without. */
async function knownCapture({ database, archive }: CrawlRooms, url: string): Promise<Known | null> {
  const capture = database.captures.latest(url)
  if (capture === null) return null
  try {
    return { capture, bytes: await archive.get(capture.sha256) }
  } catch (error) {
    if (error instanceof StorageError) return null
    throw error
  }
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
    validators: known?.capture.validators ?? null,
    allowedHosts: hostsOf(context),
    expect,
    ...(request.signal && { signal: request.signal }),
  })
  if (outcome.kind === 'failed') return outcome.failure
  if (outcome.kind === 'captured') {
    return { capture: outcome.capture, bytes: await rooms.archive.get(outcome.capture.sha256), notModified: false }
  }
  if (known === null) throw new Error('the client reported 304 to a request without validators')
  return { capture: { ...known.capture, fetchedAt: outcome.fetchedAt }, bytes: known.bytes, notModified: true }
}

/** Tells a failure from what was retrieved. */
export function isFailure(result: Retrieved | Failure): result is Failure {
  return 'advice' in result
}
