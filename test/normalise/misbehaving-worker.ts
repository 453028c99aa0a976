/** Stands in for the reader of documents: does to its thread what a hostile document would, by the document's name. */
import { parentPort } from 'node:worker_threads'
import type { Source } from '../../src/normalise/normalise.ts'

parentPort?.on('message', ({ fileName, sha256 }: Source) => {
  if (fileName === 'hang') for (;;);
  if (fileName === 'exit') process.exit(3)
  if (fileName === 'throw') throw new Error('a fault in the reader')
  if (fileName === 'memory') {
    const kept: number[][] = []
    for (;;) kept.push(new Array(100_000).fill(kept.length))
  }
  parentPort?.postMessage({ outcome: { ok: true, value: { document: { sha256 }, members: [] } } })
})
parentPort?.postMessage({ ready: true })
