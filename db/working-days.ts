import type { Database } from 'better-sqlite3'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { workingDaysToReply } from '../src/calendar/working-days.ts'
import type { Nation, PartialDate } from '../src/domain.ts'
import { authorities, responses } from './schema.ts'

/**
 * Makes the SQL function `working_days(received, answered, nation)`, with which the column of this name is written: holidays
 * follow from rules that SQL cannot tell. A bank holiday proclaimed later needs a migration that writes the column anew.
 */
export function defineWorkingDays(client: Database): void {
  client.function('working_days', { deterministic: true }, (received: unknown, answered: unknown, nation: unknown) =>
    workingDaysToReply(received as PartialDate | null, answered as PartialDate | null, nation as Nation),
  )
}

/** What `responses.working_days` is to be, in an update of this table. */
export function workingDays(receivedOn: SQLWrapper | string | null, respondedOn: SQLWrapper | string | null): SQL {
  const nation = sql`(SELECT ${authorities.nation} FROM ${authorities} WHERE ${authorities.odsCode} = ${responses.odsCode})`
  return sql`working_days(${receivedOn}, ${respondedOn}, ${nation})`
}
