import { and, asc, eq, gte, inArray, isNull, lt, ne, notExists, or, sql } from 'drizzle-orm'
import type { Instant, ListedResponse } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { isAt, leadsTo, responsesBehind } from './entry-links.ts'
import { prepareInsertOfNew, prepareInsertWithId } from './prepared.ts'
import { logEntries, responseDocuments, responses } from './schema.ts'

/** A response counts as withdrawn when so many complete sweeps in a row lacked every entry that leads to it. */
const SWEEPS_UNTIL_WITHDRAWN = 2

export interface StoredEntry {
  id: number
  logSlug: string
  url: string
  kind: ListedResponse['kind']
  /** SHA-256 of what the listing said of it. */
  fingerprint: string
  listed: ListedResponse
  contentHash: string | null
  /** The response that it leads to; null until one was read from it. */
  responseId: number | null
  /** Everything behind it was read. */
  complete: boolean
  firstSeenAt: Instant
  lastSeenAt: Instant
  lastCheckedAt: Instant
  missedSweeps: number
}

export type EntryToSave = Pick<
  StoredEntry,
  'logSlug' | 'url' | 'kind' | 'fingerprint' | 'listed' | 'contentHash' | 'responseId' | 'complete'
> & {
  /** When it was listed and read. */
  at: Instant
}

/** Nothing here gives all entries of a log: what a night needs of them, it asks for by the addresses that a page lists. */
export interface EntryRepository {
  get(logSlug: string, url: string): StoredEntry | null
  /** The entries, in whatever log, that lead to a response. */
  ofResponse(responseId: number): StoredEntry[]
  /** The entries that an address belongs to: as their own, or as that of one of their documents, in any revision. */
  withUrl(url: string): StoredEntry[]
  /** Saves an entry that was listed and then read. @returns its id, the same at every save */
  save(entry: EntryToSave): number
  /** Notes which response was read from an entry. */
  leadTo(id: number, responseId: number): void
  /** Notes that a known entry was listed again, and so that its response is still published. */
  touch(logSlug: string, url: string, at: Instant): void
  /**
   * Counts a complete sweep, once: entries that were not listed since it started have missed one more, the others none.
   * @returns ids of the responses, not yet withdrawn, all of whose entries, in whatever log, have missed two in a row
   */
  missed(logSlug: string, sweepStartedAt: Instant): number[]
}

export function entryRepository(connection: Connection): EntryRepository {
  const placeholder = { logSlug: sql.placeholder('logSlug'), url: sql.placeholder('url'), at: sql.placeholder('at') }
  const isEntry = and(eq(logEntries.logSlug, placeholder.logSlug), eq(logEntries.url, placeholder.url))

  const byUrl = connection.select().from(logEntries).where(isEntry).prepare()
  const key = [logEntries.logSlug, logEntries.url]
  const insertNew = prepareInsertOfNew(connection, logEntries, key)
  const insertOrUpdate = prepareInsertWithId(connection, logEntries, {
    target: key,
    update: [
      'kind',
      'fingerprint',
      'listed',
      'contentHash',
      'responseId',
      'complete',
      'lastSeenAt',
      'lastCheckedAt',
      'missedSweeps',
    ],
  })
  const lead = connection.$client.prepare<[responseId: number, id: number]>(
    'UPDATE log_entries SET response_id = ? WHERE id = ?',
  )
  const seen = connection
    .update(logEntries)
    .set({ lastSeenAt: sql`${placeholder.at}` })
    .where(isEntry)
    .prepare()
  const responseSeen = connection
    .update(responses)
    .set({ lastSeenAt: sql`${placeholder.at}` })
    .where(and(inArray(responses.id, responsesBehind(connection, isEntry)), lt(responses.lastSeenAt, placeholder.at)))
    .prepare()

  return {
    get: (logSlug, url) => byUrl.get({ logSlug, url }) ?? null,
    ofResponse: (responseId) => {
      const current = connection
        .select({ id: responses.currentRevisionId })
        .from(responses)
        .where(eq(responses.id, responseId))
      return connection
        .select()
        .from(logEntries)
        .where(leadsTo(connection, responseId, current))
        .orderBy(asc(logEntries.id))
        .all()
    },
    withUrl: (url) => {
      const ofDocument = connection
        .select({ id: responseDocuments.entryId })
        .from(responseDocuments)
        .where(eq(responseDocuments.url, url))
      return connection
        .select()
        .from(logEntries)
        .where(or(isAt(connection, url), inArray(logEntries.id, ofDocument)))
        .orderBy(asc(logEntries.id))
        .all()
    },
    save: (entry) => {
      const { logSlug, url, at } = entry
      const row = { ...entry, firstSeenAt: at, lastSeenAt: at, lastCheckedAt: at, missedSweeps: 0 }
      const newId = insertNew(row)
      // Nothing is behind a new entry yet, unless it names a response that others led to.
      if (newId !== null && entry.responseId === null) return newId
      const id = newId ?? insertOrUpdate(row)
      responseSeen.run({ logSlug, url, at })
      return id
    },
    leadTo: (id, responseId) => {
      lead.run(responseId, id)
    },
    touch: (logSlug, url, at) => {
      seen.run({ logSlug, url, at })
      responseSeen.run({ logSlug, url, at })
    },
    missed: (logSlug, sweepStartedAt) => {
      const inLog = eq(logEntries.logSlug, logSlug)
      connection
        .update(logEntries)
        .set({
          missedSweeps: sql`CASE WHEN ${logEntries.lastSeenAt} < ${sweepStartedAt} THEN ${logEntries.missedSweeps} + 1 ELSE 0 END`,
        })
        .where(and(inLog, or(lt(logEntries.lastSeenAt, sweepStartedAt), ne(logEntries.missedSweeps, 0))))
        .run()
      const mayBeGone = and(inLog, gte(logEntries.missedSweeps, SWEEPS_UNTIL_WITHDRAWN))
      const stillListed = connection
        .select({ id: logEntries.id })
        .from(logEntries)
        .where(
          and(
            leadsTo(connection, responses.id, responses.currentRevisionId),
            lt(logEntries.missedSweeps, SWEEPS_UNTIL_WITHDRAWN),
          ),
        )
      return connection
        .select({ id: responses.id })
        .from(responses)
        .where(
          and(
            isNull(responses.withdrawnAt),
            inArray(responses.id, responsesBehind(connection, mayBeGone)),
            notExists(stillListed),
          ),
        )
        .orderBy(asc(responses.id))
        .all()
        .map((row) => row.id)
    },
  }
}
