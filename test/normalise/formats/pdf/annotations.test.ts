import { describe, expect, it } from 'vitest'
import { type Pdf, pdf } from '../../scan.ts'
import { read } from '../../source.ts'

/** pdfkit writes a plain string as a name. */
const asText = (text: string) => new String(text) as string

/** Puts an annotation on the page; the types of pdfkit name its entries otherwise than it does. */
function annotate(page: Pdf, [x, y, width, height]: [number, number, number, number], entries: object): void {
  page.annotate(x, y, width, height, entries as PDFKit.Mixins.AnnotationOption)
}

describe('what is attached to a PDF', () => {
  it('is told of and kept out of the text: remarks and files', async () => {
    const bytes = await pdf((page) => {
      page.text('We hold none.', 72, 100)
      page.note(72, 100, 20, 20, 'Is Zebedee Quux the patient?')
      annotate(page, [72, 100, 60, 12], { Subtype: 'Square', Contents: asText('Zebedee') })
      page.highlight(72, 130, 60, 12)
      page.file(Buffer.from('Zebedee Quux'), { name: 'patients.csv' })
      page.addPage().text('Yours sincerely', 72, 100)
      const file = { Subtype: 'FileAttachment', FS: { Type: 'Filespec', F: asText('more.csv') } }
      annotate(page, [72, 300, 20, 20], file)
    })
    const { text, warnings } = await read(bytes, 'reply.pdf')
    expect(text).toBe('We hold none.\n\nYours sincerely')
    expect(warnings.map(({ kind, place, count }) => [kind, place, count])).toEqual([
      ['comments', 'page 1', 2],
      ['embedded_file', null, 2],
    ])
    expect(JSON.stringify(warnings)).not.toMatch(/Zebedee|patients/)
  })

  it('is part of the text where it is seen on the page: fields filled in and text typed onto it', async () => {
    const bytes = await pdf((page) => {
      page.initForm()
      page.text('Reference:', 72, 100, { lineBreak: false })
      page.formText('reference', 140, 96, 120, 16, { value: 'FOI 4216' })
      page.text('Answer:', 72, 140, { lineBreak: false })
      page.formText('secret', 140, 160, 120, 16, { value: 'Zebedee', password: true })
      annotate(page, [140, 136, 200, 16], {
        Subtype: 'FreeText',
        Contents: asText('Information not held'),
        DA: asText('/Helv 11 Tf'),
      })
    })
    const { text, warnings } = await read(bytes, 'form.pdf')
    expect(text.replace(/\s+/g, ' ')).toBe('Reference: FOI 4216 Answer: Information not held')
    expect(warnings).toEqual([])
  })
})
