import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFWorker } from 'pdfjs-dist'
import { createSharingPort } from './sharing-port.ts'

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Loads pdfjs when the first PDF comes, since it takes longer to load than most letters take to read. */
export async function loadPdfjs(): Promise<Pdfjs> {
  const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  // For a quirk of Node.js 20 with lengths beyond 2^53, pdfjs replaces it by one that takes ten times as long.
  if (push) Object.defineProperty(Array.prototype, 'push', push)
  return pdfjs
}

/**
 * The half of pdfjs that parses, on this thread: its answers are handed over as they are. By default each of them would
 * be cloned, which takes a fifth of the time of reading a letter.
 */
export async function createParser(pdfjs: Pdfjs): Promise<PDFWorker> {
  const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const port = createSharingPort()
  // pdfjs declares no type for a port but that there may be none.
  const parser = new pdfjs.PDFWorker({ port: port as unknown as null, verbosity: pdfjs.VerbosityLevel.ERRORS })
  WorkerMessageHandler.initializeFromPort(port)
  return parser
}

/** Where pdfjs keeps the data for fonts that a document names but does not carry. */
export function fontData(): { standardFontDataUrl: string; cMapUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return { standardFontDataUrl: join(root, 'standard_fonts') + sep, cMapUrl: join(root, 'cmaps') + sep }
}
