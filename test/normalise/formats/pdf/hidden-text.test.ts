import { describe, expect, it } from 'vitest'
import { type Pdf, paste, pdf, scan } from '../../scan.ts'
import { read } from '../../source.ts'

async function found(bytes: Uint8Array) {
  const { text, warnings } = await read(bytes, 'reply.pdf')
  const told = warnings.map(({ kind, place, count }) => [kind, place, count])
  return { text: text.replace(/\s+/g, ' '), told, messages: JSON.stringify(warnings) }
}

const drawn = async (draw: (page: Pdf) => void) => found(await pdf(draw))

/** A page's commands as they stand in the file, in Helvetica as F1. */
function written(commands: string, catalogue = '', resources = ''): Uint8Array {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`,
    `<< /Length ${commands.length} >>\nstream\n${commands}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /OCG /Name (Draft) >>',
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer << /Root 1 0 R >>\n`)
}

describe('text under a box', () => {
  it('is left out where the box covers only some words of a line', async () => {
    const { text, told, messages } = await drawn((page) => {
      page.text('The patient Zebedee Quux was discharged.', 72, 100)
      const from = 72 + page.widthOfString('The patient ') - 1
      page.rect(from, 97, page.widthOfString('Zebedee Quux') + 2, 14).fill('black')
    })
    expect(text).toBe('The patient was discharged.')
    expect(told).toEqual([['covered_text', 'page 1', 1]])
    expect(messages).not.toContain('Quux')
  })

  it('is left out under a white box as under a black one, but not what is written on the box', async () => {
    const { text, told } = await drawn((page) => {
      page.text('Zebedee Quux', 72, 100).rect(70, 96, 100, 16).fill('white')
      page.fillColor('black').text('Name withheld', 72, 100)
    })
    expect(text).toBe('Name withheld')
    expect(told).toEqual([['covered_text', 'page 1', 1]])
  })

  it('is read where one sees through the box, or the box is cut to another place', async () => {
    const { text, told } = await drawn((page) => {
      page.text('A marked answer', 72, 100).fillOpacity(0.4).rect(70, 96, 100, 16).fill('yellow').fillOpacity(1)
      page.fillColor('black').text('A plain answer', 72, 140)
      page.save().rect(300, 300, 50, 50).clip().rect(0, 0, 595, 842).fill('grey').restore()
    })
    expect(text).toBe('A marked answer A plain answer')
    expect(told).toEqual([])
  })
})

describe('text that is not drawn', () => {
  it('is left out, as is white text on the bare page', async () => {
    const { text, told } = await found(
      written(
        'BT /F1 11 Tf 72 700 Td (We hold none.) Tj ET BT 3 Tr /F1 11 Tf 72 650 Td (Zebedee Quux) Tj ET ' +
          'BT 0 Tr 1 g /F1 11 Tf 72 600 Td (Florence Quux) Tj ET',
      ),
    )
    expect(text).toBe('We hold none.')
    expect(told).toEqual([['invisible_text', 'page 1', 2]])
  })

  it('is read where it is the text of a scan', async () => {
    const image = await scan((page) => page.fontSize(20).text('We hold none of it.'))
    const bytes = await pdf((page) => {
      paste(page, image)
      page.fontSize(20).text('', 72, 72)
      // What OCR software adds behind a scan is set in the rendering mode that draws nothing.
      page.addContent('3 Tr')
      page.text('We hold none of it.', 72, 72)
    })
    const { text, told } = await found(bytes)
    expect(text).toBe('We hold none of it.')
    expect(told).toEqual([])
  })

  it('is left out in a layer that is switched off', async () => {
    const commands =
      'BT /F1 11 Tf 72 700 Td (We hold none.) Tj ET /OC /L BDC BT /F1 11 Tf 72 650 Td (Zebedee Quux) Tj ET EMC'
    const resources = '/Properties << /L 6 0 R >>'
    const layers = (off: string) => `/OCProperties << /OCGs [6 0 R] /D << /OFF [${off}] >> >>`
    const hidden = await found(written(commands, layers('6 0 R'), resources))
    expect(hidden.text).toBe('We hold none.')
    expect(hidden.told).toEqual([['hidden_text', 'page 1', 1]])
    const shown = await found(written(commands, layers(''), resources))
    expect(shown.text).toBe('We hold none. Zebedee Quux')
    expect(shown.told).toEqual([])
  })
})

describe('white text', () => {
  it('is read on a coloured shape that is no box', async () => {
    const { text, told } = await drawn((page) => {
      page.roundedRect(60, 90, 200, 40, 10).fill('#005eb8')
      page.fillColor('white').text('Freedom of Information', 72, 100)
    })
    expect(text).toBe('Freedom of Information')
    expect(told).toEqual([])
  })

  it('is read on a dark picture', async () => {
    const width = 40
    const dark = { width, height: width, pixels: new Uint8Array(width * width).fill(20) }
    const { text, told } = await drawn((page) => {
      paste(page, dark)
      page.fillColor('white').text('Freedom of Information', 72, 100)
    })
    expect(text).toBe('Freedom of Information')
    expect(told).toEqual([])
  })
})

describe('text outside the page', () => {
  it('is told of on each side of it, letters that reach into it are read', async () => {
    const { text, told } = await drawn((page) => {
      page.text('Inside', 72, 100)
      for (const [x, y] of [
        [-200, 200],
        [700, 300],
        [72, -60],
      ] as const) {
        page.text('Zebedee Quux', x, y, { lineBreak: false })
      }
    })
    expect(text).toBe('Inside')
    expect(told).toEqual([['text_outside_page', 'page 1', 3]])
  })
})
