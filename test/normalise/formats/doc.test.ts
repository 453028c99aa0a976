import { CFB } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../src/normalise/document-draft.ts'
import { wordTextBlocks } from '../../../src/normalise/formats/doc/word-text.ts'
import { readDocument } from '../../../src/normalise/read-document.ts'
import { outline, read, sourceOf } from '../source.ts'

const ENCRYPTED = 0x0100
/** Where the text begins in the stream, behind the information block. */
const TEXT_AT = 0x800

/** A Word 97–2003 document of one piece of text ([MS-DOC] 2.5, 2.8.35), `\x07` ending a cell. */
function doc(text: string, flags = 0): Uint8Array {
  const letters = Buffer.from(text, 'utf16le')
  const main = Buffer.alloc(Math.max(4096, TEXT_AT + letters.length))
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0x00c1, 2)
  main.writeUInt16LE(flags, 0x0a)
  main.writeUInt32LE(text.length, 0x4c)
  // No runs of characters and paragraphs: each list of them has only its end.
  main.writeUInt32LE(4, 0xfe)
  main.writeUInt32LE(4, 0x106)
  main.writeUInt32LE(0, 0x1a2)
  main.writeUInt32LE(21, 0x1a6)
  letters.copy(main, TEXT_AT)
  const pieces = Buffer.alloc(4096)
  pieces.writeUInt8(2, 0)
  pieces.writeUInt32LE(16, 1)
  pieces.writeUInt32LE(text.length, 9)
  pieces.writeUInt32LE(TEXT_AT, 15)
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, 'WordDocument', main)
  CFB.utils.cfb_add(file, '0Table', pieces)
  return new Uint8Array(Buffer.from(CFB.write(file, { type: 'buffer' })))
}

describe('a Word 97–2003 document', () => {
  it('has its paragraphs, its printed lists and its pounds and quotation marks', async () => {
    expect(outline(await read(doc('Ref: FOI 1\r1. How much?\rIt is “£5”.\r'), 'reply.doc'))).toEqual([
      'P Ref: FOI 1',
      '- 1. How much?',
      'P It is “£5”.',
    ])
  })

  it('has its tables', async () => {
    expect(outline(await read(doc('See:\rSupplier\x07Cost\x07\x07Softcat\x07£5\x07\x07End\r'), 'reply.doc'))).toEqual([
      'P See:',
      'T Supplier | Cost\nSoftcat | £5',
      'P End',
    ])
  })

  it('is known by its streams without an ending', async () => {
    expect((await read(doc('Dear Ms Example\r'), 'download')).mediaType).toBe('application/msword')
  })

  it('is encrypted where it says so', async () => {
    const result = await readDocument(sourceOf(doc('xxxx', ENCRYPTED), 'reply.doc'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'encrypted_document' } })
  })
})

describe('the text of a Word document', () => {
  function tables(text: string): string[][][] {
    return wordTextBlocks(text).flatMap((block) =>
      block.kind === 'table' ? [block.rows.map((row) => row.map((cell) => textOf(cell.content)))] : [],
    )
  }

  it('has several paragraphs in the cells below a first row', () => {
    expect(tables('Question\tAnswer\t\n1\n2\tYes\nNo\t\n')).toEqual([
      [
        ['Question', 'Answer'],
        ['1\n2', 'Yes\nNo'],
      ],
    ])
  })

  it('has no table where tabs only indent', () => {
    expect(tables('Ref:\tFOI 1\nDear Ms Example\n')).toEqual([])
  })

  it('has two tables where an empty paragraph parts them', () => {
    expect(tables('a\tb\t\n\nThen\nc\td\t\n')).toEqual([[['a', 'b']], [['c', 'd']]])
  })
})
