import { afterAll, describe, expect, it } from 'vitest'
import type { NormalisedDocument } from '../../../src/domain.ts'
import { type GreyImage, rotated, turned } from '../../../src/normalise/ocr/grey-image.ts'
import type { OcrMode } from '../../../src/normalise/ocr/mode.ts'
import { createTextRecogniser, type TextRecogniser } from '../../../src/normalise/ocr/recogniser.ts'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { type Pdf, paste, pdf, png, scan } from '../scan.ts'
import { outline, sourceOf } from '../source.ts'

const recogniser = createTextRecogniser('auto')
afterAll(() => recogniser.close())

const OPENING =
  'We are writing in response to your request submitted under the Freedom of Information Act, which was received in this ' +
  'office on 28th January 2020 and passed to the department that keeps the records.'
const CLOSING = 'If you are unhappy with this response you may ask for an internal review within forty working days.'

function letter(page: Pdf): void {
  page.text(OPENING).moveDown(2).text('1. How many printers does the Trust own?').moveDown()
  page.text('The Trust owns 240 printers.').moveDown(2).text(CLOSING)
}
const LETTER = [
  `P ${OPENING}`,
  '- 1. How many printers does the Trust own?',
  'P The Trust owns 240 printers.',
  `P ${CLOSING}`,
]

async function read(bytes: Uint8Array, name: string, by: TextRecogniser = recogniser): Promise<NormalisedDocument> {
  const result = await readDocument(sourceOf(bytes, name), by)
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value.document
}

/** The engine stays the same; only when it is asked differs. */
const asking = (mode: OcrMode): TextRecogniser => ({ ...recogniser, mode })

const scanned = async (change: (image: GreyImage) => GreyImage = (image) => image) => {
  const image = change(await scan(letter))
  return pdf((page) => paste(page, image), image.width > image.height ? { layout: 'landscape' } : {})
}

describe('a scanned letter', { timeout: 60_000 }, () => {
  it('is read with its paragraphs and labels, and says that it was read by OCR and how surely', async () => {
    const document = await read(await scanned(), 'scan.pdf')
    expect(outline(document)).toEqual(LETTER)
    expect(document.recognisedPages).toEqual([{ number: 1, confidence: expect.any(Number) }])
    expect(document.recognisedPages[0]?.confidence).toBeGreaterThan(85)
    expect(document.warnings).toEqual([])
  })

  it.each([
    ['on its side', (image: GreyImage) => turned(image, 1)],
    ['on its other side', (image: GreyImage) => turned(image, 3)],
    ['upside down', (image: GreyImage) => turned(image, 2)],
    ['crooked', (image: GreyImage) => rotated(image, 0.04)],
  ])('is read where it lay %s', async (_, change) => {
    expect(outline(await read(await scanned(change), 'scan.pdf'))).toEqual(LETTER)
  })

  it('is read where it is a picture and no PDF', async () => {
    const document = await read(png(await scan(letter)), 'scan.png')
    expect(outline(document)).toEqual(LETTER)
    expect(document.mediaType).toBe('image/png')
    expect(document.recognisedPages).toHaveLength(1)
  })

  it('keeps the cells of a ruled table', async () => {
    const image = await scan((page) => {
      page.text(OPENING).moveDown()
      page.table({
        data: [
          ['Contract', 'Supplier', 'Annual value'],
          ['Firewall', 'Trustmarque Solutions', '£38,400'],
          ['Backup of all servers', 'Softcat', '£12,100'],
        ],
      })
    })
    const document = await read(await pdf((page) => paste(page, image)), 'scan.pdf')
    expect(outline(document)).toEqual([
      `P ${OPENING}`,
      'T Contract | Supplier | Annual value\nFirewall | Trustmarque Solutions | £38,400\nBackup of all servers | Softcat | £12,100',
    ])
  })
})

describe('the letterhead of a scan', { timeout: 60_000 }, () => {
  const withLetterhead = (text: string) =>
    scan((page) => {
      page.rect(440, 40, 70, 28).fill('#333333')
      page.fillColor('white').font('Helvetica-BoldOblique').fontSize(26).text('NHS', 446, 43)
      page
        .fillColor('black')
        .font('Helvetica-Bold')
        .fontSize(14)
        .text('Anytown Hospitals', 340, 72, { width: 170, align: 'right' })
      page.font('Helvetica').fontSize(11).text(text, 72, 200)
    })
  const readScan = async (text: string) => {
    const image = await withLetterhead(text)
    return read(await pdf((page) => paste(page, image)), 'scan.pdf')
  }

  it('is kept beside the letter where the letter does not say whose it is', async () => {
    const document = await readScan(OPENING)
    expect(document.text.slice(0, document.readingEnd).trim()).toBe(OPENING)
    expect(document.text.slice(document.readingEnd)).toContain('Anytown Hospitals')
  })

  it('is left out where the letter says it too, with a warning that counts its words', async () => {
    const document = await readScan(`Thank you for writing to Anytown Hospitals. ${OPENING}`)
    expect(document.text).toBe(`Thank you for writing to Anytown Hospitals. ${OPENING}`)
    expect(document.warnings).toMatchObject([{ kind: 'logo_left_out', count: expect.any(Number) }])
  })
})

describe('OCR', { timeout: 60_000 }, () => {
  const mixed = async () => {
    const image = await scan(letter)
    return pdf((page) => {
      page.text('This page is text.')
      paste(page.addPage(), image)
      page.addPage()
    })
  }

  it('reads only the pages without text, and says nothing of one that is blank', async () => {
    const document = await read(await mixed(), 'mixed.pdf')
    expect(document.text).toContain('This page is text.')
    expect(document.text).toContain('240 printers')
    expect(document.recognisedPages.map(({ number }) => number)).toEqual([2])
    expect(document.warnings).toEqual([])
  })

  it('is left out where it is off, with a warning for each page without text', async () => {
    const { text, recognisedPages, warnings } = await read(await mixed(), 'mixed.pdf', asking('off'))
    expect(text).toBe('This page is text.')
    expect(recognisedPages).toEqual([])
    expect(warnings.map(({ kind, place }) => `${kind} ${place}`)).toEqual([
      'page_without_text page 2',
      'page_without_text page 3',
    ])
  })

  it('reads every page where it is forced', async () => {
    const { text, recognisedPages } = await read(await mixed(), 'mixed.pdf', asking('force'))
    expect(text).toContain('This page is text.')
    expect(recognisedPages.map(({ number }) => number)).toEqual([1, 2])
  })

  it('reads a scan with a stamp or a running line on it', async () => {
    const image = await scan(letter)
    const bytes = await pdf((page) => {
      paste(page, image)
      page.text('Released under FOI', 380, 20)
    })
    const document = await read(bytes, 'stamped.pdf')
    expect(document.text).toContain('Released under FOI')
    expect(document.text).toContain('240 printers')
  })

  it('turns a picture away where it is off', async () => {
    const result = await readDocument(sourceOf(png(await scan(letter)), 'scan.png'), asking('off'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'empty_document' } })
  })
})
