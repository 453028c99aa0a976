import { describe, expect, it } from 'vitest'
import { evidenceAt } from '../../src/extract/evidence.ts'
import { extract } from '../../src/extract/extract.ts'
import { documentOf } from './document-of.ts'

const TEXT = 'Our ref: FOI 4216\n\n1. How many printers?\n\nThe Trust has 240 printers.'

describe('evidence from a page that OCR read', () => {
  const typed = documentOf(TEXT)
  const end = typed.text.length
  const middle = typed.text.indexOf('The Trust')
  const scanned = {
    ...typed,
    pages: [
      { number: 1, start: 0, end: middle },
      { number: 2, start: middle, end },
    ],
    recognisedPages: [{ number: 2, confidence: 88 }],
  }

  it('says how sure OCR was of the page', () => {
    expect(evidenceAt([scanned], { document: 0, start: middle, end }).ocrConfidence).toBe(88)
    expect(evidenceAt([scanned], { document: 0, start: 0, end: 9 })).not.toHaveProperty('ocrConfidence')
    expect(evidenceAt([typed], { document: 0, start: middle, end })).not.toHaveProperty('ocrConfidence')
  })

  it('marks the response too', () => {
    expect(extract([scanned]).responses[0]?.flags).toContain('read_by_ocr')
    expect(extract([typed]).responses[0]?.flags).not.toContain('read_by_ocr')
    expect(extract([scanned]).responses[0]?.answers[0]?.evidence.ocrConfidence).toBe(88)
  })
})
