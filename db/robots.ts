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

export interface RobotsRepository {
  load(origin: string): StoredRobots | null
  save(robots: StoredRobots): void
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
  return { load: (origin) => byOrigin.get({ origin }) ?? null, save: insert }
}
