import { createHash } from 'node:crypto'
import type { Instant, Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { watches, watchReports } from './schema.ts'

/** A question that is asked again and again. */
export interface Watch {
  name: string
  /** As typed. */
  question: string
  changedAt: Instant
  /** Null where it was never asked. */
  lastRunAt: Instant | null
  /** How many findings were reported so far. */
  reported: number
}

export interface WatchRepository {
  /** All that were not removed, by name. */
  list(): Watch[]
  /** Adds one, gives it another question, or brings it back. What was reported of it stays reported. */
  save(name: string, question: string, at: Instant): void
  /** @returns whether there was one of this name */
  remove(name: string, at: Instant): boolean
  /** When each finding of a watch was first reported. */
  reportsOf(name: string): Map<Sha256, Instant>
  /** Notes that it was asked, and what was reported; a finding that was reported before keeps its time. */
  report(name: string, findings: readonly Sha256[], at: Instant): void
  /** Under which name each response, or something that it states, is known as a finding: the same after any merge. */
  findingNames(responseIds: readonly number[]): Map<number, (...parts: (string | null)[]) => Sha256>
}

export function watchRepository(connection: Connection): WatchRepository {
  const client = connection.$client
  const insert = prepareInsert(connection, watches, {
    target: [watches.name],
    update: ['question', 'changedAt', 'removed'],
  })
  const insertReport = prepareInsert(connection, watchReports, {
    target: [watchReports.watchName, watchReports.findingSha256],
    update: [],
  })
  return {
    list: () =>
      client
        .prepare<[], Watch>(
          `SELECT name, question, changed_at AS changedAt, last_run_at AS lastRunAt,
             (SELECT count(*) FROM watch_reports r WHERE r.watch_name = w.name) AS reported
           FROM watches w WHERE NOT removed ORDER BY name`,
        )
        .all(),
    save: (name, question, at) => insert({ name, question, changedAt: at, removed: false, lastRunAt: null }),
    remove: (name, at) =>
      client.prepare('UPDATE watches SET removed = 1, changed_at = ? WHERE name = ? AND NOT removed').run(at, name)
        .changes > 0,
    reportsOf: (name) => {
      const rows = client
        .prepare<[string], [Sha256, Instant]>(
          'SELECT finding_sha256, reported_at FROM watch_reports WHERE watch_name = ?',
        )
        .raw()
        .all(name)
      return new Map(rows)
    },
    report: (watchName, findings, reportedAt) => {
      client.prepare('UPDATE watches SET last_run_at = ? WHERE name = ?').run(reportedAt, watchName)
      for (const findingSha256 of findings) insertReport({ watchName, findingSha256, reportedAt })
    },
    findingNames: (responseIds) => {
      const rows = client
        .prepare<[string], { id: number; odsCode: string; key: string }>(
          `SELECT id, ods_code AS odsCode, coalesce(canonical_reference, content_key) AS key
           FROM responses WHERE id IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify([...new Set(responseIds)]))
      return new Map(
        rows.map(({ id, odsCode, key }) => [id, (...parts: (string | null)[]) => hashOf([odsCode, key, ...parts])]),
      )
    },
  }
}

function hashOf(parts: readonly (string | null)[]): Sha256 {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
