// Where a night's work lies, here and on GitHub, and what its steps tell each other.
import { join } from 'node:path'
import { z } from 'zod'

/** The release whose assets are the databases. */
export const DATABASE_RELEASE = 'data'
/** The asset that always is the newest database. */
export const NEWEST_DATABASE = 'trustlog.db.gz'
/** How many dated databases are kept. */
export const DATABASES_KEPT = 14

const DATED_DATABASE = /^trustlog-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db\.gz$/

/** The local files of a night, all below one folder. */
export interface Places {
  database: string
  archive: string
  /** What the night started from. */
  beginning: string
  /** What the night hands over to be published. */
  outgoing: string
  outgoingList: string
  /** The feeds that the night writes, before they are packed. */
  feeds: string
  /** What each shard of the night hands over to be merged, in a folder named by its number. */
  shards: string
  /** How each log is after the night, for whoever files issues. */
  statuses: string
}

/** Names what lies in a folder that was packed. */
export const OUTGOING_LIST = 'outgoing.json'

export function placesIn(folder: string): Places {
  return {
    database: join(folder, 'trustlog.db'),
    archive: join(folder, 'archive'),
    beginning: join(folder, 'beginning.json'),
    outgoing: join(folder, 'outgoing'),
    outgoingList: join(folder, 'outgoing', OUTGOING_LIST),
    feeds: join(folder, 'feeds'),
    shards: join(folder, 'shards'),
    statuses: join(folder, 'report', 'statuses.json'),
  }
}

/** Such as `2026-03-01T02-17-05-250Z`: sorts by time and is a legal file name everywhere. */
export function stampOf(moment: Date): string {
  return moment.toISOString().replaceAll(/[:.]/g, '-')
}

export function databaseAsset(stamp: string): string {
  return `trustlog-${stamp}.db.gz`
}

/** The release whose assets are the feeds. */
export const FEEDS_RELEASE = 'feeds'
/** An Atom feed: of a trust by its code, of a saved question by its name, of all. */
export const FEED_FILE = /^[A-Za-z0-9-]+\.atom$/

/** The releases that keep raw bytes, one a month, such as `archive-2026-03`. */
export const ARCHIVE_RELEASE = /^archive-\d{4}-\d\d$/

export function archiveRelease(stamp: string): string {
  return `archive-${stamp.slice(0, 7)}`
}

/** The dated databases among a release's assets, oldest first. */
export function datedDatabases(assets: { name: string }[]): string[] {
  return assets
    .map(({ name }) => name)
    .filter((name) => DATED_DATABASE.test(name))
    .sort()
}

/** What a night started from: when, the published database it continues (null on the very first), and how many rows each table had. */
export const Beginning = z.object({
  at: z.iso.datetime(),
  database: z.string().nullable(),
  rows: z.record(z.string(), z.number()),
})
export type Beginning = z.infer<typeof Beginning>

/** What a night hands over: file names within the outgoing folder. */
export const Outgoing = z.object({
  /** The published database that this one continues. */
  continues: z.string().nullable(),
  stamp: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/),
  database: z.string().regex(DATED_DATABASE),
  archives: z.array(z.string().regex(/^archive-[\dTZ-]+\.tar$/)),
  /** In the folder `feeds` of that folder. */
  feeds: z.array(z.string().regex(FEED_FILE)),
})
export type Outgoing = z.infer<typeof Outgoing>
