import { availableParallelism } from 'node:os'
import type { DocumentWithMembers, Result } from '../domain.ts'
import type { Source } from './formats/reader.ts'
import { sniffMediaType } from './media-type.ts'
import type { OcrMode } from './ocr/mode.ts'
import { type OpenedDocument, readDocument } from './read-document.ts'
import { type KeepMember, readMembers } from './read-members.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

export type { Source } from './formats/reader.ts'
export { NORMALISER_VERSION } from './read-document.ts'

export interface NormaliserOptions {
  /** Documents read at the same time; by default one a core, at most four. */
  workers?: number
  /** For one document, and again for each of its pages that is read by OCR; 30 seconds by default. */
  timeLimitMilliseconds?: number
  /** For one worker's heap; 768 by default. */
  memoryLimitMegabytes?: number
  /** When text is read from pictures; by default where there is no other text. */
  ocr?: OcrMode
}

export interface Normaliser {
  /**
   * Bytes → text that can be cited; of a container (a ZIP archive, a mail) its own text and what became of each document
   * within. Never throws for bad bytes: they become a failure of a known kind.
   * @param keep is given each member's bytes, one after the other, since they are not held any longer than it takes
   */
  normalise(source: Source, keep?: KeepMember): Promise<Result<DocumentWithMembers>>
  /** Ends the workers; documents still being read fail. */
  close(): Promise<void>
}

const MOST_WORKERS = 4
/**
 * Formats whose readers take time in proportion to the bytes (about 10 ms for 100 kB of HTML), up to a size at which
 * that stays well below a second: for these, a thread would cost more than it guards.
 */
const READ_HERE: Record<string, number> = {
  'text/html': 512 * 1024,
  'text/plain': 512 * 1024,
  'text/markdown': 512 * 1024,
  'text/csv': 128 * 1024,
  'text/tab-separated-values': 128 * 1024,
}

/** Makes a normaliser. Its workers start with the first document that needs one, and are ended by `close`. */
export function createNormaliser(options: NormaliserOptions = {}): Normaliser {
  let pool: WorkerPool | null = null
  const limits = {
    workers: options.workers ?? Math.min(MOST_WORKERS, availableParallelism()),
    timeLimitMilliseconds: options.timeLimitMilliseconds ?? 30_000,
    memoryLimitMegabytes: options.memoryLimitMegabytes ?? 768,
    ocr: options.ocr ?? 'auto',
  }
  async function read(source: Source): Promise<Result<OpenedDocument>> {
    if (await isReadHere(source)) return readDocument(source)
    pool ??= createWorkerPool(limits)
    return pool.read(source)
  }
  return {
    async normalise(source, keep) {
      const opened = await read(source)
      return opened.ok ? { ok: true, value: await readMembers(opened.value, read, limits, keep) } : opened
    },
    async close() {
      await pool?.close()
      pool = null
    },
  }
}

async function isReadHere({ bytes, fileName, declaredMediaType }: Source): Promise<boolean> {
  if (bytes.byteLength > 512 * 1024) return false
  const mediaType = await sniffMediaType(bytes, fileName, declaredMediaType)
  return bytes.byteLength <= (READ_HERE[mediaType] ?? 0)
}
