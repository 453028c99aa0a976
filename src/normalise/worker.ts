/** Reads documents in a thread of its own, so that one that hangs or eats memory can be ended. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Result } from '../domain.ts'
import type { Source } from './formats/reader.ts'
import { createTextRecogniser } from './ocr/recogniser.ts'
import { type OpenedDocument, readDocument } from './read-document.ts'
import type { WorkerSettings } from './worker-pool.ts'

const port = parentPort
if (port === null) throw new Error('This file is the body of a worker thread.')

const { ocr } = workerData as WorkerSettings
const recogniser = createTextRecogniser(ocr, () => port.postMessage({ progress: true }))

port.on('message', (source: Source) => {
  readDocument(source, recogniser).then((outcome) => port.postMessage({ outcome }, memoryOf(outcome)))
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
