/** The pieces of a Rich Text file (Rich Text Format Specification 1.9.1, "Conventions of an RTF reader"). */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  /** A control word such as `\b0`; symbols such as `\~` are words of one letter. */
  | { kind: 'word'; name: string; value: number | null }
  /** A byte in the file's code page, written `\'a3`. */
  | { kind: 'byte'; value: number }
  /** Letters as they stand, a byte each. */
  | { kind: 'text'; text: string }

const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
const HEX = /'([0-9a-fA-F]{2})/y
const PLAIN_TEXT = /[^\\{}\r\n\0]+/y

/** Parts a Rich Text file into its tokens, in one pass. Binary data is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at = pattern.lastIndex
    return found
  }
  while (at < text.length) {
    const plain = match(PLAIN_TEXT)
    if (plain !== null) {
      yield { kind: 'text', text: plain[0] }
      continue
    }
    const sign = text[at++]
    if (sign === '{') yield { kind: 'open' }
    else if (sign === '}') yield { kind: 'close' }
    else if (sign === '\\') {
      const hex = match(HEX)
      const word = hex === null ? match(WORD) : null
      const value = word?.[2] === undefined ? null : Number(word[2])
      if (hex !== null) yield { kind: 'byte', value: Number.parseInt(hex[1] ?? '', 16) }
      else if (word === null) yield { kind: 'word', name: text[at++] ?? '', value: null }
      else if (word[1] === 'bin') at += Math.max(0, value ?? 0)
      else yield { kind: 'word', name: word[1] ?? '', value }
    }
  }
}
