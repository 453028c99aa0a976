import { fileTypeFromBuffer } from 'file-type'
import { decodeOpening } from './charset.ts'
import { compoundFileType } from './compound-file-type.ts'
import { zipContentsType } from './zip-contents-type.ts'

/** Media types by the ending of a file's name, where the bytes alone do not tell one text from another. */
const BY_NAME: Record<string, string> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  tab: 'text/tab-separated-values',
  htm: 'text/html',
  html: 'text/html',
  xhtml: 'text/html',
  eml: 'message/rfc822',
  doc: 'application/msword',
  dot: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
}
const TEXT_TYPES = new Set(['text/plain', 'text/markdown', 'text/csv', 'text/tab-separated-values', 'text/html'])
/** An Office file of 2007 or later with a password; there is no registered name for it. */
export const ENCRYPTED_OFFICE = 'application/x-encrypted-office'
/** Readers of PDF accept junk before the header (ISO 32000-2, annex I: within the first 1024 bytes). */
const PDF_WINDOW = 1024
const HTML_TAGS =
  /<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|span|p|table|h[1-6]|ul|ol|article|section|main|br|font|center)[\s>/]/i
const MAIL_HEADER =
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]{1,40}|reply-to|content-type):/i

/**
 * The media type of a document: by its bytes where they tell, else by its name, else as declared.
 * `application/x-cfb` is an Office file of 1997–2003 of no known kind; `application/octet-stream` is
 * what nothing recognises.
 */
export async function sniffMediaType(
  bytes: Uint8Array,
  fileName: string | null,
  declared: string | null,
): Promise<string> {
  const named = BY_NAME[/\.([a-z0-9]{1,9})$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? '']
  if (hasPdfHeader(bytes)) return 'application/pdf'
  const found = hasWideMark(bytes) || beginsAsPage(bytes) ? null : await signature(bytes)
  if (found === 'application/x-cfb' && isEncryptedOffice(bytes)) return ENCRYPTED_OFFICE
  if (found === 'application/x-cfb') return compoundFileType(bytes, named) ?? found
  if (found === 'application/zip') return zipContentsType(bytes) ?? found
  if (found !== null && found !== 'application/xml') return found
  const opening = decodeOpening(bytes, 4096)
  if (isBinary(opening)) return 'application/octet-stream'
  return textType(opening, named, declared)
}

/** No signature of any other format begins like this, and there are hundreds to be tried. */
function beginsAsPage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1')
  return /^\s*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start)
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_WINDOW)).includes('%PDF-')
}

/** The byte order mark of UTF-16 is also how an MP3 may begin. */
function hasWideMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

/** A Word or Excel file with a password is packed into a stream of this name ([MS-OFFCRYPTO] 2.3.4.4). */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}

async function signature(bytes: Uint8Array): Promise<string | null> {
  try {
    const found = await fileTypeFromBuffer(bytes)
    return found?.mime ?? null
  } catch {
    // A signature that breaks off within the file: not recognised.
    return null
  }
}

/** Whether bytes are no text in any charset: zeros outside UTF-16, or many control characters. */
function isBinary(sample: string): boolean {
  let control = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code < 9 || (code > 13 && code < 32 && code !== 27) || code === 0xfffd) control++
  }
  return control > sample.length * 0.02
}

function textType(opening: string, named: string | undefined, declared: string | null): string {
  if (/^\s*<\?xml/.test(opening) && !/<html[\s>]/i.test(opening)) return 'application/xml'
  if (/^\s*(?:<!--|<!doctype\s+html|<html|<head|<body)/i.test(opening)) return 'text/html'
  if (named !== undefined && TEXT_TYPES.has(named) && named !== 'text/html') return named
  if (looksLikeMail(opening, named)) return 'message/rfc822'
  if (HTML_TAGS.test(opening)) return 'text/html'
  if (declared !== null && TEXT_TYPES.has(declared) && declared !== 'text/html') return declared
  return 'text/plain'
}

/** A mail begins with several header lines (RFC 5322); a pasted one in a `.txt` stays text. */
function looksLikeMail(opening: string, named: string | undefined): boolean {
  const lines = opening.split(/\r?\n/, 12)
  if (/^From .{1,80}\d{4}$/.test(lines[0] ?? '')) lines.shift()
  const headers = lines.filter((line) => MAIL_HEADER.test(line)).length
  return headers >= (named === 'message/rfc822' ? 1 : 3) && MAIL_HEADER.test(lines[0] ?? '')
}
