/*
 * Documents are looked up among publications by the first six digits of their SHA-256 and then by all of it: hashes fall all over
 * an index, and one of their heads is a fifth as large, so that fewer of its pages are read and written with every response. Of
 * a million documents, one in seventeen shares its head with another.
 */

/** The first digits of a hash, as the index of publications has them. */
export function headOf(hash: string): string {
  return `substr(${hash}, 1, 6)`
}

/** The condition, in SQL, that a publication is of a document, so that the index is used for it. */
export function isHash(column: string, hash: string): string {
  return `${headOf(column)} = ${headOf(hash)} AND ${column} = ${hash}`
}
