/** Made-up words as common as words are, the same for the same seed. */

const COMMON =
  'trust information request hospital patients contract firewall software staff cost supplier system'.split(' ')

/** By Zipf's law, as in any language: a few stand everywhere, most are rare. */
function wordOf(random: () => number): string {
  const rank = Math.floor(20_000 ** random())
  return COMMON[rank - 1] ?? `word${rank}`
}

export function sentenceOf(random: () => number, length: number): string {
  return Array.from({ length }, () => wordOf(random)).join(' ')
}

/** One of a few, each as likely as the others. */
export function oneOf<Value>(random: () => number, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(random() * values.length)] ?? values[0]
}
