import { connect } from '../connection.ts'
import { asDatabaseError } from '../database-error.ts'

/** A table as SQLite gives it; numbers beyond 2^53 as text. */
export interface SqlRows {
  columns: string[]
  rows: (string | number | null)[][]
  /** Whether there were more rows than were asked for. */
  more: boolean
}

export interface SqlLimits {
  rows: number
  /** Looked at between rows: SQLite cannot be stopped while it works on the first. */
  seconds: number
}

export type SqlRefusal = 'not_reading' | 'several' | 'wrong' | 'too_slow'
export type SqlResult = { ok: true; value: SqlRows } | { ok: false; refusal: SqlRefusal; message: string }

/** Statements that only read, by their first word; PRAGMA and ATTACH are not among them. */
const READING = /^(?:select|with|values|explain)\b/i

/** The statement without the white space and comments before it; nothing where a comment does not end. */
function withoutLeadingComments(statement: string): string {
  let rest = statement.trimStart()
  while (rest.startsWith('--') || rest.startsWith('/*')) {
    const closing = rest.startsWith('--') ? '\n' : '*/'
    const end = rest.indexOf(closing, 2)
    rest = end < 0 ? '' : rest.slice(end + closing.length).trimStart()
  }
  return rest
}

function cell(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value)
}

/**
 * Runs one reading statement over a connection of its own that cannot write.
 * @throws DatabaseError where the file cannot be opened or read
 */
export function runReadingSql(file: string, statement: string, limits: SqlLimits): SqlResult {
  if (!READING.test(withoutLeadingComments(statement))) {
    return { ok: false, refusal: 'not_reading', message: 'Only SELECT, WITH, VALUES and EXPLAIN may be run.' }
  }
  const { $client: client } = connect(file, { readOnly: true })
  try {
    const prepared = client.prepare<[], unknown[]>(statement)
    if (!prepared.readonly || !prepared.reader) {
      return { ok: false, refusal: 'not_reading', message: 'The statement would change the database.' }
    }
    prepared.raw(true).safeIntegers(true)
    const columns = prepared.columns().map((column) => column.name)
    const stopAt = Date.now() + limits.seconds * 1000
    const rows: SqlRows['rows'] = []
    for (const row of prepared.iterate()) {
      if (rows.length === limits.rows) return { ok: true, value: { columns, rows, more: true } }
      if (Date.now() > stopAt) {
        const message = `The statement took longer than ${limits.seconds} seconds, after ${rows.length} rows.`
        return { ok: false, refusal: 'too_slow', message }
      }
      rows.push(row.map(cell))
    }
    return { ok: true, value: { columns, rows, more: false } }
  } catch (error) {
    if (error instanceof RangeError && error.message.includes('more than one statement')) {
      return { ok: false, refusal: 'several', message: 'Only one statement can be run at a time.' }
    }
    const known = asDatabaseError(error, file)
    if (known !== error || !(error instanceof Error)) throw known
    return { ok: false, refusal: 'wrong', message: `SQLite says: ${error.message}.` }
  } finally {
    client.close()
  }
}
