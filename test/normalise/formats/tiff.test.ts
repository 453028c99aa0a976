import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodePicture } from '../../../src/normalise/formats/image/decode-picture.ts'
import { tiffPages, withOnlyPage } from '../../../src/normalise/formats/image/tiff-pages.ts'
import { createTextRecogniser } from '../../../src/normalise/ocr/recogniser.ts'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { sharedFolder } from '../../shared.ts'
import { scan } from '../scan.ts'
import { sourceOf } from '../source.ts'
import { greyPage, type TiffPicture, tiff } from '../tiff.ts'

const recogniser = createTextRecogniser('auto')
afterAll(() => recogniser.close())

const blank = { width: 40, height: 60, pixels: new Uint8Array(2400).fill(255) }
const AS_IT_IS = { longest: 60, mostEnlarged: 1, pixelHeight: 1 }

/** A page that is dark above and light below. */
const halves = { width: 40, height: 60, pixels: new Uint8Array(2400).fill(20, 0, 1200).fill(250, 1200) }

describe('the pages of a TIFF file', () => {
  it('are told with their size, and how tall their pixels are', () => {
    const fax: TiffPicture = { ...greyPage(blank, 1), resolution: [204, 98] }
    const pages = tiffPages(tiff([greyPage(blank, 1), fax]))
    expect(pages).toMatchObject([
      { width: 40, height: 60, pixelHeight: 1 },
      { width: 40, height: 60, pixelHeight: 204 / 98 },
    ])
  })

  it('end where their directories run in a circle', () => {
    const file = tiff([greyPage(blank, 1)])
    const [page] = tiffPages(file) ?? []
    if (!page) throw new Error('no page')
    file.writeUInt32LE(page.directory, file.length - 4)
    expect(tiffPages(file)).toHaveLength(1)
    expect(new DataView(withOnlyPage(file, page).buffer).getUint32(file.length - 4, true)).toBe(0)
  })

  it('are none in a file that breaks off, or is something else', () => {
    expect(tiffPages(tiff([greyPage(blank, 1)]).subarray(0, 9))).toBeNull()
    expect(tiffPages(Buffer.from('Dear Sir or Madam'))).toBeNull()
  })

  it.each([
    ['not packed', 1],
    ['packed by LZW', 5],
    ['packed by deflate', 8],
  ] as const)('are decoded where they are %s', async (_, compression) => {
    const picture = await decodePicture(tiff([greyPage(halves, compression)]), AS_IT_IS)
    expect(picture).toMatchObject({ width: 40, height: 60 })
    expect([picture?.pixels[0], picture?.pixels[59 * 40]]).toEqual([20, 250])
  })

  it('come out with square pixels', async () => {
    const picture = await decodePicture(tiff([greyPage(halves, 8)]), { ...AS_IT_IS, longest: 120, pixelHeight: 2 })
    expect(picture).toMatchObject({ width: 40, height: 120 })
  })

  it('are not decoded where the file lies about them', async () => {
    const huge = { ...greyPage(blank, 8), width: 50_000, height: 50_000 }
    const result = await readDocument(sourceOf(tiff([huge]), 'bomb.tif'), recogniser)
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too_large' } })
  })
})

describe('a scanned letter as a TIFF file', { timeout: 60_000 }, () => {
  it('is read page by page, and says of one that is damaged', async () => {
    const letter = greyPage(await scan((page) => page.text('The Trust owns 240 printers.').moveDown(30).text('-')), 8)
    const damaged = { ...letter, data: Buffer.alloc(100) }
    const result = await readDocument(sourceOf(tiff([letter, damaged, letter]), 'letter.tif'), recogniser)
    if (!result.ok) throw new Error(result.failure.message)
    const { document } = result.value
    expect(document.mediaType).toBe('image/tiff')
    expect(document.text.match(/The Trust owns 240 printers/g)).toHaveLength(2)
    expect(document.recognisedPages.map(({ number }) => number)).toEqual([1, 3])
    expect(document.warnings).toMatchObject([{ kind: 'unreadable_page', place: 'page 2' }])
  })

  const shared = sharedFolder()
  it.skipIf(shared === null)(
    'is read as a fax machine writes it: group 4 (skipped without the shared documents)',
    async () => {
      const name = 'shared_02_fax100_NHS-Digital.pdf'
      const page = faxOf(readFileSync(join(shared ?? '', 'corpus/scanned', name)))
      const result = await readDocument(sourceOf(tiff([page]), 'fax.tif'), recogniser)
      expect(result).toMatchObject({ ok: true, value: { document: { recognisedPages: [{ number: 1 }] } } })
      if (result.ok) expect(result.value.document.text).toContain('Freedom of Information Act')
    },
  )
})

/** The first page of a PDF that a fax machine made, as it lies there. */
function faxOf(pdf: Buffer): TiffPicture {
  const text = pdf.toString('latin1')
  const dictionary = text.slice(text.lastIndexOf('obj<<', text.indexOf('/CCITTFaxDecode')))
  const number = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(dictionary)?.[1])
  const start = pdf.length - dictionary.length + dictionary.indexOf('stream\n') + 'stream\n'.length
  const [width, height] = [number('Width'), number('Height')]
  const data = pdf.subarray(start, start + number('Length'))
  return { width, height, compression: 4, bits: 1, zeroIsWhite: false, data, resolution: [100, 100] }
}
