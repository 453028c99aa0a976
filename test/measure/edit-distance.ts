/** The fewest letters to insert, delete or replace that turn one text into another (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let before = Uint32Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const current = new Uint32Array(other.length + 1)
    current[0] = row
    const letter = one.charCodeAt(row - 1)
    for (let at = 1; at <= other.length; at++) {
      const replaced = (before[at - 1] ?? 0) + (letter === other.charCodeAt(at - 1) ? 0 : 1)
      current[at] = Math.min(replaced, (before[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1)
    }
    before = current
  }
  return before[other.length] ?? 0
}
