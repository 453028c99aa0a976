// The body of the thread that brings the write-ahead log into the file; see checkpoints.ts. It is no TypeScript, so that the
// thread starts without a loader. Whatever goes wrong here is left to the checkpoint of the connection that writes.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const { file, busy } = workerData

function checkpoint() {
  // Opened anew each time: the last connection that is closed removes the log, and that is to be the writer's.
  const client = new Database(file, { fileMustExist: true, timeout: 0 })
  try {
    client.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    client.close()
  }
}

parentPort?.on('message', () => {
  try {
    checkpoint()
  } catch {
    // The writer's next checkpoint does what this one did not.
  } finally {
    Atomics.store(busy, 0, 0)
    Atomics.notify(busy, 0)
  }
})
