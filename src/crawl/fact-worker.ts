/** Reads facts in a thread of its own, so that fetching and saving go on meanwhile, and a text that takes for ever can be given up. */
import { parentPort } from 'node:worker_threads'
import type { Extraction } from '../domain.ts'
import { extract } from '../extract/extract.ts'
import type { ThreadMessage } from '../thread-pool.ts'
import type { Reading } from './fact-reader.ts'

const port = parentPort
if (port === null) throw new Error('This file is the body of a worker thread.')

const say = (message: ThreadMessage<Extraction>) => port.postMessage(message)

port.on('message', ({ documents, listed }: Reading) => {
  say({ outcome: { ok: true, value: extract(documents, { listed }) } })
})

// Loading takes longer than many a response: its time limit counts from here.
say({ ready: true })
