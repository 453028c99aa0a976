/** Edit distance with insertions, deletions, replacements and swapped neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped))
    }
  }
  return at(a.length, b.length)
}

/**
 * The candidate that was most likely meant, or null where none is near (more than a third of the letters differ).
 * Letter case is ignored.
 */
export function nearMatch(typed: string, candidates: Iterable<string>): string | null {
  let best: { candidate: string; distance: number } | null = null
  for (const candidate of candidates) {
    const between = distance(typed.toLowerCase(), candidate.toLowerCase())
    const near = between <= Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3))
    if (near && (best === null || between < best.distance)) best = { candidate, distance: between }
  }
  return best?.candidate ?? null
}
