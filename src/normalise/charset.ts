import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** Labels under which Windows-1252 is what is really sent (WHATWG Encoding Standard, 4.2). */
const WINDOWS_1252 = /^(iso-?8859-?1|latin-?1|us-ascii|ascii|windows-1252|cp-?1252)$/
const META_CHARSET = /<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}["']?([\w-]{1,40})/i
/** A declared charset stands in the first kilobyte (HTML standard, 4.2.5.4), but some pages begin with long comments. */
const DECLARATION_WINDOW = 4096

/**
 * Decodes text of unknown or mislabelled charset: byte order mark; then UTF-8 where the bytes are strictly that,
 * whatever is declared; then the declared charset (header, then HTML meta); else Windows-1252.
 * Text that is UTF-8 but for a few damaged bytes stays UTF-8.
 */
export function decodeText(bytes: Uint8Array, declaredCharset: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const marked = byteOrderMark(buffer)
  if (marked !== null) return iconv.decode(buffer, marked)
  const wide = wideWithoutMark(buffer)
  if (wide !== null) return iconv.decode(buffer, wide)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  const inPage = META_CHARSET.exec(buffer.subarray(0, DECLARATION_WINDOW).toString('latin1'))?.[1] ?? null
  for (const declared of [declaredCharset, inPage]) {
    const name = declared?.trim().toLowerCase() ?? ''
    if (/^utf-?8$/.test(name) && mostlyUtf8(buffer)) return buffer.toString('utf8')
    if (/^utf-?(8|16|32)/.test(name) || WINDOWS_1252.test(name) || !iconv.encodingExists(name)) continue
    return iconv.decode(buffer, name)
  }
  return iconv.decode(buffer, 'win1252')
}

/** The beginning of a text, decoded; never cut within a character of UTF-8, which would make it look like another charset. */
export function decodeOpening(bytes: Uint8Array, length: number): string {
  let end = Math.min(length, bytes.byteLength)
  for (let back = 0; back < 3 && end > 0 && isContinuation(bytes[end]); back++) end--
  return decodeText(bytes.subarray(0, end), null)
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0
}

function byteOrderMark(buffer: Buffer): string | null {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return 'utf8'
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf16-le'
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf16-be'
  return null
}

/** UTF-16 of Western text has a zero in every other byte. */
function wideWithoutMark(buffer: Buffer): string | null {
  const sample = buffer.subarray(0, 512)
  if (sample.length < 8) return null
  let [even, odd] = [0, 0]
  // Every page and every text is looked at here: an iterator over the bytes would take longer than parsing the page.
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0) at % 2 === 0 ? even++ : odd++
  }
  const half = sample.length / 2
  if (odd > half * 0.8 && even < half * 0.1) return 'utf16-le'
  if (even > half * 0.8 && odd < half * 0.1) return 'utf16-be'
  return null
}

/** Whether sequences of several bytes that are right outnumber those that are wrong. */
function mostlyUtf8(buffer: Buffer): boolean {
  const text = buffer.toString('utf8')
  const wrong = text.split('\ufffd').length - 1
  let right = 0
  for (const character of text) if (character > '\u007f' && character !== '\ufffd') right++
  return right > wrong
}
