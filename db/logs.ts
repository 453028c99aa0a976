import { asc, eq, sql } from 'drizzle-orm'
import type { DisclosureLog, Instant } from '../src/domain.ts'
import { NAMED_AUTHORITY } from './authorities.ts'
import type { Connection } from './connection.ts'
import { authorities, disclosureLogs } from './schema.ts'

export interface StoredLog extends DisclosureLog {
  /** How well its adapter is known to fit the live site. */
  verified: 'facts' | 'recorded' | 'live'
  /** When every listing page was last read; null if never. */
  lastCompleteSweepAt: Instant | null
}

export interface LogRepository {
  /** Inserts it, or updates where it is and how it is read. Its authority must have been saved. */
  save(log: DisclosureLog, verified: StoredLog['verified']): void
  get(slug: string): StoredLog | null
  /** All, by slug. */
  list(): StoredLog[]
  markCompleteSweep(slug: string, at: Instant): void
}

export function logRepository(connection: Connection): LogRepository {
  const stored = {
    slug: disclosureLogs.slug,
    url: disclosureLogs.url,
    platform: disclosureLogs.platform,
    verified: disclosureLogs.verified,
    lastCompleteSweepAt: disclosureLogs.lastCompleteSweepAt,
    authority: NAMED_AUTHORITY,
  }
  const all = () =>
    connection
      .select(stored)
      .from(disclosureLogs)
      .innerJoin(authorities, eq(authorities.odsCode, disclosureLogs.odsCode))
  const bySlug = all()
    .where(eq(disclosureLogs.slug, sql.placeholder('slug')))
    .prepare()

  return {
    save: (log, verified) => {
      const place = { odsCode: log.authority.odsCode, url: log.url, platform: log.platform, verified }
      connection
        .insert(disclosureLogs)
        .values({ slug: log.slug, ...place })
        .onConflictDoUpdate({ target: disclosureLogs.slug, set: place })
        .run()
    },
    get: (slug) => bySlug.get({ slug }) ?? null,
    list: () => all().orderBy(asc(disclosureLogs.slug)).all(),
    markCompleteSweep: (slug, at) => {
      connection.update(disclosureLogs).set({ lastCompleteSweepAt: at }).where(eq(disclosureLogs.slug, slug)).run()
    },
  }
}
