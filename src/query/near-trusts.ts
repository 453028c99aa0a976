/** Whom a mistyped name means. */
import type { NamedTrust } from '../../db/questions/trusts.ts'

/** Words that many names share, so that they tell nobody apart. */
const COMMON = new Set(['nhs', 'trust', 'foundation', 'the', 'of', 'and', 'for', 'health', 'board', 'hospital'])

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Letters that must be put in, left out, changed or swapped with the next to make one word of the other. */
export function typingErrors(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= one.length; row += 1) {
    const costs = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const above = rows[row - 1] ?? []
      let cost = Math.min((above[column] ?? 0) + 1, (costs[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same)
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) cost = Math.min(cost, (rows[row - 2]?.[column - 2] ?? 0) + 1)
      costs.push(cost)
    }
    rows.push(costs)
  }
  return rows[one.length]?.[other.length] ?? 0
}

/** So many errors are forgiven in a word; none in a short one, where any other word is as near. */
function forgiven(word: string): number {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2
}

/** The errors by which a typed word misses the nearest word of a name, null where that is too many. */
function errorsOf(word: string, names: readonly string[]): number | null {
  const nearest = Math.min(...names.map((name) => typingErrors(word, name)))
  return nearest <= forgiven(word) ? nearest : null
}

/**
 * The trusts whose names have every telling word of what was typed, give or take a letter or two in each; of those with
 * the fewest errors. More than one where the name does not say which.
 */
export function nearTrusts<Trust extends NamedTrust>(typed: string, trusts: readonly Trust[]): Trust[] {
  const telling = wordsOf(typed).filter((word) => !COMMON.has(word))
  if (telling.length === 0) return []
  const near = trusts.flatMap((trust) => {
    const names = wordsOf(trust.name)
    const errors = telling.map((word) => errorsOf(word, names))
    return errors.includes(null)
      ? []
      : [{ trust, errors: errors.reduce<number>((sum, error) => sum + (error ?? 0), 0) }]
  })
  const fewest = Math.min(...near.map(({ errors }) => errors))
  return near.filter(({ errors }) => errors === fewest).map(({ trust }) => trust)
}
