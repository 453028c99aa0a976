import { createCanvas } from '@napi-rs/canvas'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type GreyImage, greyFrom } from '../../ocr/grey-image.ts'
import type { Source } from '../reader.ts'
import { apply, IDENTITY, type Matrix, matrixFrom, multiply } from './matrix.ts'
import { fontData, type Pdfjs } from './pdfjs.ts'

/** Pixels an inch at which pages are drawn for OCR: letters of 8 points still come out 15 pixels tall. */
const RESOLUTION = 200
/** Enough to see whether there are letters. */
const LOOK_RESOLUTION = 100
/** An A3 page at that resolution; a larger page is drawn smaller. */
const MOST_PIXELS = 8_000_000
/** Pictures with more pixels than A4 has at 600 dots an inch are not decoded: four bytes each, and as many again. */
const LARGEST_PICTURE = 36_000_000
const TIME_LIMIT_MILLISECONDS = 10_000

export interface PagePicture {
  image: GreyImage
  /** Pixels an inch. */
  resolution: number
}

/** Pages of a document as they look. */
export interface PagePictures {
  /** The share of the page that its pictures cover, 0 to 1. */
  pictured(number: number): Promise<number>
  draw(number: number): Promise<PagePicture>
  close(): Promise<void>
}

/** Pages of a PDF, which can also be looked at in passing. */
export interface PdfPictures extends PagePictures {
  /** A coarser picture, to see where there is something on the page. */
  look(number: number): Promise<PagePicture>
}

/** Opens a PDF anew, pictures included, when the first page is to be looked at: reading text leaves pictures out. */
export function openPagePictures(pdfjs: Pdfjs, { bytes }: Pick<Source, 'bytes'>): PdfPictures {
  let loading: ReturnType<Pdfjs['getDocument']> | null = null

  function open(): Promise<PDFDocumentProxy> {
    loading ??= pdfjs.getDocument({
      data: new Uint8Array(bytes),
      ...fontData(),
      cMapPacked: true,
      isEvalSupported: false,
      enableXfa: false,
      maxImageSize: LARGEST_PICTURE,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    })
    return loading.promise
  }

  async function onPage<Value>(number: number, work: (page: PDFPageProxy) => Promise<Value>): Promise<Value> {
    const page = await (await open()).getPage(number)
    try {
      return await work(page)
    } finally {
      page.cleanup()
    }
  }

  return {
    pictured: (number) => onPage(number, (page) => picturedShare(pdfjs, page)),
    draw: (number) => onPage(number, (page) => drawPage(page, RESOLUTION)),
    look: (number) => onPage(number, (page) => drawPage(page, LOOK_RESOLUTION)),
    close: async () => loading?.destroy(),
  }
}

async function drawPage(page: PDFPageProxy, resolution: number): Promise<PagePicture> {
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(resolution / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
  const viewport = page.getViewport({ scale })
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  const context = canvas.getContext('2d')
  // pdfjs is typed for a browser's canvas; in Node.js it draws on this one.
  const task = page.render({ canvas, canvasContext: context, viewport, background: 'white' } as unknown as Parameters<
    PDFPageProxy['render']
  >[0])
  const timer = setTimeout(() => task.cancel(), TIME_LIMIT_MILLISECONDS)
  try {
    await task.promise
  } finally {
    clearTimeout(timer)
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { image: greyFrom(data, canvas.width, canvas.height), resolution: scale * 72 }
}

async function picturedShare(pdfjs: Pdfjs, page: PDFPageProxy): Promise<number> {
  const { OPS } = pdfjs
  const pictures = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject])
  const { fnArray, argsArray } = await page.getOperatorList()
  const [left, bottom, right, top] = page.view
  let transform: Matrix = IDENTITY
  const saved: Matrix[] = []
  let covered = 0
  for (const [at, operation] of fnArray.entries()) {
    const args: unknown = argsArray[at]
    if (operation === OPS.save) saved.push(transform)
    else if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) transform = saved.pop() ?? transform
    else if (operation === OPS.transform) transform = multiply(transform, matrixFrom(args) ?? IDENTITY)
    else if (operation === OPS.paintFormXObjectBegin) {
      saved.push(transform)
      transform = multiply(transform, matrixFrom(Array.isArray(args) ? args[0] : null) ?? IDENTITY)
    } else if (pictures.has(operation)) covered += unitSquareArea(transform)
  }
  const area = Math.abs(((right ?? 0) - (left ?? 0)) * ((top ?? 0) - (bottom ?? 0)))
  return area === 0 ? 0 : Math.min(1, covered / area)
}

/** A picture is drawn into the unit square (ISO 32000-2, 8.9.5). */
function unitSquareArea(transform: Matrix): number {
  const [x0, y0] = apply(transform, 0, 0)
  const [x1, y1] = apply(transform, 1, 1)
  return Math.abs((x1 - x0) * (y1 - y0))
}
