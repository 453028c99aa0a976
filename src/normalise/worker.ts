/** Reads documents in a thread of its own, so that one that hangs or eats memory can be ended. */
import { parentPort } from 'node:worker_threads'
import type { Result } from '../domain.ts'
import type { Source } from './formats/reader.ts'
import { type OpenedDocument, readDocument } from './read-document.ts'

const port = parentPort
if (port === null) throw new Error('This file is the body of a worker thread.')

port.on('message', (source: Source) => {
  readDocument(source).then((outcome) => port.postMessage({ outcome }, memoryOf(outcome)))
})

/** The memory of a container's members, which is handed over rather than copied where nothing else lies in it. */
function memoryOf(outcome: Result<OpenedDocument>): ArrayBuffer[] {
  const buffers = outcome.ok ? outcome.value.members.map(({ bytes }) => bytes) : []
  const whole = buffers.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength ? [buffer] : [],
  )
  return [...new Set(whole)]
}

// Loading takes longer than many a document: its time limit counts from here.
port.postMessage({ ready: true })
