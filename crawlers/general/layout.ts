import type { Candidate } from './entry-choice.ts'

export type Layout = 'table' | 'list' | 'cards' | 'definition-list' | 'lines' | 'accordion' | 'none'

/** How a page sets its entries: what most of them stand in. */
export function layoutOf(entries: Candidate[]): Layout {
  const counts = new Map<Layout, number>()
  for (const entry of entries) {
    const layout = ofOne(entry)
    counts.set(layout, (counts.get(layout) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'none'
}

function ofOne({ record }: Candidate): Layout {
  if (record.row !== null) return 'table'
  let above: typeof record.element | null = record.element
  if (/^d[tdl]$/.test(above.name)) return 'definition-list'
  for (; above !== null; above = above.parent?.type === 'tag' ? above.parent : null) {
    if (above.name === 'details' || /accordion|collaps/i.test(above.attribs['class'] ?? '')) return 'accordion'
    if (above.name === 'dl') return 'definition-list'
  }
  if (record.element.name === 'li') return 'list'
  return /^(?:article|div|section)$/.test(record.element.name) ? 'cards' : 'lines'
}
