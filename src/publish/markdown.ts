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

/**
 * Text from outside, word for word, as code: GitHub reads no markup, HTML, mention, address or reference to an issue within it.
 * White space is folded, and characters that are not seen (controls, changes of direction) are left out.
 */
export function markdownCode(text: string, longest = 300): string {
  const shown = text
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
  if (shown === '') return '(nothing)'
  const cut = shown.length > longest ? `${[...shown.slice(0, longest)].slice(0, -1).join('')}…` : shown
  const runs = cut.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  return `${fence} ${cut} ${fence}`
}
