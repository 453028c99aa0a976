import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Instant, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { tombstones } from './schema.ts'

/** By what a forgotten response would be known again. */
export type TombstoneKey =
  | { kind: 'address'; url: string }
  | { kind: 'content'; sha256: Sha256 }
  /** `key` is its canonical reference or, where it has none, the SHA-256 of its cleaned text. */
  | { kind: 'case'; odsCode: string; key: string }

export interface Tombstone {
  why: string
  at: Instant
}

export interface TombstoneRepository {
  /** When and why something was forgotten; null where it was not. */
  of(key: TombstoneKey): Tombstone | null
  /** Sets tombstones; one that stands already stays as it is. */
  set(keys: readonly TombstoneKey[], tombstone: Tombstone): void
}

/** The name under which a key is kept: a SHA-256 over its kind and its parts, a line each. */
function tombstoneName(key: TombstoneKey): Sha256 {
  const parts = key.kind === 'address' ? [key.url] : key.kind === 'content' ? [key.sha256] : [key.odsCode, key.key]
  return createHash('sha256')
    .update([key.kind, ...parts].join('\n'))
    .digest('hex')
}

export function tombstoneRepository(connection: Connection): TombstoneRepository {
  const insert = prepareInsert(connection, tombstones, { target: [tombstones.keyHash], update: [] })
  const byName = connection
    .select({ why: tombstones.why, at: tombstones.forgottenAt })
    .from(tombstones)
    .where(eq(tombstones.keyHash, sql.placeholder('keyHash')))
    .prepare()
  return {
    of: (key) => byName.get({ keyHash: tombstoneName(key) }) ?? null,
    set: (keys, { why, at }) => {
      for (const key of keys) insert({ keyHash: tombstoneName(key), kind: key.kind, forgottenAt: at, why })
    },
  }
}
