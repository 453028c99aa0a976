import type { Day, Failure, FailureKind, Finding, FindingKind, Instant, LogManifest } from '../../src/domain.ts'
import { FINDING_KINDS } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'

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

/** Which response a log lists, be it by name or as one of many in a document; a case listed twice counts once. */
const OF_LOGS = `
WITH listed AS (
  SELECT e.log_slug, e.response_id FROM log_entries e WHERE e.response_id IS NOT NULL
  UNION
  SELECT e.log_slug, r.id FROM responses r
  JOIN response_documents d ON d.revision_id = r.current_revision_id
  JOIN log_entries e ON e.id = d.entry_id
)`

const COUNTS = `${OF_LOGS}
SELECT
  listed.log_slug AS log,
  count(*) FILTER (WHERE r.withdrawn_at IS NULL) AS responses,
  count(r.withdrawn_at) AS withdrawn,
  max(r.dated_on) FILTER (WHERE r.dated_on <= ?) AS newestOn
FROM listed JOIN responses r ON r.id = listed.response_id
WHERE r.current_revision_id IS NOT NULL
GROUP BY listed.log_slug`

const MONTHS = `${OF_LOGS}
SELECT listed.log_slug AS log, substr(r.dated_on, 1, 7) AS month, count(*) AS responses
FROM listed JOIN responses r ON r.id = listed.response_id
WHERE r.current_revision_id IS NOT NULL AND length(r.dated_on) >= 7 AND substr(r.dated_on, 1, 7) BETWEEN ? AND ?
GROUP BY 1, 2`

const CRAWLS = `
WITH crawls AS (SELECT * FROM run_logs WHERE pages > 0 OR status = 'failed'),
good AS (
  SELECT log_slug, max(run_id) AS run_id, max(saved_at) AS saved_at FROM crawls WHERE status = 'well' GROUP BY log_slug
),
last AS (SELECT log_slug, max(run_id) AS run_id FROM crawls GROUP BY log_slug)
SELECT
  l.slug AS log, l.ods_code AS odsCode, a.name AS trust, l.url AS url,
  c.run_id AS run, c.saved_at AS at, c.status AS status, c.failed AS failed, c.failures AS failures, c.held_back AS heldBack,
  good.saved_at AS lastGoodAt,
  (SELECT count(*) FROM crawls s WHERE s.log_slug = l.slug AND s.run_id > coalesce(good.run_id, 0)) AS crawlsSince,
  (SELECT min(s.saved_at) FROM crawls s WHERE s.log_slug = l.slug AND s.run_id > coalesce(good.run_id, 0)) AS notGoodSince
FROM disclosure_logs l
JOIN authorities a ON a.ods_code = l.ods_code
LEFT JOIN last ON last.log_slug = l.slug
LEFT JOIN crawls c ON c.log_slug = l.slug AND c.run_id = last.run_id
LEFT JOIN good ON good.log_slug = l.slug
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

  return {
    logs: (today) => {
      const counts = new Map(
        client
          .prepare<[Day], CountRow>(COUNTS)
          .all(today)
          .map((row) => [row.log, row]),
      )
      const findings = openFindings()
      return client
        .prepare<[], CrawlRow>(CRAWLS)
        .all()
        .map((row) => {
          const { log, odsCode, trust, url, lastGoodAt, crawlsSince, notGoodSince } = row
          const { responses = 0, withdrawn = 0, newestOn = null } = counts.get(log) ?? {}
          const held = { responses, withdrawn, newestOn, findings: findings.get(log) ?? [] }
          return { log, odsCode, trust, url, last: lastCrawl(row), lastGoodAt, crawlsSince, notGoodSince, ...held }
        })
    },
    months: (from, to) => client.prepare<[string, string], MonthCount>(MONTHS).all(from, to),
  }
}
