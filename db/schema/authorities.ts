import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Nation, RegisteredAuthority, Verification } from '../../src/domain.ts'
import { day, instant, oneOf } from './checks.ts'

const NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const satisfies readonly Nation[]
const AUTHORITY_STATUSES = ['operating', 'merged', 'closed'] as const satisfies readonly RegisteredAuthority['status'][]
/** As adapters state their fit to the live site. */
export const VERIFIED = ['facts', 'recorded', 'live'] as const

export const authorities = sqliteTable(
  'authorities',
  {
    odsCode: text('ods_code').primaryKey(),
    name: text('name').notNull(),
    nation: text('nation', { enum: NATIONS }).notNull(),
    kind: text('kind').notNull(),
    /** What follows stands in the register of authorities; null for bodies that are not in it. */
    sector: text('sector'),
    region: text('region'),
    status: text('status', { enum: AUTHORITY_STATUSES }),
    openedOn: text('opened_on'),
    closedOn: text('closed_on'),
  },
  () => [
    oneOf('authorities', 'nation', NATIONS),
    oneOf('authorities', 'status', AUTHORITY_STATUSES),
    day('authorities', 'opened_on'),
    day('authorities', 'closed_on'),
  ],
)

/** Bodies that merged into another; the predecessor need not publish a log, so its code is no foreign key. */
export const authorityPredecessors = sqliteTable(
  'authority_predecessors',
  {
    successorOds: text('successor_ods')
      .notNull()
      .references(() => authorities.odsCode),
    predecessorOds: text('predecessor_ods').notNull(),
    predecessorName: text('predecessor_name').notNull(),
    mergedOn: text('merged_on'),
  },
  (table) => [
    primaryKey({ columns: [table.successorOds, table.predecessorOds] }),
    day('authority_predecessors', 'merged_on'),
  ],
)

export const disclosureLogs = sqliteTable(
  'disclosure_logs',
  {
    slug: text('slug').primaryKey(),
    odsCode: text('ods_code')
      .notNull()
      .references(() => authorities.odsCode),
    url: text('url').notNull(),
    platform: text('platform').notNull(),
    verified: text('verified', { enum: VERIFIED }).notNull(),
    /** When every page of the listing was last read, so that what was missing then is gone. */
    lastCompleteSweepAt: text('last_complete_sweep_at'),
    /** The first listing page that names responses, where `url` only leads to it; NULL where `url` names them itself. */
    headUrl: text('head_url'),
    /** A crawl was told to leave out some of what is new (`--max`, `--since`), and none has looked for it since. */
    leftovers: integer('leftovers', { mode: 'boolean' }).notNull().default(false),
  },
  () => [oneOf('disclosure_logs', 'verified', VERIFIED), instant('disclosure_logs', 'last_complete_sweep_at')],
)

/** Each time that an adapter was held to its live site, and what came of it. */
export const logVerifications = sqliteTable(
  'log_verifications',
  {
    logSlug: text('log_slug')
      .notNull()
      .references(() => disclosureLogs.slug),
    verifiedAt: text('verified_at').notNull(),
    passed: integer('passed', { mode: 'boolean' }).notNull(),
    /** How much was looked at. */
    listingPages: integer('listing_pages').notNull(),
    listed: integer('listed').notNull(),
    entryPages: integer('entry_pages').notNull(),
    documents: integer('documents').notNull(),
    /** What must hold, and what broke it. */
    checks: text('checks', { mode: 'json' }).$type<Verification['checks']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.logSlug, table.verifiedAt] }), instant('log_verifications', 'verified_at')],
)
