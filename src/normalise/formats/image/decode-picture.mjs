// A program of its own, since decoders end their process, or never end, on some damaged pictures: a picture's bytes in
// (standard input), its width and height as two 32-bit numbers and its pixels as red, green, blue and opacity out
// (standard output), drawn on white at the size that its arguments ask for. Of a TIFF the first page. Not TypeScript, so
// that it runs as it is from source and from dist/.
import { buffer as read } from 'node:stream/consumers'
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import tiff from 'utif2'

// The TIFF decoder prints what it makes of a file; standard output is for pixels.
console.log = () => {}

const [longest, mostEnlarged, pixelHeight] = process.argv.slice(2).map(Number)
const bytes = await read(process.stdin)
const isTiff = ['II*\0', 'MM\0*'].includes(bytes.subarray(0, 4).toString('latin1'))
const picture = isTiff ? firstPage(new Uint8Array(bytes).buffer) : await loadImage(bytes)
const scale = Math.min(mostEnlarged, longest / Math.max(picture.width, picture.height * pixelHeight, 1))
const width = Math.max(1, Math.round(picture.width * scale))
const height = Math.max(1, Math.round(picture.height * pixelHeight * scale))
const context = createCanvas(width, height).getContext('2d')
context.fillStyle = 'white'
context.fillRect(0, 0, width, height)
context.imageSmoothingQuality = 'high'
context.drawImage(picture, 0, 0, width, height)
const head = Buffer.alloc(8)
head.writeUInt32LE(width, 0)
head.writeUInt32LE(height, 4)
const { buffer: pixels } = context.getImageData(0, 0, width, height).data
process.stdout.write(Buffer.concat([head, Buffer.from(pixels)]))

function firstPage(file) {
  const [page] = tiff.decode(file, { parseMN: false })
  tiff.decodeImage(file, page)
  const { width, height } = page
  const colours = new Uint8ClampedArray(tiff.toRGBA8(page).buffer)
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(colours, width, height), 0, 0)
  return canvas
}
