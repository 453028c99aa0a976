import WordExtractor from 'word-extractor'
import type { Furniture, NormaliserWarning } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { BlockDraft, DocumentDraft } from '../../document-draft.ts'
import { readWordPackage } from '../docx/docx.ts'
import { placeOf, type Reader } from '../reader.ts'
import { openBinaryWord } from './word-package.ts'
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

const LOST_STRUCTURE: NormaliserWarning = {
  kind: 'lost_structure',
  message: 'What the document says of its paragraphs could not be read; automatic numbers and headings are lost.',
  place: null,
}

/** Reads a Word 97–2003 document, with its structure where that can be read. */
export const readDoc: Reader = async (source) => {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
  if (isEncrypted(bytes)) {
    return { ok: false, failure: failure('encrypted_document', 'The document needs a password.', placeOf(source)) }
  }
  const structured = readStructured(bytes)
  return { ok: true, value: structured ?? (await readTextAlone(bytes)) }
}

/** Null where the bytes contradict themselves, or give no text. */
function readStructured(bytes: Buffer): DocumentDraft | null {
  try {
    const draft = readWordPackage(openBinaryWord(bytes))
    return draft.blocks.length > 0 ? draft : null
  } catch {
    // Damage shows in many ways (an offset beyond the end, a chain without one); the text alone may still be there.
    return null
  }
}

/** The library gives text only; printed labels and tables are found again in it. */
async function readTextAlone(bytes: Buffer): Promise<DocumentDraft> {
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
  return { title: null, blocks, warnings: [LOST_STRUCTURE] }
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
