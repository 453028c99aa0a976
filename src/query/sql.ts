import type { TrustlogDatabase } from '../../db/database.ts'
import type { describeSchema } from '../../db/questions/schema-description.ts'
import { runReadingSql, type SqlRefusal, type SqlRows } from '../../db/questions/sql.ts'
import { type Answered, answer, problem } from './answered.ts'

export { describeSchema } from '../../db/questions/schema-description.ts'
export { schemaText } from '../../db/questions/schema-text.ts'
export type { SqlRows }
export type SchemaDescription = ReturnType<typeof describeSchema>

export interface SqlOptions {
  /** At most so many rows. */
  rows?: number
  /** Looked at between rows. */
  seconds?: number
}

const ADVICE: Record<SqlRefusal, string> = {
  not_reading: 'Ask with SELECT; to change the data, work on a copy of the file.',
  several: 'Give the statements one after the other.',
  wrong: 'See "trustlog sql --schema" for the tables, the views and their columns.',
  too_slow: 'Restrict it with WHERE or LIMIT, or ask sqlite3 itself.',
}

/** Runs one statement that only reads; anything else is refused, whatever it is called. */
export function readOnlySql(database: TrustlogDatabase, sql: string, options: SqlOptions = {}): Answered<SqlRows> {
  const result = runReadingSql(database.file, sql, { rows: options.rows ?? 10_000, seconds: options.seconds ?? 60 })
  if (result.ok) return answer(result.value)
  return problem('sql_refused', result.message, ADVICE[result.refusal])
}
