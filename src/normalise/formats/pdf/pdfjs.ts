import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Loads pdfjs when the first PDF comes, since it takes longer to load than most letters take to read. */
export async function loadPdfjs(): Promise<Pdfjs> {
  return await import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** Where pdfjs keeps the data for fonts that a document names but does not carry. */
export function fontData(): { standardFontDataUrl: string; cMapUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return { standardFontDataUrl: join(root, 'standard_fonts') + sep, cMapUrl: join(root, 'cmaps') + sep }
}
