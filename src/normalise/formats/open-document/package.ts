import type { Result } from '../../../domain.ts'
import { failure } from '../../../failure.ts'
import type { DocumentDraft } from '../../document-draft.ts'
import { MemberTooLargeError, openZip } from '../../zip-archive.ts'
import { attribute, child, nameOf, parseXml } from '../docx/xml.ts'
import { childElements, type MarkupElement } from '../markup-tree.ts'
import { placeOf, type Source } from '../reader.ts'

/** The parts of an OpenDocument file (ISO/IEC 26300-3). */
export interface OpenDocument {
  /** The `office:text` or `office:spreadsheet` element. */
  body: MarkupElement
  content: MarkupElement
  /** Named styles and master pages; null where the file has none. */
  styles: MarkupElement | null
  title: string | null
  /** Who is named in its properties as author and as the last to change it. */
  authors: string[]
  /** Documents within, as objects of other programs. */
  embeddedFiles: number
}

const EMBEDDED = /opendocument\.(?:text|spreadsheet|presentation)$|oleobject$|officedocument|ms-excel|msword/

/** Opens an OpenDocument file and reads it. @throws when it is no readable archive or has no such body */
export function withOpenDocument(
  source: Source,
  kind: 'text' | 'spreadsheet',
  read: (document: OpenDocument) => DocumentDraft,
): Result<DocumentDraft> {
  try {
    const zip = openZip(source.bytes)
    const part = (name: string) => {
      const bytes = zip.read(name)
      return bytes === null ? null : parseXml(bytes)
    }
    const manifest = part('META-INF/manifest.xml')
    if (isEncrypted(manifest)) {
      return { ok: false, failure: failure('encrypted_document', 'The document needs a password.', placeOf(source)) }
    }
    const content = part('content.xml')
    const body = child(content, 'body', kind)
    if (content === null || body === null) throw new Error(`the archive has no OpenDocument ${kind} in it`)
    const properties = child(part('meta.xml'), 'meta')
    const title = textBelow(child(properties, 'title')) || null
    const authors = ['initial-creator', 'creator'].map((name) => textBelow(child(properties, name)))
    const embeddedFiles = embeddedIn(manifest)
    return { ok: true, value: read({ body, content, styles: part('styles.xml'), title, authors, embeddedFiles }) }
  } catch (error) {
    if (!(error instanceof MemberTooLargeError)) throw error
    const message = `The document is too large to be read: ${error.message}.`
    return { ok: false, failure: failure('too_large', message, placeOf(source)) }
  }
}

/** The letters below an element, spans among them. */
function textBelow(element: MarkupElement | null): string {
  return (element?.children ?? []).map((node) => (node.type === 'text' ? node.data : '')).join('')
}

/** Objects that are documents of their own; charts show what is in the document. */
function embeddedIn(manifest: MarkupElement | null): number {
  const objects = manifest === null ? [] : childElements(manifest)
  return objects.filter((entry) => {
    const within = attribute(entry, 'full-path') !== '/'
    return within && EMBEDDED.test(attribute(entry, 'media-type') ?? '')
  }).length
}

function isEncrypted(manifest: MarkupElement | null): boolean {
  return manifest !== null && childElements(manifest).some((entry) => childElements(entry).some(isEncryptionData))
}

function isEncryptionData(element: MarkupElement): boolean {
  return nameOf(element) === 'encryption-data'
}
