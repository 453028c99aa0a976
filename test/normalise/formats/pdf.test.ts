import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

type Pdf = InstanceType<typeof PDFDocument>

function pdf(write: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ margin: 72, size: 'A4', ...options })
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const finished = new Promise<Uint8Array>((done) => document.on('end', () => done(Buffer.concat(pieces))))
  document.font('Helvetica').fontSize(11)
  write(document)
  document.end()
  return finished
}

const LONG =
  'We are writing in response to your request submitted under the Freedom of Information Act, which was received in this ' +
  'office on 28th January 2020 and passed to the department that keeps the records that you asked for.'

describe('the text of a PDF', () => {
  it('joins the lines of a paragraph and parts paragraphs', async () => {
    const bytes = await pdf((page) => page.text(LONG).moveDown().text('Yours sincerely'))
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([`P ${LONG}`, 'P Yours sincerely'])
  })

  it('keeps lines that were ended on purpose', async () => {
    const bytes = await pdf((page) => page.text('Lower Lane\nFazakerley\nLiverpool').moveDown().text(LONG))
    expect(outline(await read(bytes, 'letter.pdf'))[0]).toBe('P Lower Lane\nFazakerley\nLiverpool')
  })

  it('puts divided words together and keeps the hyphens of compounds', async () => {
    const bytes = await pdf((page) => {
      for (const line of ['We hold infor-', 'mation, but in line with our cyber-', 'security policy on information']) {
        page.text(line)
      }
    })
    const { text } = await read(bytes, 'letter.pdf')
    expect(text).toBe('We hold information, but in line with our cyber-security policy on information')
  })

  it('finds headings by their size, or by standing alone in bold', async () => {
    const bytes = await pdf((page) => {
      page.fontSize(20).text('Response').fontSize(11).moveDown().text(LONG).moveDown()
      page.font('Helvetica-Bold').text('Your request').font('Helvetica').moveDown().text(LONG)
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([
      'H1 Response',
      `P ${LONG}`,
      'H3 Your request',
      `P ${LONG}`,
    ])
  })

  it('notes bold and coloured answers', async () => {
    const bytes = await pdf((page) => {
      page.text(LONG).moveDown().fillColor('#0000ff').text('Approx. £850').moveDown()
      page.fillColor('black').text('Regards, ', { continued: true }).font('Helvetica-Bold').text('Team')
    })
    const document = await read(bytes, 'letter.pdf')
    const styles = document.styles.map((style) => ({ ...style, text: document.text.slice(style.start, style.end) }))
    expect(styles).toMatchObject([
      { text: 'Approx. £850', colour: '#0000ff', bold: false },
      { text: 'Team', colour: null, bold: true },
    ])
  })

  it('says on which page each part stands, and goes on over a page break', async () => {
    const bytes = await pdf((page) => {
      page.text('The first half of a sentence', 72, 600)
      page.addPage().text('and its second half.', 72, 150)
    })
    const document = await read(bytes, 'letter.pdf')
    expect(document.text).toBe('The first half of a sentence and its second half.')
    expect(document.pages.map((page) => document.text.slice(page.start, page.end).trim())).toEqual([
      'The first half of a sentence',
      'and its second half.',
    ])
  })

  it('takes its title from the document, unless it is a hash', async () => {
    const titled = (Title: string) => pdf((page) => page.text('x'), { info: { Title } })
    expect((await read(await titled('Microsoft Word - FOI 4216'), 'a.pdf')).title).toBe('FOI 4216')
    expect((await read(await titled('865b41efb705335c001d3434db5a575d.html'), 'a.pdf')).title).toBeNull()
  })
})

describe('lists in a PDF', () => {
  it('keep their printed labels, and their depth by indentation where both levels count in digits', async () => {
    const bytes = await pdf((page) => {
      page.text('1. Standard firewall', 94)
      for (const answer of ['1. CCS Media', '2. Approx. £850']) page.text(answer, 137)
      page.text(`*${LONG}`, 63)
      page.text('2. Anti-virus', 94)
      page.text('1. Softcat', 137)
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([
      '- 1. Standard firewall',
      '  - 1. CCS Media',
      '  - 2. Approx. £850',
      `P *${LONG}`,
      '- 2. Anti-virus',
      '  - 1. Softcat',
    ])
  })

  it('read items over several lines, bullets and questions', async () => {
    const bytes = await pdf((page) => page.text(`Q1. ${LONG}`).text('(a) one').text('• a bullet'))
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([`- Q1. ${LONG}`, '- (a) one', '- • a bullet'])
  })
})

describe('tables in a PDF', () => {
  const ROWS = [
    ['Contract', 'Supplier', 'Annual value'],
    ['Firewall', 'Trustmarque Solutions', '£38,400'],
    ['Backup', 'Softcat', '£12,100'],
  ]
  const PRINTED =
    'T Contract | Supplier | Annual value\nFirewall | Trustmarque Solutions | £38,400\nBackup | Softcat | £12,100'

  function drawTable(page: Pdf, rows: string[][], top: number, width: number, height: number): void {
    for (const [row, cells] of rows.entries()) {
      for (const [column, text] of cells.entries()) {
        page.rect(72 + column * width, top + row * height, width, height).stroke()
        page.text(text, 76 + column * width, top + row * height + 6, { width: width - 10 })
      }
    }
  }

  it('are found by their borders, cells that wrap included', async () => {
    const bytes = await pdf((page) => {
      page.text(LONG, 72, 100)
      drawTable(page, ROWS, 200, 90, 40)
      page.text(LONG, 72, 400)
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([`P ${LONG}`, PRINTED, `P ${LONG}`])
  })

  it('keep cells that are merged', async () => {
    const bytes = await pdf((page) => {
      page.rect(72, 200, 300, 20).stroke().text('Contracts of 2023', 76, 206)
      drawTable(page, ROWS, 220, 100, 40)
    })
    const [table] = (await read(bytes, 'letter.pdf')).blocks
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.cells[0]).toMatchObject({ row: 0, column: 0, columnSpan: 3 })
    expect(table.cells[1]).toMatchObject({ row: 1, column: 0, columnSpan: 1 })
  })

  it('are found by their columns where no borders are drawn', async () => {
    const bytes = await pdf((page) => {
      page.text(LONG, 72, 400)
      for (const [row, cells] of ROWS.entries()) {
        for (const [column, text] of cells.entries()) {
          page.text(text, 72 + column * 140, 480 + row * 16, { lineBreak: false })
        }
      }
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([`P ${LONG}`, PRINTED])
  })

  it('that go on on the next page are one table, its repeated header row once', async () => {
    const bytes = await pdf((page) => {
      drawTable(page, ROWS, 300, 140, 20)
      page.addPage()
      drawTable(page, [ROWS[0] ?? [], ['Wi-Fi', 'Bytes', '£9,000']], 300, 140, 20)
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([`${PRINTED}\nWi-Fi | Bytes | £9,000`])
  })
})

describe('what is printed around the text of a PDF', () => {
  it('is furniture where it stands on every page, page numbers among it', async () => {
    const bytes = await pdf(
      (page) => {
        for (const [at, word] of ['one', 'two', 'three'].entries()) {
          if (at > 0) page.addPage()
          page.text('Example NHS Trust', 72, 30).text(`Words of page ${word} alone.`, 72, 200)
          page.text(`Page ${at + 1} of 3`, 72, 800)
        }
      },
      { margin: 20 },
    )
    const document = await read(bytes, 'letter.pdf')
    expect(document.text.slice(0, document.readingEnd)).not.toMatch(/Example|Page/)
    expect(outline(document).filter((line) => line.startsWith('~'))).toEqual([
      '~header P Example NHS Trust',
      '~footer P Page 1 of 3',
      '~header P Example NHS Trust',
      '~footer P Page 2 of 3',
      '~header P Example NHS Trust',
      '~footer P Page 3 of 3',
    ])
  })

  it('is not the letterhead of a letter of one page', async () => {
    const bytes = await pdf((page) => page.text('Our ref: FOI 4216', 72, 72).text(LONG, 72, 200))
    expect(outline(await read(bytes, 'letter.pdf'))[0]).toBe('P Our ref: FOI 4216')
  })
})

describe('a page in two columns', () => {
  it('is read one column after the other', async () => {
    const lines = Array.from({ length: 12 }, (_, at) => at)
    const bytes = await pdf((page) => {
      for (const at of lines) {
        page.text(`Left column line number ${at} of it`, 60, 300 + at * 14, { lineBreak: false })
        page.text(`Right column line number ${at} of it`, 320, 300 + at * 14, { lineBreak: false })
      }
    })
    const { text } = await read(bytes, 'letter.pdf')
    expect(text.indexOf('Left column line number 11')).toBeLessThan(text.indexOf('Right column line number 0'))
  })

  it('of a letterhead gives the left address, then the right one', async () => {
    const bytes = await pdf((page) => {
      for (const [at, [left, right]] of [
        ['Ms A Example', 'Example NHS Trust'],
        ['1 High Street', 'Trust House'],
        ['Exampleton', 'Exampleton'],
      ].entries()) {
        page.text(left ?? '', 72, 100 + at * 14, { lineBreak: false })
        page.text(right ?? '', 380, 100 + at * 14, { lineBreak: false })
      }
      page.text(LONG, 72, 300)
    })
    expect(outline(await read(bytes, 'letter.pdf'))).toEqual([
      'P Ms A Example\n1 High Street\nExampleton',
      'P Example NHS Trust\nTrust House\nExampleton',
      `P ${LONG}`,
    ])
  })
})

describe('a PDF that gives no text', () => {
  it('is empty where its pages are pictures', async () => {
    const result = await readDocument(sourceOf(await pdf((page) => page.rect(10, 10, 100, 100).fill()), 'scan.pdf'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'empty_document' } })
  })

  it('warns of single pages without text', async () => {
    const bytes = await pdf((page) => page.text('One').addPage().rect(10, 10, 100, 100).fill())
    const { warnings } = await read(bytes, 'letter.pdf')
    expect(warnings).toMatchObject([{ kind: 'page_without_text', place: 'page 2' }])
  })

  it('is encrypted where it needs a password, readable where only its owner has one', async () => {
    const locked = await pdf((page) => page.text('x'), { userPassword: 'secret', pdfVersion: '1.7' })
    expect(await readDocument(sourceOf(locked, 'a.pdf'))).toMatchObject({ failure: { kind: 'encrypted_document' } })
    const owned = await pdf((page) => page.text('Open'), { ownerPassword: 'secret', pdfVersion: '1.7' })
    expect((await read(owned, 'a.pdf')).text).toBe('Open')
  })

  it('is unreadable where it breaks off', async () => {
    const bytes = await pdf((page) => page.text(LONG))
    expect(await readDocument(sourceOf(bytes.slice(0, 300), 'a.pdf'))).toMatchObject({
      failure: { kind: 'unreadable_document', where: 'a.pdf' },
    })
  })
})
