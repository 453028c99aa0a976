import PDFDocument from 'pdfkit'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createNormaliser,
  NORMALISER_VERSION,
  type Normaliser,
  type NormaliserOptions,
} from '../../src/normalise/normalise.ts'
import { sourceOf } from './source.ts'

let open: Normaliser | null = null
afterEach(async () => {
  await open?.close()
  open = null
})

function normaliser(options: NormaliserOptions = {}): Normaliser {
  open = createNormaliser({ workers: 1, ...options })
  return open
}

function pdf(pages: number): Promise<Uint8Array> {
  const document = new PDFDocument()
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const finished = new Promise<Uint8Array>((done) => document.on('end', () => done(Buffer.concat(pieces))))
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage()
    for (let line = 0; line < 40; line++) document.text(`Line ${line} of page ${page}, with some words to read.`)
  }
  document.end()
  return finished
}

describe('normalising a document', () => {
  it('gives its text, type and name, and the reader’s version', async () => {
    const result = await normaliser().normalise(sourceOf('<p>Dear Ms Example', 'reply.html'))
    expect(result).toMatchObject({
      ok: true,
      value: {
        document: {
          text: 'Dear Ms Example',
          mediaType: 'text/html',
          fileName: 'reply.html',
          normaliserVersion: NORMALISER_VERSION,
        },
        members: [],
      },
    })
  })

  it('gives the same for the same bytes', async () => {
    const reader = normaliser()
    const source = sourceOf(await pdf(2), 'letter.pdf')
    expect(await reader.normalise(source)).toEqual(await reader.normalise(source))
  })

  it('reads in a worker what may take long, and leaves the caller its bytes', async () => {
    const bytes = await pdf(1)
    const before = Buffer.from(bytes)
    const result = await normaliser().normalise(sourceOf(bytes, 'letter.pdf'))
    expect(result.ok && result.value.document.text).toContain('Line 39 of page 1')
    expect(before.equals(bytes)).toBe(true)
  })

  it('names a format that has no reader', async () => {
    const packed = sourceOf('BZh91AY&SY\x01\x02\x03\x04', 'letter.bz2', { url: 'https://trust.example/letter.bz2' })
    expect(await normaliser().normalise(packed)).toMatchObject({
      failure: {
        kind: 'unsupported_format',
        message: expect.stringContaining('bzip2'),
        where: 'https://trust.example/letter.bz2',
      },
    })
  })

  it('says of a file without bytes that it is empty', async () => {
    expect(await normaliser().normalise(sourceOf('', 'letter.pdf'))).toMatchObject({
      failure: { kind: 'empty_document' },
    })
  })

  it('shows the first letters of what could not be read', async () => {
    const result = await normaliser().normalise(sourceOf('%PDF-1.7 broken', 'letter.pdf'))
    expect(result).toMatchObject({ failure: { kind: 'unreadable_document', evidence: '%PDF-1.7 broken' } })
  })
})

describe('a normaliser', () => {
  it('holds each document to its time', async () => {
    const reader = normaliser({ timeLimitMilliseconds: 1 })
    const result = await reader.normalise(sourceOf(await pdf(3), 'slow.pdf'))
    expect(result).toMatchObject({ failure: { kind: 'parser_timeout', where: 'slow.pdf' } })
  })

  it('can be closed twice, and before it has read anything', async () => {
    const reader = createNormaliser()
    await reader.close()
    await reader.close()
  })
})
