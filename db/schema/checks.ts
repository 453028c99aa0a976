import { sql } from 'drizzle-orm'
import { type CheckBuilder, check } from 'drizzle-orm/sqlite-core'

/*
 * Column names stand bare in these checks: drizzle would qualify them with the table's name, which is another one while
 * a migration rebuilds the table. `IS` rather than `=`, since a check that yields NULL passes.
 */

/** The column holds one of a fixed set of words. */
export function oneOf(table: string, column: string, words: readonly string[]): CheckBuilder {
  const list = words.map((word) => `'${word}'`).join(', ')
  return check(`${table}_${column}`, sql.raw(`${column} IN (${list})`))
}

/** The column holds a day of the calendar, `YYYY-MM-DD`, or NULL. */
export function day(table: string, column: string): CheckBuilder {
  return check(`${table}_${column}`, sql.raw(`date(${column}) IS ${column}`))
}

/** The column holds a day, a month (`YYYY-MM`) or a year (`YYYY`), or NULL. */
export function partialDate(table: string, column: string): CheckBuilder {
  return check(
    `${table}_${column}`,
    sql.raw(
      `CASE length(${column}) WHEN 4 THEN ${column} GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(${column} || '-01') IS ${column} || '-01' ELSE date(${column}) IS ${column} END`,
    ),
  )
}

/** The column holds an instant in UTC, `YYYY-MM-DDTHH:MM:SS[.mmm]Z`, or NULL. */
export function instant(table: string, column: string): CheckBuilder {
  return check(
    `${table}_${column}`,
    sql.raw(`${column} IS NULL OR (${column} GLOB '????-??-??T??:??:*Z' AND julianday(${column}) IS NOT NULL)`),
  )
}

/** The column holds a lower-case hexadecimal SHA-256. */
export function sha256(table: string, column: string): CheckBuilder {
  return check(
    `${table}_${column}`,
    sql.raw(`${column} IS NULL OR (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`),
  )
}
