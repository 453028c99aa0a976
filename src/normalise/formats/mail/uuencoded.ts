import type { PackedMember } from '../../packed-member.ts'

const BEGIN = /^begin [0-7]{3,4} (\S.{0,200})$/
/** Up to 60 letters from space to backquote behind their number (POSIX, uuencode). */
const DATA = /^[ -`]{1,62}$/

interface OpenFile {
  name: string
  pieces: Buffer[]
}

/** A mail's text without the files that old mail programs wrote into it as letters, and these files. */
export function withoutUuencodedFiles(text: string): { text: string; files: PackedMember[] } {
  const files: PackedMember[] = []
  const lines: string[] = []
  let open: OpenFile | null = null
  const close = () => {
    if (open) files.push({ name: open.name, mediaType: null, bytes: Buffer.concat(open.pieces) })
    open = null
  }
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const name: string | null = open ? null : (BEGIN.exec(line)?.[1] ?? null)
    if (name !== null) open = { name: name.trim(), pieces: [] }
    else if (open && (line === 'end' || !(line === '' || DATA.test(line)))) {
      close()
      if (line !== 'end') lines.push(line)
    } else if (open) open.pieces.push(decodedLine(line))
    else lines.push(line)
  }
  close()
  return { text: lines.join('\n'), files }
}

/** Four letters stand for three bytes, six bits each; the first letter says how many bytes the line has. */
function decodedLine(line: string): Buffer {
  const bits = (at: number) => ((line.charCodeAt(at) || 32) - 32) & 63
  const length = line === '' ? 0 : bits(0)
  const bytes: number[] = []
  for (let at = 1; bytes.length < length; at += 4) {
    const group = (bits(at) << 18) | (bits(at + 1) << 12) | (bits(at + 2) << 6) | bits(at + 3)
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255)
  }
  return Buffer.from(bytes.slice(0, length))
}
