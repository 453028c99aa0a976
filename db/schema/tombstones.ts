import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, oneOf, sha256 } from './checks.ts'

/** `address`: of an entry or a document; `content`: bytes; `case`: a response's key within its authority. */
export const TOMBSTONE_KINDS = ['address', 'content', 'case'] as const

/**
 * What was forgotten on purpose and must not come back, whatever is crawled or merged. Only a hash is kept of each key,
 * so that nothing of what was forgotten stands here.
 */
export const tombstones = sqliteTable(
  'tombstones',
  {
    keyHash: text('key_hash').primaryKey(),
    kind: text('kind', { enum: TOMBSTONE_KINDS }).notNull(),
    forgottenAt: text('forgotten_at').notNull(),
    /** In the words of whoever forgot it; nothing personal belongs here. */
    why: text('why').notNull(),
  },
  () => [
    sha256('tombstones', 'key_hash'),
    oneOf('tombstones', 'kind', TOMBSTONE_KINDS),
    instant('tombstones', 'forgotten_at'),
  ],
)
