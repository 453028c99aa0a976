import type { Result } from '../../domain.ts'
import type { DocumentDraft } from '../document-draft.ts'
import type { TextRecogniser } from '../ocr/recogniser.ts'

/** The bytes of one document and what is known of them. */
export interface Source {
  bytes: Uint8Array
  sha256: string
  fileName: string | null
  declaredMediaType: string | null
  declaredCharset: string | null
  url: string | null
}

/** Where a failure is said to be: the address, else the file's name. */
export function placeOf(source: Source): string {
  return source.url ?? source.fileName ?? source.sha256
}

/**
 * Reads one format into blocks; what is only a picture of text, by OCR. May throw on damaged bytes: the caller turns that
 * into `unreadable_document`.
 */
export type Reader = (
  source: Source,
  recogniser: TextRecogniser,
) => Result<DocumentDraft> | Promise<Result<DocumentDraft>>
