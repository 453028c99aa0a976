const QUOTE_MARKS = /^(?:>[^\S\n]?)+/

/**
 * Takes the marks off quoted lines (`> text`, `>> text`; RFC 3676, 4.5). Where the depth of quotation changes, a blank
 * line is put, so that an answer written between quoted questions stays apart from them.
 */
export function withoutQuoteMarks(text: string): string {
  let depth = 0
  const lines: string[] = []
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const marks = QUOTE_MARKS.exec(line)?.[0] ?? ''
    const marked = marks.replace(/[^>]/g, '').length
    if (marked !== depth && line.trim() !== '') {
      lines.push('')
      depth = marked
    }
    lines.push(line.slice(marks.length))
  }
  return lines.join('\n')
}
