import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsertWithId } from './prepared.ts'
import { issues, type SEVERITIES } from './schema.ts'

export type Severity = (typeof SEVERITIES)[number]

export interface IssueToReport {
  /** A failure's kind, or one of the issue's own such as `evidence_mismatch`. */
  kind: string
  severity: Severity
  logSlug?: string | null
  responseId?: number | null
  documentSha256?: Sha256 | null
  runId?: number | null
  message: string
  evidence?: string | null
  place?: string | null
  count?: number | null
  at: Instant
}

export interface StoredIssue {
  id: number
  kind: string
  severity: Severity
  logSlug: string | null
  responseId: number | null
  documentSha256: Sha256 | null
  /** The run that saw it first. */
  runId: number | null
  message: string
  evidence: string | null
  /** Where in the document. */
  place: string | null
  /** How many things it is about. */
  count: number | null
  createdAt: Instant
  resolvedAt: Instant | null
}

export interface IssueRepository {
  /** Reports an issue. One that is open already, in the same words about the same thing, stays as it is. @returns its id */
  report(issue: IssueToReport): number
  /** What has not been settled, oldest first. */
  open(about?: { logSlug?: string; responseId?: number; documentSha256?: Sha256; kind?: string }): StoredIssue[]
  resolve(id: number, at: Instant): void
}

export function issueRepository(connection: Connection): IssueRepository {
  const insert = prepareInsertWithId(connection, issues)
  const same = connection
    .select({ id: issues.id })
    .from(issues)
    .where(
      and(
        isNull(issues.resolvedAt),
        eq(issues.kind, sql.placeholder('kind')),
        eq(issues.message, sql.placeholder('message')),
        sql`${issues.logSlug} IS ${sql.placeholder('logSlug')}`,
        sql`${issues.responseId} IS ${sql.placeholder('responseId')}`,
        sql`${issues.documentSha256} IS ${sql.placeholder('documentSha256')}`,
        sql`${issues.place} IS ${sql.placeholder('place')}`,
      ),
    )
    .limit(1)
    .prepare()

  return {
    report: ({ at, ...issue }) => {
      const { kind, severity, message } = issue
      const about = {
        logSlug: issue.logSlug ?? null,
        responseId: issue.responseId ?? null,
        documentSha256: issue.documentSha256 ?? null,
      }
      const open = same.get({ kind, message, ...about, place: issue.place ?? null })
      if (open) return open.id
      const { runId = null, evidence = null, place = null, count = null } = issue
      return insert({
        kind,
        severity,
        message,
        ...about,
        runId,
        evidence,
        place,
        count,
        createdAt: at,
        resolvedAt: null,
      })
    },
    open: ({ logSlug, responseId, documentSha256, kind } = {}) =>
      connection
        .select()
        .from(issues)
        .where(
          and(
            isNull(issues.resolvedAt),
            logSlug === undefined ? undefined : eq(issues.logSlug, logSlug),
            responseId === undefined ? undefined : eq(issues.responseId, responseId),
            documentSha256 === undefined ? undefined : eq(issues.documentSha256, documentSha256),
            kind === undefined ? undefined : eq(issues.kind, kind),
          ),
        )
        .orderBy(asc(issues.id))
        .all(),
    resolve: (id, at) => {
      connection.update(issues).set({ resolvedAt: at }).where(eq(issues.id, id)).run()
    },
  }
}
