import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { NormalisedDocument, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import { placeOf, type Source } from './formats/reader.ts'

export interface PoolLimits {
  workers: number
  timeLimitMilliseconds: number
  memoryLimitMegabytes: number
}

type Outcome = Result<NormalisedDocument>

interface Job {
  source: Source
  done(outcome: Outcome): void
}

export interface WorkerPool {
  read(source: Source): Promise<Outcome>
  close(): Promise<void>
}

/**
 * Reads documents in worker threads, each with a limit of time and memory. A worker that exceeds one is ended and
 * replaced, and its document becomes a failure. Threads start with the first document and let the process end when idle.
 */
export function createWorkerPool(limits: PoolLimits): WorkerPool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: Job[] = []
  let closed = false

  function next(): void {
    const job = waiting[0]
    if (job === undefined) return
    const worker = idle.pop() ?? (all.size < limits.workers ? start() : null)
    if (worker === null) return
    waiting.shift()
    run(worker, job)
  }

  function start(): Worker {
    const worker = startThread(limits.memoryLimitMegabytes)
    all.add(worker)
    worker.unref()
    return worker
  }

  function run(worker: Worker, job: Job): void {
    const where = placeOf(job.source)
    const timer = setTimeout(() => {
      const seconds = Math.round(limits.timeLimitMilliseconds / 1000)
      finish({ ok: false, failure: failure('parser_timeout', `Reading took longer than ${seconds} s.`, where) }, false)
    }, limits.timeLimitMilliseconds)

    function onError(error: Error): void {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      const reason = memory ? `more than ${limits.memoryLimitMegabytes} MB of memory were needed` : error.message
      const message = `The document could not be read: ${reason}.`
      finish({ ok: false, failure: failure('unreadable_document', message, where) }, false)
    }
    const onMessage = (outcome: Outcome) => finish(outcome, true)
    const onExit = () => onError(new Error('the reader stopped'))

    function finish(outcome: Outcome, healthy: boolean): void {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      if (healthy && !closed) {
        worker.unref()
        idle.push(worker)
      } else end(worker)
      job.done(outcome)
      next()
    }

    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    // A document on its way keeps the process alive.
    worker.ref()
    worker.postMessage(job.source)
  }

  function end(worker: Worker): Promise<number> {
    all.delete(worker)
    // A worker that is being ended may still report an error, which nobody waits for.
    worker.on('error', () => {})
    return worker.terminate()
  }

  return {
    read: (source) =>
      new Promise((done) => {
        waiting.push({ source, done })
        next()
      }),
    async close() {
      closed = true
      await Promise.all([...all].map(end))
    },
  }
}

/** In development the thread's body is TypeScript, which the thread must first learn to read. */
function startThread(memoryLimitMegabytes: number): Worker {
  const inSource = import.meta.url.endsWith('.ts')
  const body = new URL(inSource ? './worker.ts' : './worker.js', import.meta.url)
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    // What a parser prints about damaged bytes belongs in nobody's output.
    stdout: true,
    stderr: true,
  }
  if (!inSource) return new Worker(body, options)
  // The CommonJS half of tsx looks for its loader in the wrong folder, so its other half is imported.
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href
  const bootstrap = `import('${tsx}').then(({ register }) => { register(); return import('${body.href}') })`
  return new Worker(bootstrap, { ...options, execArgv: [], eval: true })
}
