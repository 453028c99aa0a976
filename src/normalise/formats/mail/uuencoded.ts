const BEGIN = /^begin [0-7]{3,4} (\S.{0,200})$/
/** Up to 60 letters from space to backquote behind their number (POSIX, uuencode). */
const DATA = /^[ -`]{1,62}$/

/** A mail's text without the files that old mail programs wrote into it as letters, and the names of these files. */
export function withoutUuencodedFiles(text: string): { text: string; names: string[] } {
  const names: string[] = []
  const lines: string[] = []
  let inside = false
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const name = inside ? null : (BEGIN.exec(line)?.[1] ?? null)
    if (name !== null) {
      names.push(name.trim())
      inside = true
    } else if (inside && (line === 'end' || !(line === '' || DATA.test(line)))) {
      inside = false
      if (line !== 'end') lines.push(line)
    } else if (!inside) lines.push(line)
  }
  return { text: lines.join('\n'), names }
}
