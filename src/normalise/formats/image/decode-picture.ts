import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type GreyImage, greyFrom } from '../../ocr/grey-image.ts'

const PROGRAM = fileURLToPath(new URL('./decode-picture.mjs', import.meta.url))
const TIME_LIMIT_MILLISECONDS = 20_000
/** Pixels lie outside the heap; a decoder that fills it has lost its way. */
const HEAP = '--max-old-space-size=128'
/** Bytes before the pixels: width and height. */
const HEAD = 8

/**
 * Decodes a picture in a process of its own: damaged ones may end it without a word.
 * @param longest pixels of its longer side, at most
 * @param mostEnlarged how many times larger a small one may be made
 * @param pixelHeight how much taller its pixels are than wide; those that come out are square
 * @returns null where it cannot be decoded
 */
export async function decodePicture(
  bytes: Uint8Array,
  { longest, mostEnlarged, pixelHeight }: { longest: number; mostEnlarged: number; pixelHeight: number },
): Promise<GreyImage | null> {
  const output = await run([HEAP, PROGRAM, String(longest), String(mostEnlarged), String(pixelHeight)], bytes)
  if (output === null || output.byteLength < HEAD) return null
  const [width, height] = [output.readUInt32LE(0), output.readUInt32LE(4)]
  if (output.byteLength !== HEAD + width * height * 4) return null
  return greyFrom(new Uint8ClampedArray(output.buffer, output.byteOffset + HEAD, width * height * 4), width, height)
}

/** What the program prints; null where it fails, is ended by a signal, or takes too long. */
function run(parameters: string[], input: Uint8Array): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: TIME_LIMIT_MILLISECONDS,
      killSignal: 'SIGKILL',
      // Neither settings nor secrets of the crawl are its business.
      env: {},
    })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    // A process that has ended takes no more bytes; how it ended is told by its close.
    child.stdin.on('error', () => {})
    child.on('error', () => resolve(null))
    child.on('close', (code) => resolve(code === 0 ? Buffer.concat(printed) : null))
    child.stdin.end(input)
  })
}
