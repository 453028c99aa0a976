import { CFB, utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { read } from '../source.ts'
import { binaryWord } from './binary-word.ts'

type Pdf = InstanceType<typeof PDFDocument>

function pdf(draw: (pdf: Pdf) => void): Promise<Uint8Array> {
  const document = new PDFDocument({ margin: 72, size: 'A4' })
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const finished = new Promise<Uint8Array>((done) => document.on('end', () => done(Buffer.concat(pieces))))
  draw(document.font('Helvetica').fontSize(11))
  document.end()
  return finished
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const files = {
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="c" Type="${RELATION}/comments" Target="comments.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const WHITE = '<w:color w:val="FFFFFF"/>'

async function found(bytes: Uint8Array, name: string) {
  const { text, warnings } = await read(bytes, name)
  return {
    text,
    told: warnings.map(({ kind, place, count }) => [kind, place, count]),
    messages: JSON.stringify(warnings),
  }
}

describe('what a Word document does not show', () => {
  it('is told of by kind and number, and kept out of the text', async () => {
    const comments = `<w:comments ${WORD}><w:comment>${paragraph(run('Is Zebedee the patient?'))}</w:comment></w:comments>`
    const body =
      paragraph(run('Dear Ms Example.'), run(' Zebedee hidden', '<w:vanish/>'), run(' Zebedee white', WHITE)) +
      paragraph(`<w:del>${run('Zebedee struck out').replaceAll('w:t>', 'w:delText>')}</w:del>`, run('We hold none.'))
    const bytes = docx(body, { 'word/comments.xml': comments, 'word/embeddings/Sheet1.xlsx': 'x' })
    const { text, told, messages } = await found(bytes, 'reply.docx')
    expect(text).toBe('Dear Ms Example.\n\nWe hold none.')
    expect(told).toEqual([
      ['comments', null, 1],
      ['tracked_changes', null, 1],
      ['hidden_text', null, 1],
      ['invisible_text', null, 1],
      ['embedded_file', null, 1],
    ])
    expect(messages).not.toContain('Zebedee')
  })

  it('is not white letters on a ground of their own', async () => {
    const shaded = run('Answer', `${WHITE}<w:shd w:fill="003087"/>`)
    const table = `<w:tbl><w:tr><w:tc>${paragraph(run('Question', WHITE))}</w:tc><w:tc>${paragraph(run('Reply'))}</w:tc></w:tr></w:tbl>`
    const { text, told } = await found(docx(paragraph(shaded) + table), 'reply.docx')
    expect(text).toBe('Answer\n\nQuestion | Reply')
    expect(told).toEqual([])
  })
})

describe('the persons in a document’s properties', () => {
  const core = (author: string) => ({
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
  })

  it('are counted, never named', async () => {
    const { told, messages } = await found(docx(paragraph(run('Reply')), core('Quux, Zebedee')), 'reply.docx')
    expect(told).toEqual([['metadata_author', null, 1]])
    expect(messages).not.toContain('Quux')
  })

  it('are not offices and programs', async () => {
    for (const nobody of ['FOI Team', 'Microsoft Office User', 'admin', 'Example NHS Trust', '']) {
      expect((await found(docx(paragraph(run('Reply')), core(nobody)), 'reply.docx')).told).toEqual([])
    }
  })

  it('are found in a workbook and a PDF', async () => {
    const workbook = utils.book_new()
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Ward', 'Beds']]), 'Data')
    workbook.Props = { Author: 'Zebedee Quux' }
    const sheet: Buffer = write(workbook, { type: 'buffer', bookType: 'xlsx' })
    expect((await found(sheet, 'beds.xlsx')).told).toEqual([['metadata_author', null, 1]])
    const letter = await pdf((page) => {
      page.info.Author = 'Zebedee Quux'
      page.text('Dear Ms Example')
    })
    expect((await found(letter, 'reply.pdf')).told).toEqual([['metadata_author', null, 1]])
  })
})

describe('what a PDF does not show', () => {
  it('is told of by page, and kept out of the text: words under a black bar and outside the page', async () => {
    const bytes = await pdf((page) => {
      page.text('The patient was', 72, 100).text('Zebedee Quux', 72, 130).text('of ward nine.', 72, 160)
      page.rect(70, 126, 90, 16).fill('black')
      page.fillColor('black').text('Florence Quux', 700, 200, { lineBreak: false })
    })
    const { text, told, messages } = await found(bytes, 'reply.pdf')
    expect(text).toContain('The patient was')
    expect(text).toContain('of ward nine.')
    expect(text).not.toContain('Quux')
    expect(told).toEqual([
      ['text_outside_page', 'page 1', 1],
      ['covered_text', 'page 1', 1],
    ])
    expect(messages).not.toContain('Quux')
  })

  it('is not white words on a black bar, nor black ones on a white box over it, nor in a frame', async () => {
    const bytes = await pdf((page) => {
      page.rect(70, 96, 200, 16).fill('black').fillColor('white').text('Question', 72, 100)
      page.rect(70, 126, 200, 60).fill('black').rect(72, 128, 196, 56).fill('white')
      page.fillColor('black').text('Answer', 80, 140)
      page.rect(70, 200, 200, 20).stroke('black').text('Framed', 80, 205)
    })
    const { text, told } = await found(bytes, 'reply.pdf')
    for (const word of ['Question', 'Answer', 'Framed']) expect(text).toContain(word)
    expect(told).toEqual([])
  })
})

describe('what an Excel workbook of 1997–2003 does not show', () => {
  /** A workbook to whose compound file something is added. */
  function workbook(change: (file: ReturnType<typeof CFB.read>) => void): Uint8Array {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Ward', 'Beds']]), 'Data')
    const file = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }), { type: 'buffer' })
    change(file)
    return new Uint8Array(Buffer.from(CFB.write(file, { type: 'buffer' })))
  }

  it('is counted: comments on cells', async () => {
    const comment = Buffer.concat([Buffer.from([0x1c, 0, 7, 0]), Buffer.from('Zebedee')])
    const bytes = workbook((file) => {
      const stream = CFB.find(file, '/Workbook')
      if (stream) stream.content = Buffer.concat([Buffer.from(stream.content), comment, comment])
      if (stream) stream.size = stream.content.length
    })
    const { text, told } = await found(bytes, 'beds.xls')
    expect(text).toBe('Data\n\nWard | Beds')
    expect(told).toEqual([['comments', null, 2]])
  })

  it('is counted: copies of the data behind pivot tables, and embedded files', async () => {
    const bytes = workbook((file) => {
      CFB.utils.cfb_add(file, '/_SX_DB_CUR/0001', Buffer.from('Zebedee'))
      CFB.utils.cfb_add(file, '/MBD0004A1B2/Package', Buffer.from('Zebedee'))
    })
    const { text, told } = await found(bytes, 'beds.xls')
    expect(text).toBe('Data\n\nWard | Beds')
    expect(told).toEqual([
      ['pivot_cache', null, 1],
      ['embedded_file', null, 1],
    ])
  })

  it('is a sheet that the menu does not offer either', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Ward', 'Beds']]), 'Data')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Zebedee']]), 'Raw')
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] }
    for (const bookType of ['biff8', 'xlsx'] as const) {
      const { text, told } = await found(write(book, { type: 'buffer', bookType }), `beds.${bookType}`)
      expect(text).toBe('Data\n\nWard | Beds')
      expect(told).toEqual([['hidden_sheet', 'sheet Raw', 1]])
    }
  })
})

