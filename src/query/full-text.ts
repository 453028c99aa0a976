/**
 * Turns words as typed into a query of FTS5: every word must occur, words in double quotes as a phrase, a word that ends
 * in `*` as the beginning of one. Everything else that FTS5 would take for syntax is searched for as it stands.
 * Null where there is no word.
 */
export function fullTextQuery(typed: string): string | null {
  const terms: string[] = []
  for (const [index, part] of typed.split('"').entries()) {
    // Every second part stood between quotation marks.
    const pieces = index % 2 === 1 ? [part] : part.split(/\s/)
    for (const piece of pieces) {
      if (!/[\p{L}\p{N}]/u.test(piece)) continue
      const prefix = index % 2 === 0 && piece.endsWith('*')
      terms.push(prefix ? `"${piece.slice(0, -1)}"*` : `"${piece.trim()}"`)
    }
  }
  return terms.length === 0 ? null : terms.join(' ')
}
