/** Tesseract, as a WebAssembly thread of its own: a picture of text in, words with their places out. No network. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker as ThreadWorker } from 'node:worker_threads'
import type Tesseract from 'tesseract.js'
import { type GreyImage, toPortableGrayMap } from './grey-image.ts'

/** A word as it stands on a picture, in pixels from the top left corner. */
export interface InkWord {
  text: string
  left: number
  right: number
  top: number
  bottom: number
  /** Where its line's letters stand. */
  baseline: number
  /** Height of its line's letters, from the tallest's top to the deepest's bottom. */
  height: number
  /** 0 to 100. */
  confidence: number
}

export interface OcrEngine {
  /**
   * @param manner a `page` has columns, paragraphs and pictures
   * @param milliseconds how long it may take
   * @throws Error when the engine fails or takes longer
   */
  recognise(image: GreyImage, manner: 'page' | 'line', milliseconds: number): Promise<InkWord[]>
  close(): Promise<void>
}

/** Starts with the first picture; a picture that fails ends the engine, and the next one starts it anew. */
export function createOcrEngine(): OcrEngine {
  let running: Promise<Tesseract.Worker> | null = null

  async function close(): Promise<void> {
    const ending = running
    running = null
    const worker = await ending?.catch(() => null)
    await worker?.terminate()
  }

  return {
    async recognise(image, manner, milliseconds) {
      running ??= start()
      const worker = await running
      const thread = threadOf(worker)
      thread?.ref()
      try {
        const { data } = await within(milliseconds, recogniseIn(worker, image, manner))
        return wordsOf(data.blocks ?? [])
      } catch (error) {
        await close()
        throw error instanceof Error ? error : new Error(String(error))
      } finally {
        thread?.unref()
      }
    },
    close,
  }
}

async function start(): Promise<Tesseract.Worker> {
  const { default: tesseract } = await import('tesseract.js')
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  const worker = await tesseract.createWorker('eng', tesseract.OEM.LSTM_ONLY, {
    // Without a folder of its own it would ask the network; with a cache it would write into the working folder.
    langPath: join(data, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // A failure reaches the caller through its promise; by default it is thrown where nobody catches it, too.
    errorHandler: () => {},
  })
  return worker
}

async function recogniseIn(worker: Tesseract.Worker, image: GreyImage, manner: 'page' | 'line') {
  const { PSM } = (await import('tesseract.js')).default
  await worker.setParameters({ tessedit_pageseg_mode: manner === 'page' ? PSM.AUTO : PSM.SINGLE_LINE })
  return worker.recognize(toPortableGrayMap(image), {}, { text: false, blocks: true })
}

/** The engine's thread, which it has but does not declare: idle, it must not keep the process alive. */
function threadOf(worker: Tesseract.Worker): ThreadWorker | null {
  return 'worker' in worker ? (worker.worker as ThreadWorker) : null
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Recognising its text took longer than ${Math.round(milliseconds / 1000)} s`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function wordsOf(blocks: Tesseract.Block[]): InkWord[] {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap(({ words, baseline, rowAttributes }) => {
    const { x0, y0, x1, y1 } = baseline
    const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0
    return words.map(({ text, bbox, confidence }) => ({
      text,
      left: bbox.x0,
      right: bbox.x1,
      top: bbox.y0,
      bottom: bbox.y1,
      baseline: y0 + slope * (bbox.x0 - x0),
      height: rowAttributes.rowHeight,
      confidence,
    }))
  })
}
