import type { TrustlogDatabase } from '../../db/database.ts'
import type { Rows, Scope } from '../../db/questions/scope.ts'
import {
  TIMELINESS_GROUPS,
  type TimedReply,
  type TimelinessGroup,
  type TimelinessRow,
} from '../../db/questions/timeliness.ts'
import type { Day } from '../domain.ts'
import { type Answered, answer } from './answered.ts'
import { type Filters, limitOf, readFilters } from './filters.ts'
import { type Footing, footing } from './footing.ts'

export { TIMELINESS_GROUPS, type TimedReply, type TimelinessGroup, type TimelinessRow }

/** Times to reply, the group that answers the smallest share in time first; years newest first. */
export function listTimeliness(
  database: TrustlogDatabase,
  filters: Filters = {},
  by: TimelinessGroup = 'trust',
): Answered<Rows<TimelinessRow>> {
  const scope = readFilters(database, filters)
  return scope.ok ? answer(database.questions.timeliness.list(scope.value, by, limitOf(filters))) : scope
}

function withinGroup(scope: Scope, by: TimelinessGroup, { group, odsCode }: TimelinessRow): Scope | null {
  if (by === 'trust') return odsCode === null ? null : { ...scope, odsCodes: [odsCode] }
  if (group === null) return null
  return by === 'year' ? { ...scope, since: group, until: group } : { ...scope, [by]: group }
}

/** Of each group the reply that took longest, with the words that date it; groups without one are left out. */
export function slowestReplies(
  database: TrustlogDatabase,
  rows: readonly TimelinessRow[],
  filters: Filters = {},
  by: TimelinessGroup = 'trust',
): Answered<TimedReply[]> {
  const scope = readFilters(database, filters)
  if (!scope.ok) return scope
  return answer(
    rows.flatMap((row) => {
      const within = withinGroup(scope.value, by, row)
      return (within && database.questions.timeliness.slowest(within)) ?? []
    }),
  )
}

/** What such rows rest on: replies of which both dates are known. */
export function timelinessFooting(rows: readonly TimelinessRow[], today: Day): Footing {
  const known = rows.reduce((sum, row) => sum + row.known, 0)
  const newest = rows.reduce<string | null>(
    (date, row) => (row.newest && row.newest > (date ?? '') ? row.newest : date),
    null,
  )
  return footing(known, newest, today)
}
