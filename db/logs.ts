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
  /** The listing page that names the newest responses, where the log's own address only leads to it. */
  headUrl: string | null
  /** A crawl was told to leave out some of what is new, and none has looked for it since. */
  leftovers: boolean
}

export interface LogRepository {
  /** Inserts it, or updates where it is and how it is read. Its authority must have been saved. */
  save(log: DisclosureLog, verified: StoredLog['verified']): void
  get(slug: string): StoredLog | null
  /** All, by slug. */
  list(): StoredLog[]
  markCompleteSweep(slug: string, at: Instant): void
  /** Notes where the log's newest responses are listed; null for its own address. */
  markHead(slug: string, headUrl: string | null): void
  markLeftovers(slug: string, leftovers: boolean): void
}

export function logRepository(connection: Connection): LogRepository {
  const stored = {
    slug: disclosureLogs.slug,
    url: disclosureLogs.url,
    platform: disclosureLogs.platform,
    verified: disclosureLogs.verified,
    lastCompleteSweepAt: disclosureLogs.lastCompleteSweepAt,
    headUrl: disclosureLogs.headUrl,
    leftovers: disclosureLogs.leftovers,
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

  /** A log at another address has its head elsewhere, too. */
  const headUnlessMoved = sql`CASE WHEN ${disclosureLogs.url} = excluded.url THEN ${disclosureLogs.headUrl} END`
  const update = (slug: string, values: Partial<typeof disclosureLogs.$inferInsert>) => {
    connection.update(disclosureLogs).set(values).where(eq(disclosureLogs.slug, slug)).run()
  }

  return {
    save: (log, verified) => {
      const place = { odsCode: log.authority.odsCode, url: log.url, platform: log.platform, verified }
      connection
        .insert(disclosureLogs)
        .values({ slug: log.slug, ...place })
        .onConflictDoUpdate({ target: disclosureLogs.slug, set: { ...place, headUrl: headUnlessMoved } })
        .run()
    },
    get: (slug) => bySlug.get({ slug }) ?? null,
    list: () => all().orderBy(asc(disclosureLogs.slug)).all(),
    markCompleteSweep: (slug, at) => update(slug, { lastCompleteSweepAt: at }),
    markHead: (slug, headUrl) => update(slug, { headUrl }),
    markLeftovers: (slug, leftovers) => update(slug, { leftovers }),
  }
}
