import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FailureKind, Result } from './domain.ts'
import { failure } from './failure.ts'

export interface ThreadLimits {
  workers: number
  /** For one piece of work; it counts anew whenever the thread says that it gets on with it. */
  timeLimitMilliseconds: number
  /** For one thread's heap. */
  memoryLimitMegabytes: number
}

/** What the threads of a pool do. */
export interface Work<Task> {
  /** The file that runs in each thread, given as it is beside this program's: it says `ready`, then answers each task. */
  body: URL
  /** What each thread is told when it starts. */
  settings: unknown
  /** What is read, as the subject of a sentence: `The document`. */
  subject: string
  /** The kind of failure of a task that ends its thread. */
  broken: FailureKind
  /** Where a task's failure is said to lie. */
  placeOf(task: Task): string
}

/** What a thread says: that it has loaded, that it gets on with a task, then what became of it. */
export type ThreadMessage<Value> = { ready: true } | { progress: true } | { outcome: Result<Value> }

interface Job<Task, Value> {
  task: Task
  done(outcome: Result<Value>): void
}

interface Thread {
  worker: Worker
  ready: boolean
}

export interface ThreadPool<Task, Value> {
  read(task: Task): Promise<Result<Value>>
  close(): Promise<void>
}

/**
 * Reads in threads, each with a limit of time and memory. A thread that exceeds one is ended and replaced, and its task
 * becomes a failure. Threads start with the first task and let the process end when idle.
 */
export function createThreadPool<Task, Value>(limits: ThreadLimits, work: Work<Task>): ThreadPool<Task, Value> {
  const { subject, broken, placeOf } = work
  const idle: Thread[] = []
  const all = new Set<Thread>()
  const waiting: Job<Task, Value>[] = []
  let closed = false

  function next(): void {
    if (waiting.length === 0) return
    const thread = idle.pop() ?? (all.size < limits.workers ? start() : null)
    const job = thread === null ? undefined : waiting.shift()
    if (thread !== null && job !== undefined) run(thread, job)
  }

  function start(): Thread {
    const thread = { worker: startWorker(work.body, work.settings, limits), ready: false }
    // What a parser prints about damaged bytes belongs in nobody's output.
    thread.worker.stdout.resume()
    thread.worker.stderr.resume()
    all.add(thread)
    return thread
  }

  function run(thread: Thread, { task, done }: Job<Task, Value>): void {
    const { worker } = thread
    const where = placeOf(task)
    let timer: NodeJS.Timeout | undefined

    function onMessage(message: ThreadMessage<Value>): void {
      if ('outcome' in message) finish(message.outcome, true)
      else if ('progress' in message) timer?.refresh()
      else {
        thread.ready = true
        begin()
      }
    }
    function begin(): void {
      timer = setTimeout(onTimeout, limits.timeLimitMilliseconds)
      worker.postMessage(task)
    }
    function onTimeout(): void {
      const message = `${subject} took longer than ${limits.timeLimitMilliseconds / 1000} s to read.`
      finish({ ok: false, failure: failure('parser_timeout', message, where) }, false)
    }
    function onError(error: Error): void {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      const reason = outOfMemory ? `more than ${limits.memoryLimitMegabytes} MB of memory were needed` : error.message
      const message = `${subject} could not be read: ${reason}.`
      finish({ ok: false, failure: failure(broken, message, where) }, false)
    }
    const onExit = () => onError(new Error('the reader stopped'))

    function finish(outcome: Result<Value>, healthy: boolean): void {
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
    // A task on its way keeps the process alive.
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
    read: (task) =>
      new Promise((done) => {
        waiting.push({ task, done })
        next()
      }),
    async close() {
      closed = true
      for (const { task, done } of waiting.splice(0)) {
        const message = `${subject} was still waiting to be read when the reader was closed.`
        done({ ok: false, failure: failure('internal', message, placeOf(task)) })
      }
      await Promise.all([...all].map(end))
    },
  }
}

/** In development the worker's body is TypeScript, which the thread must first learn to read. */
function startWorker(body: URL, settings: unknown, { memoryLimitMegabytes }: ThreadLimits): Worker {
  const options = {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes },
    workerData: settings,
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
