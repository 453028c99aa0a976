import type { Extraction, NormalisedDocument, PrintedDetails, Result } from '../domain.ts'
import { extract } from '../extract/extract.ts'
import { createThreadPool } from '../thread-pool.ts'

/** The documents of one response, the letter first, and what its log prints of it. */
export interface Reading {
  documents: NormalisedDocument[]
  listed: PrintedDetails
}

/** Reads the facts of responses; what goes wrong is a failure of that response alone. */
export interface FactReader {
  read(reading: Reading): Promise<Result<Extraction>>
  close(): Promise<void>
}

/** Reads facts at once, as `extract` does. */
export type Extract = (documents: NormalisedDocument[], hints: { listed: PrintedDetails }) => Extraction

/** Facts are read much faster than responses are fetched and saved. */
const THREADS = 1
const MEMORY_LIMIT_MEGABYTES = 512

const BODY = new URL(import.meta.url.endsWith('.ts') ? './fact-worker.ts' : './fact-worker.js', import.meta.url)

/**
 * Reads facts in a thread of its own, beside the fetching and saving of other responses; a text that takes too long is
 * given up. The thread starts with the first response.
 */
export function createFactReader(timeLimitMilliseconds: number): FactReader {
  return createThreadPool(
    { workers: THREADS, timeLimitMilliseconds, memoryLimitMegabytes: MEMORY_LIMIT_MEGABYTES },
    {
      body: BODY,
      settings: null,
      subject: 'The response',
      broken: 'internal',
      placeOf: ({ documents, listed }: Reading) => documents[0]?.fileName ?? listed.title ?? 'a response',
    },
  )
}

/** Reads facts on the calling thread, without limits. */
export const readHere: FactReader = {
  read: async ({ documents, listed }) => ({ ok: true, value: extract(documents, { listed }) }),
  close: async () => undefined,
}
