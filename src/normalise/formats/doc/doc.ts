import WordExtractor from 'word-extractor'
import type { Furniture } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { BlockDraft } from '../../document-draft.ts'
import { placeOf, type Reader } from '../reader.ts'
import { wordTextBlocks } from './word-text.ts'

/** The parts of a document as the library gives them; its types leave out that quotation marks may be kept. */
interface WordText {
  getBody(options: TextOptions): string
  getFootnotes(options: TextOptions): string
  getEndnotes(options: TextOptions): string
  getHeaders(options: TextOptions & { includeFooters: boolean }): string
  getFooters(options: TextOptions): string
  getTextboxes(options: TextOptions & { includeBody: boolean }): string
}
interface TextOptions {
  filterUnicode: boolean
}

/** The first words of a Word 97–2003 document: its magic number, then the version of its format ([MS-DOC] 2.5.2). */
const OPENING = Buffer.from([0xec, 0xa5])
const SECTOR = 512

/**
 * Reads a Word 97–2003 document. The library gives text only: automatic numbers, headings and looks are lost, printed
 * labels and tables are found again in the text.
 */
export const readDoc: Reader = async (source) => {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
  if (isEncrypted(bytes)) {
    return { ok: false, failure: failure('encrypted_document', 'The document needs a password.', placeOf(source)) }
  }
  const word: WordText = await new WordExtractor().extract(bytes)
  const asPrinted = { filterUnicode: false }
  const reading = [word.getBody(asPrinted), word.getFootnotes(asPrinted), word.getEndnotes(asPrinted)]
  const boxes = placed(word.getTextboxes({ ...asPrinted, includeBody: true }), 'text_box')
  const body = reading.flatMap(wordTextBlocks)
  const blocks = [
    // A letter that was laid out in text boxes has nothing else to read.
    ...(body.length === 0 ? boxes.map((block) => ({ ...block, furniture: null })) : [...body, ...boxes]),
    ...placed(word.getHeaders({ ...asPrinted, includeFooters: false }), 'header'),
    ...placed(word.getFooters(asPrinted), 'footer'),
  ]
  return { ok: true, value: { title: null, blocks, warnings: [] } }
}

function placed(text: string, furniture: Furniture): BlockDraft[] {
  return wordTextBlocks(text).map((block) => ({ ...block, furniture }))
}

/** Whether the document's information block says that its text is encrypted (fEncrypted, [MS-DOC] 2.5.2). */
function isEncrypted(bytes: Buffer): boolean {
  for (let at = SECTOR; at + 12 <= bytes.length; at += SECTOR) {
    if (OPENING.equals(bytes.subarray(at, at + 2))) return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}
