/** Reads documents in a thread of its own, so that one that hangs or eats memory can be ended. */
import { parentPort } from 'node:worker_threads'
import type { Source } from './formats/reader.ts'
import { readDocument } from './read-document.ts'

const port = parentPort
if (port === null) throw new Error('This file is the body of a worker thread.')

port.on('message', (source: Source) => {
  readDocument(source).then((outcome) => port.postMessage({ outcome }))
})
// Loading takes longer than many a document: its time limit counts from here.
port.postMessage({ ready: true })