describe('the authors of a Word 97–2003 document', () => {
  /** A set of properties of one string, the author's name ([MS-OLEPS] 2.21). */
  function summary(author: string): Buffer {
    const head = Buffer.alloc(48)
    head.writeUInt32LE(48, 44)
    const value = Buffer.concat([Buffer.from(author, 'latin1'), Buffer.alloc(1)])
    const set = Buffer.alloc(8 + 8 + 8)
    set.writeUInt32LE(1, 4)
    set.writeUInt32LE(4, 8)
    set.writeUInt32LE(16, 12)
    set.writeUInt16LE(0x1e, 16)
    set.writeUInt32LE(value.length, 20)
    return Buffer.concat([head, set, value])
  }

  const withSummary = (properties: Buffer): Uint8Array => {
    const file = CFB.read(Buffer.from(binaryWord({ paragraphs: [{ text: 'Dear Ms Example' }] })), { type: 'buffer' })
    CFB.utils.cfb_add(file, '/\x05SummaryInformation', properties)
    return new Uint8Array(Buffer.from(CFB.write(file, { type: 'buffer' })))
  }

  it('are counted, never named', async () => {
    const { text, told, messages } = await found(withSummary(summary('Zebedee Quux')), 'reply.doc')
    expect(text).toBe('Dear Ms Example')
    expect(told).toEqual([['metadata_author', null, 1]])
    expect(messages).not.toContain('Quux')
  })

  it('are nobody where the properties are damaged', async () => {
    const { text, told } = await found(withSummary(summary('Zebedee Quux').subarray(0, 60)), 'reply.doc')
    expect([text, told]).toEqual(['Dear Ms Example', []])
  })
})
