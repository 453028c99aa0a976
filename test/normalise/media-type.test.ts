import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { sniffMediaType } from '../../src/normalise/media-type.ts'

const docx = zipSync({
  '[Content_Types].xml': Buffer.from(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': Buffer.from('<w:document/>'),
})
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function sniff(bytes: Uint8Array | string, fileName: string | null, declared: string | null = null) {
  return sniffMediaType(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, fileName, declared)
}

describe('the type of a document', () => {
  it('comes from its bytes, whatever its name and header say', async () => {
    expect(await sniff('%PDF-1.4\n', 'letter.docx', 'application/msword')).toBe('application/pdf')
    expect(await sniff(docx, 'letter.pdf')).toBe(DOCX)
    expect(await sniff(docx, 'CNWL Response_.docxx.docx')).toBe(DOCX)
    expect(await sniff('<!DOCTYPE html><title>Not found</title>', 'letter.pdf', 'application/pdf')).toBe('text/html')
  })

  it('is PDF also behind junk bytes', async () => {
    expect(await sniff(`junk\r\n\r\n%PDF-1.7\n`, 'download.cfm')).toBe('application/pdf')
  })

  it('is HTML for a fragment without a head', async () => {
    expect(await sniff('<div class="response"><p>Your request</p></div>', null)).toBe('text/html')
  })

  it.each([
    ['log.csv', 'text/csv'],
    ['log.tsv', 'text/tab-separated-values'],
    ['reply.md', 'text/markdown'],
    ['reply.txt', 'text/plain'],
    [null, 'text/plain'],
  ])('of bare text comes from its name: %s', async (name, type) => {
    expect(await sniff('Reference,Received\nFOI 1,today\n', name)).toBe(type)
  })

  it('of bare text without an ending comes from the header', async () => {
    expect(await sniff('Reference,Received\n', 'download', 'text/csv')).toBe('text/csv')
  })

  it('is text in UTF-16, whose mark an MP3 may begin with too', async () => {
    expect(await sniff(iconv.encode('a,b\n1,2\n', 'utf16-le', { addBOM: true }), 'log.csv')).toBe('text/csv')
  })

  it('is a mail where headers come first, and text where a mail was pasted below something', async () => {
    const mail = 'From: foi@example.nhs.uk\nTo: a@example.org\nSubject: RE: FOI 1\n\nDear Ms Example'
    expect(await sniff(mail, null)).toBe('message/rfc822')
    expect(await sniff(mail, 'reply.txt')).toBe('text/plain')
  })

  it('is unknown for bytes that nothing recognises', async () => {
    expect(
      await sniff(
        Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 29),
        'letter.pdf',
      ),
    ).toBe('application/octet-stream')
  })

  it('says of an Office file with a password that it has one', async () => {
    const cfb = Buffer.alloc(2048)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(cfb)
    Buffer.from('EncryptedPackage', 'utf16le').copy(cfb, 1024)
    expect(await sniff(cfb, 'letter.docx')).toBe('application/x-encrypted-office')
  })
})
