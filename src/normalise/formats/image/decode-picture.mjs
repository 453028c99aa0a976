// A program of its own, since the decoder ends its process on some damaged pictures: a picture's bytes in (standard input),
// its width and height as two 32-bit numbers and its pixels as red, green, blue and opacity out (standard output), drawn on
// white at the size that its arguments ask for. Not TypeScript, so that it runs as it is from source and from dist/.
import { buffer as read } from 'node:stream/consumers'
import { createCanvas, loadImage } from '@napi-rs/canvas'

const [longest, mostEnlarged] = process.argv.slice(2).map(Number)
const picture = await loadImage(await read(process.stdin))
const scale = Math.min(mostEnlarged, longest / Math.max(picture.width, picture.height, 1))
const width = Math.max(1, Math.round(picture.width * scale))
const height = Math.max(1, Math.round(picture.height * scale))
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
