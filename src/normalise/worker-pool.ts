import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Result } from '../domain.ts'
import { failure } from '../failure.ts'
import { placeOf, type Source } from './formats/reader.ts'
import type { OcrMode } from './ocr/mode.ts'
import type { OpenedDocument } from './read-document.ts'

/** What a worker is told when it starts. */
export interface WorkerSettings {
  ocr: OcrMode
}

export interface PoolLimits extends WorkerSettings {
  workers: number
  /** For one document; it counts anew with each page that is read by OCR. */
  timeLimitMilliseconds: number
  memoryLimitMegabytes: number
}

const READER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

type Outcome = Result<OpenedDocument>
/** What a worker says: that it has loaded, that it gets on with a document, then what became of it. */
type Message = { ready: true } | { progress: true } | { outcome: Outcome }

interface Job {
  source: Source
  done(outcome: Outcome): void
}

interface Thread {
  worker: Worker
  ready: boolean
}

export interface WorkerPool {
  read(source: Source): Promise<Outcome>
  close(): Promise<void>
}

/**
 * Reads documents in worker threads, each with a limit of time and memory. A worker that exceeds one is ended and
 * replaced, and its document becomes a failure. Threads start with the first document and let the process end when idle.
 * @param body the file that runs in each thread; it must speak as `worker.ts` does
 */
export function createWorkerPool(limits: PoolLimits, body: URL = READER): WorkerPool {
  const idle: Thread[] = []
  const all = new Set<Thread>()
  const waiting: Job[] = []
  let closed = false

  function next(): void {
    if (waiting.length === 0) return
    const thread = idle.pop() ?? (all.size < limits.workers ? start() : null)
    const job = thread === null ? undefined : waiting.shift()
    if (thread !== null && job !== undefined) run(thread, job)
  }

  function start(): Thread {
    const thread = { worker: startWorker(body, limits), ready: false }
    // What a parser prints about damaged bytes belongs in nobody's output.
    thread.worker.stdout.resume()
    thread.worker.stderr.resume()
    all.add(thread)
    return thread
  }

  function run(thread: Thread, { source, done }: Job): void {
    const { worker } = thread
    const where = placeOf(source)
    let timer: NodeJS.Timeout | undefined

    function onMessage(message: Message): void {
      if ('outcome' in message) finish(message.outcome, true)
      else if ('progress' in message) timer?.refresh()
      else {
        thread.ready = true
        begin()
      }
    }
    function begin(): void {
      timer = setTimeout(onTimeout, limits.timeLimitMilliseconds)
      worker.postMessage(source)
    }
    function onTimeout(): void {
      const message = `Reading the document took longer than ${limits.timeLimitMilliseconds / 1000} s.`
      finish({ ok: false, failure: failure('parser_timeout', message, where) }, false)
    }
    function onError(error: Error): void {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      const reason = outOfMemory ? `more than ${limits.memoryLimitMegabytes} MB of memory were needed` : error.message
      const message = `The document could not be read: ${reason}.`
      finish({ ok: false, failure: failure('unreadable_document', message, where) }, false)
    }
    const onExit = () => onError(new Error('the reader stopped'))

    function finish(outcome: Outcome, healthy: boolean): void {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (healthy && !closed) {
        worker.unref()
        idle.push(thread)
      } else end(thread)
      done(outcome)
      if (!closed) next()
    }

    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    // A document on its way keeps the process alive.
    worker.ref()
    if (thread.ready) begin()
  }

  async function end(thread: Thread): Promise<void> {
    all.delete(thread)
    // A worker that is being ended may still report an error, which nobody waits for.
    thread.worker.on('error', () => {})
    await thread.worker.terminate()
  }

  return {
    read: (source) =>
      new Promise((done) => {
        waiting.push({ source, done })
        next()
      }),
    async close() {
      closed = true
      for (const { source, done } of waiting.splice(0)) {
        const message = 'The document was still waiting to be read when the reader was closed.'
        done({ ok: false, failure: failure('internal', message, placeOf(source)) })
      }
      await Promise.all([...all].map(end))
    },
  }
}

/** In development the worker's body is TypeScript, which the thread must first learn to read. */
function startWorker(body: URL, { memoryLimitMegabytes, ocr }: PoolLimits): Worker {
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    workerData: { ocr } satisfies WorkerSettings,
    stdout: true,
    stderr: true,
  }
  if (!body.pathname.endsWith('.ts')) return new Worker(body, options)
  // The CommonJS half of tsx looks for its loader in the wrong folder, so its other half is imported.
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href
  const bootstrap = `import('${tsx}').then(({ register }) => { register(); return import('${body.href}') })`
  return new Worker(bootstrap, { ...options, execArgv: [], eval: true })
}
