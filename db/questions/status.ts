import { and, between, eq, gte, lte, sql } from 'drizzle-orm'
import type { Day, Failure, FailureKind, Finding, FindingKind, Instant, LogManifest } from '../../src/domain.ts'
import { FINDING_KINDS } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { logTotals, responses } from '../schema.ts'
import { LOG_TOTALS, logSums } from '../totals/logs.ts'
import { heldOrSummed } from '../totals/reading.ts'

/** What a log's last crawl of its listing came to. */
export interface LastCrawl {
  run: number
  at: Instant
  status: LogManifest['status']
  failed: Partial<Record<FailureKind, number>>
  failures: Failure[]
  heldBack: boolean
}

/** What is known of a log's health. */
export interface LogHealthRow {
  log: string
  odsCode: string
  trust: string
  url: string
  /** Null where it was never crawled. Runs that fetched single cases do not count. */
  last: LastCrawl | null
  /** When the last crawl without a failure ended. */
  lastGoodAt: Instant | null
  /** Crawls since then. */
  crawlsSince: number
  /** When the first of them ended; null where the last crawl was good. */
  notGoodSince: Instant | null
  /** Responses that are published now, and those that are no more. */
  responses: number
  withdrawn: number
  /** The newest date of a response, misprinted ones in the future left out. */
  newestOn: string | null
  /** What was found beside the log's own history and has not been settled. */
  findings: Finding[]
}

export interface MonthCount {
  log: string
  /** `YYYY-MM`. */
  month: string
  responses: number
}

export interface StatusQuestions {
  /** Every log, by the name of its trust. */
  logs(today: Day): LogHealthRow[]
  /** How many responses each log dates in each month, from one month to another. */
  months(from: string, to: string): MonthCount[]
}

/** The newest date until a day of a trust's responses that a log lists; `summed` has both. The newest of all is mostly listed. */
const NEWEST_UNTIL = (today: Day) => sql`(
  SELECT r.dated_on FROM responses r
  WHERE r.ods_code = summed.ods_code AND r.dated_on <= ${today} AND r.current_revision_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM log_entries e WHERE e.response_id = r.id AND e.log_slug = summed.log_slug)
    OR EXISTS (
      SELECT 1 FROM response_documents d JOIN log_entries e ON e.id = d.entry_id
      WHERE d.revision_id = r.current_revision_id AND e.log_slug = summed.log_slug
    )
  )
  ORDER BY r.dated_on DESC LIMIT 1)`

/** A log's last crawl, and its last good one, are found from the end of its runs: there is one more of these every night. */
const CRAWLS = `
WITH crawls AS (SELECT * FROM run_logs WHERE pages > 0 OR status = 'failed')
SELECT
  l.slug AS log, l.ods_code AS odsCode, a.name AS trust, l.url AS url,
  c.run_id AS run, c.saved_at AS at, c.status AS status, c.failed AS failed, c.failures AS failures, c.held_back AS heldBack,
  good.saved_at AS lastGoodAt,
  (SELECT count(*) FROM crawls s WHERE s.log_slug = l.slug AND s.run_id > coalesce(good.run_id, 0)) AS crawlsSince,
  (SELECT min(s.saved_at) FROM crawls s WHERE s.log_slug = l.slug AND s.run_id > coalesce(good.run_id, 0)) AS notGoodSince
FROM disclosure_logs l
JOIN authorities a ON a.ods_code = l.ods_code
LEFT JOIN run_logs c ON c.log_slug = l.slug
  AND c.run_id = (SELECT s.run_id FROM crawls s WHERE s.log_slug = l.slug ORDER BY s.run_id DESC LIMIT 1)
LEFT JOIN run_logs good ON good.log_slug = l.slug AND good.run_id =
  (SELECT s.run_id FROM crawls s WHERE s.log_slug = l.slug AND s.status = 'well' ORDER BY s.run_id DESC LIMIT 1)
ORDER BY a.name, l.slug`

/** Open issues with the words of the run that opened them. */
const FINDINGS = `
SELECT i.log_slug AS log, i.kind AS kind, l.findings AS findings
FROM issues i JOIN run_logs l ON l.run_id = i.run_id AND l.log_slug = i.log_slug
WHERE i.resolved_at IS NULL AND i.kind IN (${FINDING_KINDS.map(() => '?').join(', ')})
ORDER BY i.id`

interface CrawlRow
  extends Pick<LogHealthRow, 'log' | 'odsCode' | 'trust' | 'url' | 'lastGoodAt' | 'crawlsSince' | 'notGoodSince'> {
  run: number | null
  at: Instant
  status: LogManifest['status']
  /** JSON. */
  failed: string
  failures: string
  /** 1 for yes. */
  heldBack: number
}

type CountRow = Pick<LogHealthRow, 'log' | 'responses' | 'withdrawn' | 'newestOn'>

function lastCrawl({ run, at, status, failed, failures, heldBack }: CrawlRow): LastCrawl | null {
  return run === null
    ? null
    : { run, at, status, failed: JSON.parse(failed), failures: JSON.parse(failures), heldBack: heldBack === 1 }
}

export function statusQuestions(connection: Connection): StatusQuestions {
  const client = connection.$client

  function openFindings(): Map<string, Finding[]> {
    const rows = client
      .prepare<FindingKind[], { log: string; kind: FindingKind; findings: string }>(FINDINGS)
      .all(...FINDING_KINDS)
    const found = new Map<string, Finding[]>()
    for (const { log, kind, findings } of rows) {
      const ofRun: Finding[] = JSON.parse(findings)
      found.set(log, [...(found.get(log) ?? []), ...ofRun.filter((finding) => finding.kind === kind)])
    }
    return found
  }

  /** What each log lists, whatever it is of. */
  function counts(today: Day): CountRow[] {
    const together = eq(logTotals.month, '')
    const sums = heldOrSummed(connection, LOG_TOTALS, together, undefined, (where) => logSums(where, 'together'))
    return connection.all<CountRow>(sql`
      SELECT log_slug AS log, sum(responses) AS responses, sum(withdrawn) AS withdrawn,
        max(CASE WHEN newest <= ${today} THEN newest ELSE ${NEWEST_UNTIL(today)} END) AS newestOn
      FROM (${sums}) summed GROUP BY log_slug`)
  }

  return {
    logs: (today) => {
      const countsOf = new Map(counts(today).map((row) => [row.log, row]))
      const findings = openFindings()
      return client
        .prepare<[], CrawlRow>(CRAWLS)
        .all()
        .map((row) => {
          const { log, odsCode, trust, url, lastGoodAt, crawlsSince, notGoodSince } = row
          const { responses = 0, withdrawn = 0, newestOn = null } = countsOf.get(log) ?? {}
          const held = { responses, withdrawn, newestOn, findings: findings.get(log) ?? [] }
          return { log, odsCode, trust, url, last: lastCrawl(row), lastGoodAt, crawlsSince, notGoodSince, ...held }
        })
    },
    months: (from, to) => {
      const { datedOn } = responses
      const counted = and(gte(datedOn, from), lte(datedOn, `${to}~`))
      const held = between(logTotals.month, from, to)
      const sums = heldOrSummed(connection, LOG_TOTALS, held, counted, (where) => logSums(where, 'apart'))
      return connection.all<MonthCount>(sql`
        SELECT log_slug AS log, month, sum(responses + withdrawn) AS responses
        FROM (${sums}) summed WHERE length(month) = 7 GROUP BY log_slug, month`)
    },
  }
}
