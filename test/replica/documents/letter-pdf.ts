import PDFDocument from 'pdfkit'
import type { ReplyBlock } from '../cases/case.ts'
import type { Letter } from './letter.ts'

const MARGIN = 64
const WIDTH = 595 - 2 * MARGIN
const SIZE = 10.5
/** Fixed, since a PDF carries its date of making and the same seed must give the same bytes. */
const MADE = new Date('2026-01-05T09:00:00Z')

/** Prints a letter on A4 pages with a letterhead and a footer on each page. */
export function letterToPdf(letter: Letter): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, info: { CreationDate: MADE, ModDate: MADE } })
  const chunks: Buffer[] = []
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  const printFooter = () => {
    const { y } = pdf
    pdf.page.margins.bottom = 0
    pdf
      .font('Helvetica')
      .fontSize(8)
      .text(letter.footer, MARGIN, 795, { align: 'center', width: WIDTH, lineBreak: false })
    pdf.page.margins.bottom = MARGIN
    pdf.x = MARGIN
    pdf.y = y
    pdf.fontSize(SIZE)
  }
  printFooter()
  pdf.on('pageAdded', printFooter)
  pdf.font('Helvetica').fontSize(SIZE)
  for (const line of letter.letterhead) pdf.text(line, { align: 'right', width: WIDTH })
  pdf.moveDown(2)
  for (const block of letter.blocks) printBlock(pdf, block)
  pdf.end()
  return finished
}

function printBlock(pdf: PDFKit.PDFDocument, block: ReplyBlock): void {
  pdf.x = MARGIN
  if (block.kind === 'table') {
    printTable(pdf, block.rows)
    return
  }
  if (block.kind === 'numbered') {
    block.items.forEach((item, index) => {
      pdf.text(`${index + 1}. ${item}`, MARGIN + 18, pdf.y, { width: WIDTH - 18 }).moveDown(0.4)
    })
    pdf.moveDown(0.4)
    return
  }
  const strong = block.kind !== 'paragraph'
  const text = block.kind === 'question' ? `${block.label}. ${block.text}` : block.text
  pdf
    .font(strong ? 'Helvetica-Bold' : 'Helvetica')
    .text(text, { width: WIDTH })
    .font('Helvetica')
    .moveDown(0.8)
}

/** Ruled cells of equal width; a row never breaks across pages. */
function printTable(pdf: PDFKit.PDFDocument, rows: string[][]): void {
  const width = WIDTH / (rows[0]?.length ?? 1)
  pdf.fontSize(8)
  rows.forEach((cells, row) => {
    pdf.font(row === 0 ? 'Helvetica-Bold' : 'Helvetica')
    const height = 6 + Math.max(...cells.map((cell) => pdf.heightOfString(cell, { width: width - 8 })))
    if (pdf.y + height > 842 - MARGIN) pdf.addPage().fontSize(8)
    const top = pdf.y
    cells.forEach((cell, column) => {
      const left = MARGIN + column * width
      pdf.rect(left, top, width, height).lineWidth(0.5).stroke()
      pdf.text(cell, left + 4, top + 3, { width: width - 8 })
    })
    pdf.y = top + height
  })
  pdf.x = MARGIN
  pdf.font('Helvetica').fontSize(SIZE).moveDown(1)
}
