import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { FAILURE_KINDS } from '../../../src/domain.ts'
import { createNormaliser } from '../../../src/normalise/normalise.ts'
import { sharedFolder } from '../../shared.ts'
import { anyDamage, damaged } from '../damage.ts'
import { pdf, png } from '../scan.ts'
import { sourceOf } from '../source.ts'

const shared = sharedFolder()

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
  ['page.html', strToU8('<html><body><h1>FOI 12</h1><ol start="3"><li>a</li></ol><table><tr><td colspan=2>x</table>')],
  ['data.csv', strToU8('Supplier,Cost\n"Soft, cat",5\n')],
  ['replies.zip', zipSync({ 'a.txt': strToU8('There are 240 printers.'), 'b/c.csv': strToU8('a,b\n1,2') })],
  [
    'reply.docx',
    zipSync({
      '[Content_Types].xml': strToU8(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': strToU8(
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>We hold 240 printers.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>' +
          '<w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>',
      ),
    }),
  ],
]

const FORMATS_WITH_BYTES: [name: string, bytes: () => Promise<Uint8Array>][] = [
  ...FILES.map(([name, bytes]): [string, () => Promise<Uint8Array>] => [name, async () => bytes]),
  ['letter.pdf', () => pdf((page) => page.text('1. How many?').text('There are 240.').addPage().text('Page 2'))],
  ['scan.png', async () => png({ width: 120, height: 60, pixels: new Uint8Array(7200).fill(200) })],
]

/** The smallest real file of each ending, and of each ending one that was damaged before. */
function realFiles(): [name: string, file: string][] {
  const smallest = new Map<string, { file: string; size: number }>()
  for (const folder of shared === null ? [] : [join(shared, 'gold'), join(shared, 'corpus', 'bad', 'mysociety')]) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const file = join(folder, String(name))
      const { size } = statSync(file)
      const ending = extname(file)
      if (ending !== '' && size > 0 && size < (smallest.get(ending)?.size ?? 2_000_000))
        smallest.set(ending, { file, size })
    }
  }
  return [...smallest].map(([ending, { file }]) => [`a real ${ending}`, file])
}

const normaliser = createNormaliser({ workers: 2, timeLimitMilliseconds: 20_000 })
afterAll(() => normaliser.close())

/** Reads a file again and again, each time damaged in another way. */
async function readDamaged(
  name: string,
  whole: Uint8Array,
  runs: { numRuns: number; interruptAfterTimeLimit: number },
) {
  await fc.assert(
    fc.asyncProperty(anyDamage, async (damages) => {
      const result = await normaliser.normalise(sourceOf(damaged(whole, damages), name))
      if (!result.ok) {
        expect(FAILURE_KINDS).toContain(result.failure.kind)
        expect(['internal', 'parser_timeout']).not.toContain(result.failure.kind)
        return
      }
      const { text, blocks } = result.value.document
      expect(blocks.filter(({ start, end }) => start > end || end > text.length)).toEqual([])
    }),
    runs,
  )
}

describe('a damaged file', { timeout: 60_000 }, () => {
  it.each(FORMATS_WITH_BYTES)('is read or fails with a known kind: %s', async (name, whole) => {
    await readDamaged(name, await whole(), { numRuns: 40, interruptAfterTimeLimit: 4000 })
  })
})

const reason = shared === null ? ' (skipped: the shared documents are not on this machine)' : ''

describe.skipIf(shared === null)(`a damaged real file${reason}`, { timeout: 60_000 }, () => {
  it.each(realFiles())('is read or fails with a known kind: %s', async (_, file) => {
    await readDamaged(basename(file), readFileSync(file), { numRuns: 10, interruptAfterTimeLimit: 4000 })
  })
})
