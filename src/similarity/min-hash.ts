import { mixed } from './hash.ts'

/** Numbers in a signature. */
export const SIGNATURE_LENGTH = 128

/** A multiplier and an addend for each number of a signature; from a fixed seed, so that stored keys stay true. */
const MULTIPLIERS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, at) => mixed(2 * at + 1) | 1)
const ADDENDS = Uint32Array.from({ length: SIGNATURE_LENGTH }, (_, at) => mixed(2 * at + 0x9e3779b9))

/**
 * The MinHash of a set (Broder 1997): for each of 128 hash functions the least value among its members. Two sets agree in
 * a number with a probability that is their Jaccard index. The signature of a union is the least of both, number by number.
 */
export function signatureOf(shingles: Iterable<number>): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_LENGTH).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let at = 0; at < SIGNATURE_LENGTH; at += 1) {
      const product = Math.imul(shingle, MULTIPLIERS[at] ?? 1) + (ADDENDS[at] ?? 0)
      const value = (product ^ (product >>> 15)) >>> 0
      if (value < (signature[at] ?? 0)) signature[at] = value
    }
  }
  return signature
}

/** The Jaccard index of two sets by their signatures, from 0 to 1; off by 0.04 on average. */
export function estimatedJaccard(one: Uint32Array, other: Uint32Array): number {
  let same = 0
  for (let at = 0; at < SIGNATURE_LENGTH; at += 1) if (one[at] === other[at]) same += 1
  return same / SIGNATURE_LENGTH
}

export interface Bands {
  /** How many there are, and how many numbers of the signature make one. */
  count: number
  rows: number
}

/**
 * Keys for locality-sensitive hashing, one a band: sets that share any key are worth comparing. With 32 bands of 4 rows
 * that is so of 99.8% of the pairs with a Jaccard index of 0.65, of 87% at 0.5, and of 0.3% at 0.1.
 * @param salt tells apart keys of different kinds
 */
export function bandKeys(signature: Uint32Array, { count, rows }: Bands, salt = 0): number[] {
  return Array.from({ length: count }, (_, band) => {
    let key = mixed(salt * 0x10001 + band + 1)
    for (let at = band * rows; at < (band + 1) * rows; at += 1) key = mixed(Math.imul(key, 31) + (signature[at] ?? 0))
    return key
  })
}
