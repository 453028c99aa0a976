import type { NormaliserWarning } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { DocumentDraft } from '../../document-draft.ts'
import { readWordPackage } from '../docx/docx.ts'
import { placeOf, type Reader } from '../reader.ts'
import { readTextAlone } from './text-alone.ts'
import { openBinaryWord } from './word-package.ts'

/** The first words of a Word 97–2003 document: its magic number, then the version of its format ([MS-DOC] 2.5.2). */
const OPENING = Buffer.from([0xec, 0xa5])
const SECTOR = 512

const LOST_STRUCTURE: NormaliserWarning = {
  kind: 'lost_structure',
  message: 'What the document says of its paragraphs could not be read; automatic numbers and headings are lost.',
  place: null,
}

/** Reads a Word 97–2003 document, with its structure where that can be read. */
export const readDoc: Reader = (source) => {
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
  if (isEncrypted(bytes)) {
    return { ok: false, failure: failure('encrypted_document', 'The document needs a password.', placeOf(source)) }
  }
  const structured = readStructured(bytes)
  if (structured !== null) return { ok: true, value: structured }
  return { ok: true, value: { title: null, blocks: readTextAlone(bytes), warnings: [LOST_STRUCTURE] } }
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

/** Whether the document's information block says that its text is encrypted (fEncrypted, [MS-DOC] 2.5.2). */
function isEncrypted(bytes: Buffer): boolean {
  for (let at = SECTOR; at + 12 <= bytes.length; at += SECTOR) {
    if (OPENING.equals(bytes.subarray(at, at + 2))) return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}
