import { createThreadPool, type ThreadLimits, type ThreadPool } from '../thread-pool.ts'
import { placeOf, type Source } from './formats/reader.ts'
import type { OcrMode } from './ocr/mode.ts'
import type { OpenedDocument } from './read-document.ts'

/** What a worker is told when it starts. */
export interface WorkerSettings {
  ocr: OcrMode
}

export type WorkerPool = ThreadPool<Source, OpenedDocument>

const READER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Reads documents in threads, each with a limit of time and memory; the time counts anew with each page read by OCR.
 * @param body the file that runs in each thread; it must speak as `worker.ts` does
 */
export function createWorkerPool({ ocr, ...limits }: ThreadLimits & WorkerSettings, body: URL = READER): WorkerPool {
  const settings: WorkerSettings = { ocr }
  return createThreadPool(limits, {
    body,
    settings,
    subject: 'The document',
    broken: 'unreadable_document',
    placeOf,
  })
}
