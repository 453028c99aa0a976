import type { NormalisedDocument, Result } from '../domain.ts'
import { failure } from '../failure.ts'
import { buildDocument } from './document-builder.ts'
import { formatName, READERS } from './formats/formats.ts'
import { placeOf, type Source } from './formats/reader.ts'
import { sniffMediaType } from './media-type.ts'
import { createTextRecogniser, type TextRecogniser } from './ocr/recogniser.ts'
import type { PackedMember } from './packed-member.ts'

/** Changes whenever the same bytes may give another text, so that stored documents can be read again. */
export const NORMALISER_VERSION = '4'

/** A document's own text and, where it is a container, the documents within it, still to be read. */
export interface OpenedDocument {
  document: NormalisedDocument
  members: PackedMember[]
}

/**
 * Reads one document on the calling thread: type, reader, text; of a container, what it says itself. Never throws for
 * bad bytes; what a reader throws on damage becomes `unreadable_document`. Without a time limit: see `createNormaliser`.
 * @param recogniser reads what is only a picture of text; by default nobody does
 */
export async function readDocument(
  source: Source,
  recogniser: TextRecogniser = createTextRecogniser('off'),
): Promise<Result<OpenedDocument>> {
  const where = placeOf(source)
  if (source.bytes.byteLength === 0) {
    return { ok: false, failure: failure('empty_document', 'The file has no bytes.', where) }
  }
  const mediaType = await sniffMediaType(source.bytes, source.fileName, source.declaredMediaType)
  const read = await READERS[mediaType]?.()
  if (read === undefined) {
    const message = `There is no reader for this format (${formatName(mediaType)}).`
    return {
      ok: false,
      failure: failure('unsupported_format', message, where, { evidence: firstLetters(source.bytes) }),
    }
  }
  try {
    const draft = await read(source, recogniser)
    if (!draft.ok) return draft
    const { sha256, fileName } = source
    const document = buildDocument(draft.value, { sha256, mediaType, fileName, normaliserVersion: NORMALISER_VERSION })
    const members = draft.value.members ?? []
    if (document.text !== '') return { ok: true, value: { document, members } }
    return { ok: false, failure: failure('empty_document', 'The document has no text.', where) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The document (${formatName(mediaType)}) could not be read: ${oneLine(reason)}.`
    return {
      ok: false,
      failure: failure('unreadable_document', message, where, { evidence: firstLetters(source.bytes) }),
    }
  }
}

/** The first bytes as printable text, as evidence of what was sent instead. */
function firstLetters(bytes: Uint8Array): string {
  return oneLine(
    Buffer.from(bytes.subarray(0, 200))
      .toString('latin1')
      .replace(/[^\x20-\x7e]+/g, ' '),
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, 200)
}
