import { desc, eq, sql } from 'drizzle-orm'
import type { Capture } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsertWithId } from './prepared.ts'
import { captures } from './schema.ts'

/** Contents under one ETag from which on it says nothing: a version number may be shared by some, a constant is by all. */
const CONTENTS_OF_A_CONSTANT = 3

export interface CaptureRepository {
  /** The last capture of an address, whose validators the next request sends. */
  latest(url: string): Capture | null
  /**
   * Whether a capture's validators have been shown to say nothing: they came with other bytes from the same address, or
   * its ETag with several contents of the same site. A 304 to them would hide every change.
   */
  validatorsLie(capture: Capture): boolean
  /**
   * To be called in the transaction that saves what was parsed from the capture's body. An answer that is the last one of
   * its address over again (a site without validators gives them every night) leaves that one as it is. @returns its id
   */
  save(capture: Capture, runId: number): number
}

const SAME_ANSWER = [
  'sha256',
  'finalUrl',
  'status',
  'mediaType',
  'charset',
  'fileName',
  'etag',
  'lastModified',
] as const

export function captureRepository(connection: Connection): CaptureRepository {
  const insert = prepareInsertWithId(connection, captures)
  // Only one row is ever read of it; with a limit that is filled in, SQLite would plan it anew each time.
  const latest = connection
    .select()
    .from(captures)
    .where(eq(captures.url, sql.placeholder('url')))
    .orderBy(desc(captures.id))
    .prepare()

  const known = connection.$client.prepare<[url: string], 1>('SELECT 1 FROM captures WHERE url = ?').pluck()

  const otherBytes = connection.$client
    .prepare<[Pick<Capture, 'url' | 'sha256'> & Capture['validators']], 1>(
      `SELECT 1 FROM captures
       WHERE url = :url AND sha256 <> :sha256 AND etag IS :etag AND last_modified IS :lastModified LIMIT 1`,
    )
    .pluck()
  const contentsOfTag = connection.$client
    .prepare<[{ etag: string; from: string; to: string; enough: number }], number>(
      `SELECT count(*) FROM (
         SELECT DISTINCT sha256 FROM captures WHERE etag = :etag AND url >= :from AND url < :to LIMIT :enough)`,
    )
    .pluck()

  return {
    validatorsLie: ({ url, sha256, validators }) => {
      const { etag, lastModified } = validators
      if (otherBytes.get({ url, sha256, etag, lastModified }) !== undefined) return true
      if (etag === null) return false
      // Every address of a site lies between "https://host/" and "https://host0", the next character after the slash.
      const { origin } = new URL(url)
      const range = { from: `${origin}/`, to: `${origin}0`, enough: CONTENTS_OF_A_CONSTANT }
      return (contentsOfTag.get({ etag, ...range }) ?? 0) >= CONTENTS_OF_A_CONSTANT
    },
    latest: (url) => {
      const row = latest.get({ url })
      if (!row) return null
      const { id: _id, runId: _runId, etag, lastModified, ...capture } = row
      return { ...capture, validators: { etag, lastModified } }
    },
    save: (capture, runId) => {
      const row = { ...capture, ...capture.validators, runId }
      const last = known.get(capture.url) === undefined ? undefined : latest.get({ url: capture.url })
      return last && SAME_ANSWER.every((column) => last[column] === row[column]) ? last.id : insert(row)
    },
  }
}
