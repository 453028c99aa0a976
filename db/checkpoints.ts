import { Worker } from 'node:worker_threads'
import type { Connection } from './connection.ts'

/** Brings the write-ahead log into the file while the next transactions are written, where many are: https://sqlite.org/wal.html */
export interface Checkpoints {
  /** To be called after each transaction; starts a checkpoint where enough was written since the last. */
  afterTransaction(): void
  /** Waits for the checkpoint that is under way. */
  settle(): void
  /** The same, and ends the thread. To be called before the connection is closed. */
  close(): void
}

/** Some four hundred responses with their rows, or 16 MB: a night without much news starts no thread. */
const ROWS_BETWEEN = 10_000
/** Longer than any checkpoint takes. */
const LONGEST_MILLISECONDS = 60_000

/** One a connection, so that all who write through it know of each other's. */
const known = new WeakMap<Connection, Checkpoints>()

/** Those of a connection, which keeps automatic ones for what the thread leaves behind. */
export function backgroundCheckpoints(connection: Connection): Checkpoints {
  const checkpoints = known.get(connection) ?? createCheckpoints(connection)
  known.set(connection, checkpoints)
  return checkpoints
}

function createCheckpoints({ $client: client }: Connection): Checkpoints {
  const rowsWritten = client.prepare<[], number>('SELECT total_changes()').pluck()
  /** 1 while the thread has a checkpoint to make. */
  const busy = new Int32Array(new SharedArrayBuffer(4))
  let thread: Worker | null = null
  let failed = false
  let rows = 0

  function start(): Worker {
    const worker = new Worker(new URL('./checkpoint-thread.mjs', import.meta.url), {
      workerData: { file: client.name, busy },
      execArgv: [],
    })
    // Without the thread the writer makes its checkpoints itself.
    worker.on('error', () => {
      failed = true
      Atomics.store(busy, 0, 0)
    })
    worker.unref()
    return worker
  }

  function settle(): void {
    Atomics.wait(busy, 0, 1, LONGEST_MILLISECONDS)
  }

  return {
    afterTransaction: () => {
      const now = rowsWritten.get() ?? 0
      if (failed || now - rows < ROWS_BETWEEN || Atomics.load(busy, 0) === 1) return
      rows = now
      thread ??= start()
      Atomics.store(busy, 0, 1)
      thread.postMessage('checkpoint')
    },
    settle,
    close: () => {
      settle()
      void thread?.terminate()
      thread = null
    },
  }
}
