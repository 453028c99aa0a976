import { createCanvas } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import { decodePicture } from '../../../src/normalise/formats/image/decode-picture.ts'

const SIZE = { longest: 200, mostEnlarged: 2, pixelHeight: 1 }

it('decodes a picture, made larger where it is small', async () => {
  const picture = createCanvas(60, 40).toBuffer('image/png')
  expect(await decodePicture(picture, SIZE)).toMatchObject({ width: 120, height: 80 })
})

// The decoder ends its process on these; the one that reads documents must live on.
it.each([
  ['a GIF that breaks off behind its signature', Buffer.from('GIF89a\x01\x00')],
  ['a PNG that breaks off', createCanvas(60, 40).toBuffer('image/png').subarray(0, 60)],
  ['a JPEG that breaks off', createCanvas(60, 40).toBuffer('image/jpeg').subarray(0, 100)],
  ['a WebP that breaks off', createCanvas(60, 40).toBuffer('image/webp').subarray(0, 35)],
  ['no picture at all', Buffer.from('Dear Sir')],
])('survives %s', async (_what, bytes) => {
  expect(await decodePicture(bytes, SIZE)).toBeNull()
})
