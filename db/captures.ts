import { desc, eq, sql } from 'drizzle-orm'
import type { Capture } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsertWithId } from './prepared.ts'
import { captures } from './schema.ts'

export interface CaptureRepository {
  /** The last capture of an address, whose validators the next request sends. */
  latest(url: string): Capture | null
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
  const latest = connection
    .select()
    .from(captures)
    .where(eq(captures.url, sql.placeholder('url')))
    .orderBy(desc(captures.id))
    .limit(1)
    .prepare()

  return {
    latest: (url) => {
      const row = latest.get({ url })
      if (!row) return null
      const { id: _id, runId: _runId, etag, lastModified, ...capture } = row
      return { ...capture, validators: { etag, lastModified } }
    },
    save: ({ validators, ...capture }, runId) => {
      const row = { ...capture, ...validators, runId }
      const last = latest.get({ url: capture.url })
      return last && SAME_ANSWER.every((column) => last[column] === row[column]) ? last.id : insert(row)
    },
  }
}
