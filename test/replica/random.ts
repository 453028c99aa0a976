/** Chance that is the same for the same seed, on every machine. */
export interface Random {
  /** From 0, below 1. */
  fraction(): number
  /** Both ends included. */
  integer(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  /** So many different items, in their own order. */
  some<Item>(items: readonly Item[], count: number): Item[]
}

/** A source of chance named by what it decides, so that one decision does not move the next: `randomFrom(7, 'rth', 12)`. */
export function randomFrom(...names: (string | number)[]): Random {
  let state = hash(names.join('\n'))
  // mulberry32: 32 bits of state, good enough to vary letters
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[integer(0, items.length - 1)]
    if (item === undefined) throw new RangeError('There is nothing to pick from.')
    return item
  }
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const indices = items.map((_, index) => ({ index, rank: fraction() })).sort((a, b) => a.rank - b.rank)
    const kept = new Set(indices.slice(0, count).map(({ index }) => index))
    return items.filter((_, index) => kept.has(index))
  }
  return { fraction, integer, pick, some }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}
