import { desc, eq } from 'drizzle-orm'
import type { Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { captures } from './schema.ts'

/** Where bytes were once fetched from. */
export interface ContentSource {
  url: string
  finalUrl: string
  mediaType: string | null
}

/** Which bytes the archive must hold. */
export interface ContentRepository {
  /** Every content that a document or a capture names, in ascending order, each once; nothing is kept of what was passed. */
  referenced(): Iterable<Sha256>
  /** Whether any document or capture names a content. */
  isReferenced(sha256: Sha256): boolean
  /** The last capture of a content; null where it was never captured. */
  source(sha256: Sha256): ContentSource | null
}

/** Names that are read at once, so that no statement is open while the caller works. */
const PAGE = 1000

export function contentRepository(connection: Connection): ContentRepository {
  const page = connection.$client
    .prepare<[{ after: string; limit: number }], string>(
      `SELECT sha256 FROM documents WHERE sha256 > :after
       UNION SELECT sha256 FROM captures WHERE sha256 > :after
       ORDER BY sha256 LIMIT :limit`,
    )
    .pluck()

  const named = connection.$client
    .prepare<[{ sha256: string }], number>(
      'SELECT EXISTS (SELECT 1 FROM documents WHERE sha256 = :sha256) OR EXISTS (SELECT 1 FROM captures WHERE sha256 = :sha256)',
    )
    .pluck()

  return {
    isReferenced: (sha256) => named.get({ sha256 }) === 1,
    *referenced() {
      for (let after = ''; ; ) {
        const names = page.all({ after, limit: PAGE })
        yield* names
        const last = names.at(-1)
        if (last === undefined) return
        after = last
      }
    },
    source: (sha256) =>
      connection
        .select({ url: captures.url, finalUrl: captures.finalUrl, mediaType: captures.mediaType })
        .from(captures)
        .where(eq(captures.sha256, sha256))
        .orderBy(desc(captures.id))
        .limit(1)
        .get() ?? null,
  }
}
