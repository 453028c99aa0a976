import type { Validators } from '../domain.ts'
import { httpDateMilliseconds } from './retry-after.ts'

/** Header fields by lower-case name, repeated fields joined by a comma. */
export type Headers = Readonly<Record<string, string>>

/** The media type without parameters and the charset parameter, both lower case, null where not declared. */
export function contentType(headers: Headers): { mediaType: string | null; charset: string | null } {
  const [essence = '', ...parameters] = (headers['content-type'] ?? '').split(';')
  const mediaType = essence.trim().toLowerCase()
  const charset = parameters
    .map((parameter) => parameter.trim().toLowerCase())
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll(/["']/g, '')
    .trim()
  return { mediaType: mediaType.includes('/') ? mediaType : null, charset: charset || null }
}

/**
 * The name under which a document is offered: Content-Disposition (RFC 6266), else a `doc`, `file` or `filename` in the
 * query (some platforms serve all documents from one script), else the last part of the path; null for a folder.
 */
export function fileNameOf(headers: Headers, url: string): string | null {
  return fromDisposition(headers['content-disposition'] ?? '') ?? fromUrl(new URL(url))
}

function fromDisposition(disposition: string): string | null {
  const extended = /filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']*'([^;]+)/i.exec(disposition)?.[1]
  const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replaceAll(/\\(.)/g, '$1')
  const bare = /filename\s*=\s*([^";]+)/i.exec(disposition)?.[1]
  if (extended !== undefined) return baseName(decodePercent(extended.trim()))
  const plain = quoted ?? bare
  return plain === undefined ? null : baseName(decodePercent(decodeUtf8(plain.trim())))
}

function fromUrl(url: URL): string | null {
  for (const key of ['filename', 'file', 'doc']) {
    const value = url.searchParams.get(key)
    if (value !== null && /\.[a-z0-9]{2,5}$/i.test(value)) return baseName(value)
  }
  return baseName(decodePercent(url.pathname))
}

/** A name never carries a path: neither kind of slash, no control characters. */
function baseName(name: string): string | null {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const printable = [...last].filter((character) => character >= ' ' && character !== '\u007f').join('')
  return printable.trim().slice(0, 255) || null
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Header bytes come as Latin-1; many servers send UTF-8. */
function decodeUtf8(text: string): string {
  if ([...text].some((character) => character > '\u00ff')) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    )
  } catch {
    return text
  }
}

/** What may be sent back with the next request; a value that a header cannot carry, or no date at all, is left out. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headers['etag']?.trim() ?? ''
  const lastModified = headers['last-modified']?.trim() ?? ''
  return {
    etag: /^[\x21-\x7e]{1,1024}$/.test(etag) ? etag : null,
    lastModified: httpDateMilliseconds(lastModified) === null ? null : lastModified,
  }
}

/** The header fields that make a request conditional (RFC 9110, section 13.1). */
export function conditionalHeaders(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}
