import { hostsOf } from '../../crawlers/adapter.ts'
import type { Capture, Failure, Sha256 } from '../domain.ts'
import { type Archive, StorageError } from '../fetch/archive.ts'
import type { CrawlRooms, LogContext } from './request.ts'

/** What came back for an address. */
export interface Retrieved {
  capture: Capture
  /** The bytes, from the archive; null where they are not there and nobody needs them, since their text is held. */
  bytes: Buffer | null
  /** 304: the capture is the one of an earlier night. */
  notModified: boolean
}

/** What an earlier night got from an address, as far as it is at hand to be read again. */
interface Known {
  capture: Capture
  bytes: Buffer | null
}

/** Bytes that are missing or damaged are as good as never fetched: they are asked for again. */
export async function archivedBytes(archive: Archive, sha256: Sha256): Promise<Buffer | null> {
  try {
    return (await archive.has(sha256)) ? await archive.get(sha256) : null
  } catch (error) {
    if (error instanceof StorageError) return null
    throw error
  }
}

/** Validators without what they stand for would be a promise that cannot be kept: a 304 must leave something to read. */
async function known(rooms: CrawlRooms, url: string, expect: 'page' | 'document'): Promise<Known | null> {
  const capture = rooms.database.captures.latest(url)
  if (capture === null) return null
  if (expect === 'document' && rooms.database.documents.held(capture.sha256)?.text) return { capture, bytes: null }
  const bytes = await archivedBytes(rooms.archive, capture.sha256)
  return bytes && { capture, bytes }
}

/**
 * Asks for an address with the validators of the last capture, unless they are not to be believed: in a forced crawl
 * none are, and none that have been seen with other bytes. After a 304 the bytes, or the text, of that capture are read
 * again by everybody behind this door, so that no 304 can hide a failed reading.
 */
export async function retrieve(
  context: LogContext,
  url: string,
  expect: 'page' | 'document',
  { believe = true } = {},
): Promise<Retrieved | Failure> {
  const { rooms, request } = context
  // A page's own validators say nothing of what its scripts fetch.
  const render = expect === 'page' && context.target.adapter.rendered === true
  const before = request.mode === 'forced' || !believe || render ? null : await known(rooms, url, expect)
  const outcome = await rooms.client.get(url, {
    validators: before && !rooms.database.captures.validatorsLie(before.capture) ? before.capture.validators : null,
    allowedHosts: hostsOf(context.target.adapter),
    expect,
    render,
    ...(request.signal && { signal: request.signal }),
  })
  if (outcome.kind === 'failed') return outcome.failure
  if (outcome.kind === 'captured') {
    return { capture: outcome.capture, bytes: outcome.body, notModified: false }
  }
  if (before === null) throw new Error('the client reported 304 to a request without validators')
  return { capture: { ...before.capture, fetchedAt: outcome.fetchedAt }, bytes: before.bytes, notModified: true }
}

/** Tells a failure from what was retrieved. */
export function isFailure(result: Retrieved | Failure): result is Failure {
  return 'advice' in result
}

/** The bytes, for those who cannot do without. @throws Error for a document whose text should have been read instead */
export function requiredBytes({ bytes, capture }: Retrieved): Buffer {
  if (bytes === null) throw new Error(`the bytes of ${capture.url} were not kept, its text should have been read`)
  return bytes
}
