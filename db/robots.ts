import { eq, sql } from 'drizzle-orm'
import type { Instant } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { robots } from './schema.ts'

/** The robots.txt of an origin (`https://example.nhs.uk`) as last fetched; status 0 where no answer came. */
export interface StoredRobots {
  origin: string
  fetchedAt: Instant
  status: number
  body: string
}

/** Promises only because the polite client's memory may be anywhere; both are done when they return. */
export interface RobotsRepository {
  load(origin: string): Promise<StoredRobots | null>
  save(robots: StoredRobots): Promise<void>
}

export function robotsRepository(connection: Connection): RobotsRepository {
  const insert = prepareInsert(connection, robots, {
    target: [robots.origin],
    update: ['fetchedAt', 'status', 'body'],
  })
  const byOrigin = connection
    .select()
    .from(robots)
    .where(eq(robots.origin, sql.placeholder('origin')))
    .prepare()
  return { load: async (origin) => byOrigin.get({ origin }) ?? null, save: async (stored) => insert(stored) }
}
