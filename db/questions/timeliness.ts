import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { WORKING_DAYS_TO_ANSWER } from '../../src/calendar/working-days.ts'
import type { IdentityField } from '../../src/domain.ts'
import type { Connection } from '../connection.ts'
import { authorities, replyTotals, responseEvidence, responseList, responses } from '../schema.ts'
import { isTotalled, totalled } from '../totals/reading.ts'
import { REPLY_TOTALS, replySums } from '../totals/replies.ts'
import { byField, type StoredEvidence } from './evidence.ts'
import { factConditions } from './fact-conditions.ts'
import { cutAt, OF_RESPONSES, oneMoreThan, type Rows, responseConditions, type Scope } from './scope.ts'

/** What the times to reply are added up by; `year` is that of the date under which a response counts. */
export const TIMELINESS_GROUPS = ['trust', 'year', 'region', 'sector', 'nation'] as const
export type TimelinessGroup = (typeof TIMELINESS_GROUPS)[number]

/** How long replies took, in working days. Internal reviews, which have no such limit in law, are left out. */
export interface TimelinessRow {
  /** The trust's name, the year and so on; null where none is known. */
  group: string | null
  /** Where the group is a trust. */
  odsCode: string | null
  requests: number
  /** Of those, the ones of which receipt and reply are known to the day. */
  known: number
  /** Answered by the twentieth working day. */
  inTime: number
  /** Of those known, from 0 to 1; null where none is. */
  inTimeShare: number | null
  median: number | null
  /** Nine in ten were answered within so many. */
  ninetieth: number | null
  longest: number | null
  /** Of the replies that are known. */
  oldest: string | null
  newest: string | null
}

/** A reply, with where its dates stand; a date that only the log gives stands in no document. */
export interface TimedReply {
  responseId: number
  odsCode: string
  reference: string | null
  url: string | null
  workingDays: number
  evidence: Partial<Record<IdentityField, StoredEvidence>>
}

export interface TimelinessQuestions {
  /** The group that answers the smallest share in time first; those known by fewer than three replies behind the others. */
  list(scope: Scope, by: TimelinessGroup, limit: number | null): Rows<TimelinessRow>
  /** The reply that took longest, the newest of several. */
  slowest(scope: Scope): TimedReply | null
}

/** A share of fewer than this says nothing. */
const FEW = 3

/**
 * Whether a first date is all that restricts the question. SQLite would then go through all replies by the index that groups
 * them, and look up the date of each; those of a while are few.
 */
function onlySince({ withdrawn: _withdrawn, since, until: _until, ...others }: Scope): boolean {
  return since !== null && Object.values(others).every((value) => value === null)
}

export function timelinessQuestions(connection: Connection): TimelinessQuestions {
  const { id: responseId, datedOn, workingDays, currentRevisionId } = responses

  function asked(scope: Scope): SQL | undefined {
    return and(responseConditions(connection, OF_RESPONSES, scope), factConditions(connection, responseId, scope))
  }

  /** Rows as in `reply_totals`. */
  function sums(scope: Scope, by: TimelinessGroup): SQL {
    const years = by === 'year' ? 'apart' : 'together'
    if (!isTotalled(scope)) return replySums(asked(scope), years, onlySince(scope) ? 'responses_dated' : undefined)
    const ofYears = by === 'year' ? sql`${replyTotals.year} > ''` : sql`${replyTotals.year} = ''`
    return totalled(connection, REPLY_TOTALS, scope, ofYears, (where) => replySums(where, years))
  }

  /** Replies by group and working days. */
  function counted(scope: Scope, by: TimelinessGroup): SQL {
    const isPlace = by !== 'year' && by !== 'trust'
    const key = isPlace ? sql`${authorities[by]}` : sql.raw(by === 'year' ? 'year' : 'summed.ods_code')
    return sql`
      SELECT ${key} AS key, nullif(working_days, -1) AS working_days, sum(replies) AS replies,
        min(oldest) AS oldest, max(newest) AS newest
      FROM (${sums(scope, by)}) summed ${isPlace ? sql`JOIN ${authorities} ON ${authorities.odsCode} = summed.ods_code` : sql``}
      GROUP BY 1, summed.working_days`
  }

  return {
    list: (scope, by, limit) => {
      const rows = connection.all<TimelinessRow>(sql`
        WITH counted AS (${counted(scope, by)}),
        ranked AS (
          SELECT *, sum(replies) FILTER (WHERE working_days IS NOT NULL) OVER (PARTITION BY key) AS known,
            sum(replies) FILTER (WHERE working_days IS NOT NULL) OVER (PARTITION BY key ORDER BY working_days) AS so_far
          FROM counted
        ),
        summed AS (
          SELECT key, sum(replies) AS requests, coalesce(max(known), 0) AS known,
            coalesce(sum(replies) FILTER (WHERE working_days <= ${WORKING_DAYS_TO_ANSWER}), 0) AS in_time,
            (min(working_days) FILTER (WHERE so_far * 2 >= known) + min(working_days) FILTER (WHERE so_far * 2 > known)) / 2.0
              AS median,
            min(working_days) FILTER (WHERE so_far * 10 >= known * 9) AS ninetieth, max(working_days) AS longest,
            min(oldest) FILTER (WHERE working_days IS NOT NULL) AS oldest,
            max(newest) FILTER (WHERE working_days IS NOT NULL) AS newest
          FROM ranked GROUP BY key
        )
        SELECT ${by === 'trust' ? sql`${authorities.name}` : sql`key`} AS "group",
          ${by === 'trust' ? sql`key` : sql`NULL`} AS odsCode, requests, known, in_time AS inTime,
          1.0 * in_time / nullif(known, 0) AS inTimeShare, median, ninetieth, longest, oldest, newest
        FROM summed ${by === 'trust' ? sql`JOIN ${authorities} ON ${authorities.odsCode} = key` : sql``}
        ORDER BY ${by === 'year' ? sql`key DESC` : sql`min(known, ${FEW}) DESC, inTimeShare, median DESC, requests DESC, key`}
        LIMIT ${oneMoreThan(limit)}`)
      return cutAt(rows, limit)
    },
    slowest: (scope) => {
      const found = connection
        .select({ responseId, workingDays, revisionId: currentRevisionId })
        .from(responses)
        .where(
          and(
            asked(scope),
            // Written out, so that the index of replies serves.
            sql`${responses.kind} = 'request'`,
            isNotNull(currentRevisionId),
            isNotNull(workingDays),
          ),
        )
        .orderBy(desc(workingDays), desc(datedOn))
        .limit(1)
        .get()
      const row =
        found && connection.select().from(responseList).where(eq(responseList.responseId, found.responseId)).get()
      if (!row || found.workingDays === null) return null
      const stated = connection
        .select()
        .from(responseEvidence)
        .where(eq(responseEvidence.revisionId, found.revisionId ?? -1))
        .all()
        .filter(({ field }) => field === 'receivedOn' || field === 'respondedOn')
      return {
        responseId: row.responseId,
        odsCode: row.odsCode,
        reference: row.reference,
        url: row.url,
        workingDays: found.workingDays,
        evidence: byField(stated),
      }
    },
  }
}
