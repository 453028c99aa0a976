import { createCanvas } from '@napi-rs/canvas'
import PDFDocument from 'pdfkit'
import { openPagePictures } from '../../src/normalise/formats/pdf/page-pictures.ts'
import { loadPdfjs } from '../../src/normalise/formats/pdf/pdfjs.ts'
import type { GreyImage } from '../../src/normalise/ocr/grey-image.ts'

export type Pdf = InstanceType<typeof PDFDocument>

/** Writes a PDF of A4 pages in Helvetica 11. */
export function pdf(write: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ margin: 72, size: 'A4', ...options })
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const finished = new Promise<Uint8Array>((done) => document.on('end', () => done(Buffer.concat(pieces))))
  document.font('Helvetica').fontSize(11)
  write(document)
  document.end()
  return finished
}

/** The first page of what is written, as a scanner would see it. */
export async function scan(write: (pdf: Pdf) => void): Promise<GreyImage> {
  const pictures = openPagePictures(await loadPdfjs(), { bytes: await pdf(write) })
  const { image } = await pictures.draw(1)
  await pictures.close()
  return image
}

export function png({ width, height, pixels }: GreyImage): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  const data = context.createImageData(width, height)
  for (const [at, shade] of pixels.entries()) data.data.set([shade, shade, shade, 255], at * 4)
  context.putImageData(data, 0, 0)
  return canvas.toBuffer('image/png')
}

/** Puts a scan on the current page, over all of it. */
export function paste(document: Pdf, image: GreyImage): void {
  document.image(png(image), 0, 0, { width: document.page.width, height: document.page.height })
}
