import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** The name of the SQL function that gives the digest of some texts, as `digestOf`, for migrations that write the index anew. */
export const TEXT_DIGEST = 'text_digest'

/**
 * By which a row of the full-text index is known to have been written from these texts: 32 hexadecimal digits. What stands
 * in the index was made with it, so that it may never change.
 */
export function digestOf(texts: readonly (string | null)[]): string {
  const told = texts.map((text) => (text === null ? '-' : `${text.length}:${text}`)).join('')
  return hash('sha256', told).slice(0, 32)
}

/** @param onDigest is told of each digest that a statement makes; a migration makes one a response */
export function defineTextDigest(client: Database, onDigest: () => void = () => {}): void {
  client.function(TEXT_DIGEST, { deterministic: true, varargs: true }, (...texts: (string | null)[]) => {
    onDigest()
    return digestOf(texts)
  })
}
