import { expect, test } from 'vitest'
import { conditionalHeaders, contentType, fileNameOf, validatorsOf } from '../../src/fetch/content-headers.ts'

test.each([
  ['text/html; charset=UTF-8', 'text/html', 'utf-8'],
  ['Text/HTML;charset="windows-1252"', 'text/html', 'windows-1252'],
  ['application/pdf', 'application/pdf', null],
  ['application/pdf; qs=0.001', 'application/pdf', null],
  ['text/html; charset=', 'text/html', null],
  ['garbage', null, null],
  ['', null, null],
])('Content-Type %j is %j in %j', (header, mediaType, charset) => {
  expect(contentType({ 'content-type': header })).toEqual({ mediaType, charset })
})

const latin1 = (text: string) => Buffer.from(text).toString('latin1')

test.each([
  ['attachment; filename="FOI 4216 response.pdf"', 'FOI 4216 response.pdf'],
  ['attachment; filename=FOI-4216.pdf; size=10', 'FOI-4216.pdf'],
  ['attachment; filename="x.pdf"; filename*=UTF-8\'\'FOI%20%C2%A34216.pdf', 'FOI £4216.pdf'],
  [`attachment; filename="${latin1('Réponse.pdf')}"`, 'Réponse.pdf'],
  ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\Users\\\\foi\\\\letter.docx"', 'letter.docx'],
  ['inline', 'download'],
  ['', 'download'],
])('Content-Disposition %j names %j', (header, name) => {
  expect(fileNameOf({ 'content-disposition': header }, 'https://x.nhs.uk/a/download')).toBe(name)
})

test.each([
  ['https://x.nhs.uk/files/FOI%204216%20letter.pdf?v=2', 'FOI 4216 letter.pdf'],
  ['https://x.nhs.uk/download.cfm?doc=docm93jijm4n123.pdf&ver=1', 'docm93jijm4n123.pdf'],
  ['https://x.nhs.uk/disclosures/', null],
  ['https://x.nhs.uk/%E0%A4%A', '%E0%A4%A'],
  ['https://x.nhs.uk/a%2Fb.pdf', 'b.pdf'],
])('without Content-Disposition, %s names %j', (url, name) => {
  expect(fileNameOf({}, url)).toBe(name)
})

test('validators are kept as sent, and sent back as conditions', () => {
  const headers = { etag: 'W/"abc-1"', 'last-modified': 'Sat, 01 Mar 2025 10:00:00 GMT' }
  const validators = validatorsOf(headers)
  expect(validators).toEqual({ etag: 'W/"abc-1"', lastModified: 'Sat, 01 Mar 2025 10:00:00 GMT' })
  expect(conditionalHeaders(validators)).toEqual({
    'if-none-match': 'W/"abc-1"',
    'if-modified-since': 'Sat, 01 Mar 2025 10:00:00 GMT',
  })
  expect(conditionalHeaders(null)).toEqual({})
})

test('validators that a header could not carry back are not kept', () => {
  expect(validatorsOf({ etag: '"a\u0000b"', 'last-modified': 'yesterday' })).toEqual({ etag: null, lastModified: null })
  expect(validatorsOf({})).toEqual({ etag: null, lastModified: null })
})
