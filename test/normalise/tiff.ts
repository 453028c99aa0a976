import { deflateSync } from 'node:zlib'
import type { GreyImage } from '../../src/normalise/ocr/grey-image.ts'

/** What a page of a TIFF file holds: how it is packed (TIFF 6.0: 1 none, 4 fax group 4, 5 LZW, 8 deflate) and its bytes. */
export interface TiffPicture {
  width: number
  height: number
  compression: 1 | 4 | 5 | 8
  bits: 1 | 8
  /** Whether zero is white, as on a fax. */
  zeroIsWhite: boolean
  data: Uint8Array
  /** Dots an inch, across and down. */
  resolution: [number, number]
}

const LONG = 4
const FRACTION = 5

/** Writes a TIFF file, a page after the other. */
export function tiff(pages: TiffPicture[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')]
  let [length, pointer] = [8, 4]
  const patches: [at: number, value: number][] = []
  for (const page of pages) {
    const data = Buffer.concat([page.data, Buffer.alloc(page.data.length % 2)])
    const fractions = Buffer.from(new Uint32Array([page.resolution[0], 1, page.resolution[1], 1]).buffer)
    const entries: [tag: number, type: number, value: number][] = [
      [256, LONG, page.width],
      [257, LONG, page.height],
      [258, LONG, page.bits],
      [259, LONG, page.compression],
      [262, LONG, page.zeroIsWhite ? 0 : 1],
      [273, LONG, length],
      [277, LONG, 1],
      [278, LONG, page.height],
      [279, LONG, page.data.length],
      [282, FRACTION, length + data.length],
      [283, FRACTION, length + data.length + 8],
    ]
    const directory = Buffer.alloc(2 + entries.length * 12 + 4)
    directory.writeUInt16LE(entries.length, 0)
    for (const [at, [tag, type, value]] of entries.entries()) {
      directory.writeUInt16LE(tag, 2 + at * 12)
      directory.writeUInt16LE(type, 4 + at * 12)
      directory.writeUInt32LE(1, 6 + at * 12)
      directory.writeUInt32LE(value, 10 + at * 12)
    }
    const start = length + data.length + fractions.length
    patches.push([pointer, start])
    pointer = start + directory.length - 4
    length = start + directory.length
    pieces.push(data, fractions, directory)
  }
  const file = Buffer.concat(pieces)
  for (const [at, value] of patches) file.writeUInt32LE(value, at)
  return file
}

/** A page in shades of grey, as scanners write them. */
export function greyPage({ width, height, pixels }: GreyImage, compression: 1 | 5 | 8): TiffPicture {
  const pack = { 1: () => pixels, 5: () => withoutGain(pixels), 8: () => deflateSync(pixels) }
  return { width, height, compression, bits: 8, zeroIsWhite: false, data: pack[compression](), resolution: [200, 200] }
}

/** LZW that only ever writes single bytes and starts anew before its codes grow longer than nine bits. */
function withoutGain(bytes: Uint8Array): Uint8Array {
  const [clear, end] = [256, 257]
  const codes: number[] = []
  for (const [at, byte] of bytes.entries()) {
    if (at % 200 === 0) codes.push(clear)
    codes.push(byte)
  }
  codes.push(end)
  const packed = new Uint8Array(Math.ceil((codes.length * 9) / 8))
  for (const [at, code] of codes.entries()) {
    const bit = at * 9
    const wide = code << (16 - 9 - (bit % 8))
    packed[bit >> 3] = (packed[bit >> 3] ?? 0) | (wide >> 8)
    packed[(bit >> 3) + 1] = (packed[(bit >> 3) + 1] ?? 0) | (wide & 0xff)
  }
  return packed
}
