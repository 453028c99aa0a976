/**
 * Text from outside, as text within Markdown: nothing in it is read as markup, a link or HTML. GitHub looks for mentions and
 * issue numbers only after it has taken the backslashes away, so that a zero-width space parts those.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~>:]/g, '\\$&')
    .replace(/[@#](?=\w)/g, '$&\u200b')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}

/** A table (GitHub Flavored Markdown). Cells are Markdown already. */
export function markdownTable(columns: { heading: string; align: 'left' | 'right' }[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ heading }) => heading)),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n')
}
