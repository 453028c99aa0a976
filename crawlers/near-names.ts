/** How many items to offer a person who mistyped a name. */
const OFFERED = 5
/** Share of letter pairs in common below which two names are not alike. */
const ALIKE = 0.3

/** The items one of whose names is most like what was typed, best first; none where nothing is alike. */
export function nearest<Item>(typed: string, items: Item[], namesOf: (item: Item) => string[]): Item[] {
  const scored = items.map((item) => ({ item, score: Math.max(...namesOf(item).map((name) => likeness(typed, name))) }))
  return scored
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, OFFERED)
    .map(({ item }) => item)
}

/** Dice's coefficient over pairs of letters: 1 for the same text, 0 for nothing in common. */
function likeness(a: string, b: string): number {
  const [left, right] = [letterPairs(a), letterPairs(b)]
  const common = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size)
}

function letterPairs(text: string): Set<string> {
  const letters = ` ${text.toLowerCase()} `
  return new Set(Array.from({ length: letters.length - 1 }, (_, index) => letters.slice(index, index + 2)))
}
