/** The words of a text, lower case, apostrophes alike. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[‘’]/g, "'")
      .match(/[\p{L}\p{N}£%]+/gu) ?? []
  )
}

/**
 * How many of a label's words stand in a text in order, in the stretch of it that fits best. Something may stand between
 * them: an answer that a footnote carries on.
 */
export function wordsFoundInOrder(label: string[], text: string[]): number {
  let best = 0
  for (const start of likelyStarts(label, text)) {
    best = Math.max(best, longestCommon(label, text.slice(start, start + Math.ceil(1.5 * label.length) + 25)))
    if (best === label.length) break
  }
  return best
}

/** Places where one of the label's first words stands. */
function likelyStarts(label: string[], text: string[]): Set<number> {
  const starts = new Set<number>()
  for (const [at, word] of label.slice(0, 8).entries()) {
    let from = -1
    for (let hits = 0; hits < 30; hits++) {
      from = text.indexOf(word, from + 1)
      if (from < 0) break
      starts.add(Math.max(0, from - at))
    }
  }
  return starts
}

/** Length of the longest common subsequence. */
function longestCommon(one: string[], other: string[]): number {
  let before = new Uint16Array(other.length + 1)
  for (const word of one) {
    const row = new Uint16Array(other.length + 1)
    for (let at = 0; at < other.length; at++) {
      row[at + 1] = word === other[at] ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0)
    }
    before = row
  }
  return before[other.length] ?? 0
}

/** The words of a label that stand nowhere in a text. */
export function missingWords(label: string[], text: string[]): string[] {
  const held = new Set(text)
  return label.filter((word) => !held.has(word))
}
