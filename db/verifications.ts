import { desc, eq, sql } from 'drizzle-orm'
import type { Verification } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { logVerifications } from './schema.ts'

export interface VerificationRepository {
  /** Keeps what came of it beside what came before; the log must be known. */
  save(verification: Verification): void
  /** The last one of each log, by the log's slug. */
  latest(): Map<string, Verification>
  /** All of a log, the last one first. */
  of(logSlug: string): Verification[]
}

export function verificationRepository(connection: Connection): VerificationRepository {
  const insert = prepareInsert(connection, logVerifications, {
    target: [logVerifications.logSlug, logVerifications.verifiedAt],
    update: [],
  })
  const stored = {
    log: logVerifications.logSlug,
    verifiedAt: logVerifications.verifiedAt,
    passed: logVerifications.passed,
    listingPages: logVerifications.listingPages,
    listed: logVerifications.listed,
    entryPages: logVerifications.entryPages,
    documents: logVerifications.documents,
    checks: logVerifications.checks,
  }
  return {
    save: ({ log, ...found }) => insert({ logSlug: log, ...found }),
    latest: () => {
      const isLast = sql`${logVerifications.verifiedAt} = (
        SELECT max(v.verified_at) FROM log_verifications v WHERE v.log_slug = ${logVerifications.logSlug}
      )`
      const rows = connection.select(stored).from(logVerifications).where(isLast).all()
      return new Map(rows.map((row) => [row.log, row]))
    },
    of: (logSlug) =>
      connection
        .select(stored)
        .from(logVerifications)
        .where(eq(logVerifications.logSlug, logSlug))
        .orderBy(desc(logVerifications.verifiedAt))
        .all(),
  }
}
