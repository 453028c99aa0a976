import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FAILURE_KINDS } from '../../../src/domain.ts'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { sourceOf } from '../source.ts'

const book = utils.book_new()
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ['Supplier', 'Cost'],
    ['Softcat', 5],
  ]),
  'Data',
)
const xlsx = (bookType: 'xlsx' | 'xlsb' | 'biff8'): Buffer =>
  write(book, { type: 'buffer', bookType, compression: false })
const odt = zipSync(
  {
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(
      '<office:document-content><office:body><office:text><text:list><text:list-item><text:p>One<text:s text:c="3"/></text:p>' +
        '</text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-spanned="2">' +
        '<text:p>x</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>',
    ),
  },
  { level: 0 },
)

const FILES: [name: string, bytes: Uint8Array][] = [
  ['data.xlsx', xlsx('xlsx')],
  ['data.xlsb', xlsx('xlsb')],
  ['data.xls', xlsx('biff8')],
  ['reply.odt', odt],
  [
    'reply.rtf',
    strToU8("{\\rtf1\\ansi{\\colortbl;\\red1;}{\\header T\\par}It is \\'a35 \\u163?\\par\\trowd\\cellx1 a\\cell\\row}"),
  ],
  [
    'reply.eml',
    strToU8('From: a@b.uk\nSubject: =?utf-8?q?a?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n> x\n--b--'),
  ],
]

/** Some bytes changed, then perhaps cut off. */
const damage = fc.record({
  changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 12 }),
  kept: fc.option(fc.double({ min: 0.1, max: 1, noNaN: true }), { nil: 1 }),
})

describe('a damaged file', () => {
  it.each(FILES)('is read or fails with a known kind: %s', async (name, whole) => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ changes, kept }) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[Math.floor(at * (bytes.length - 1))] = value
        const result = await readDocument(sourceOf(bytes.subarray(0, Math.ceil(bytes.length * kept)), name))
        if (!result.ok) {
          expect(FAILURE_KINDS).toContain(result.failure.kind)
          return
        }
        const { text, blocks } = result.value.document
        expect(blocks.filter(({ start, end }) => start > end || end > text.length)).toEqual([])
      }),
      { numRuns: 60, interruptAfterTimeLimit: 4000 },
    )
  })
})
