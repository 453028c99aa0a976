import { eq, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { outdatedTotals, responses } from '../schema.ts'
import { EXEMPTION_TOTALS, SECTION_TOTALS } from './exemptions.ts'
import { LOG_TOTALS } from './logs.ts'
import { REPLY_TOTALS } from './replies.ts'
import { SUPPLIER_TOTALS } from './suppliers.ts'
import type { Totals } from './totals.ts'

/*
 * Totals are written by trust, when a crawl of its log has ended and when a database is closed after it was written to.
 * Meanwhile, and where a process was killed, triggers have the trust in `outdated_totals`: questions then add up its
 * responses, and read the totals of the others. So an answer is the same with totals and without.
 */
export interface TotalsRepository {
  /** Trusts of which something has changed since their totals were written. */
  outdated(): string[]
  /** Writes the totals of these, or of one of them, each trust in a transaction. @returns of how many */
  refresh(odsCode?: string): number
  /** Trusts whose totals would be read, and are not what their responses add up to. */
  wrong(): string[]
  /** Has the totals of a trust written anew with the next `refresh`. */
  outdate(odsCode: string): void
}

const ALL: readonly Totals[] = [SUPPLIER_TOTALS, REPLY_TOTALS, EXEMPTION_TOTALS, SECTION_TOTALS, LOG_TOTALS]

export function totalsRepository(connection: Connection): TotalsRepository {
  const ofTrust = (odsCode: string) => eq(responses.odsCode, odsCode)

  function outdated(): string[] {
    return connection
      .select()
      .from(outdatedTotals)
      .all()
      .map(({ odsCode }) => odsCode)
  }

  function write(odsCode: string): void {
    for (const { table, rows } of ALL) {
      connection.delete(table).where(eq(table.odsCode, odsCode)).run()
      for (const row of rows(ofTrust(odsCode))) connection.run(sql`INSERT INTO ${table} ${row}`)
    }
    connection.delete(outdatedTotals).where(eq(outdatedTotals.odsCode, odsCode)).run()
  }

  function isWrong(odsCode: string): boolean {
    const found = (query: SQL) => connection.values<[number]>(sql`SELECT EXISTS (${query})`)[0]?.[0] === 1
    return ALL.some(({ table, rows }) => {
      const held = sql`SELECT * FROM ${table} WHERE ${eq(table.odsCode, odsCode)}`
      const parts = rows(ofTrust(odsCode)).map((row) => sql`SELECT * FROM (${row})`)
      const should = sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)})`
      return found(sql`${held} EXCEPT ${should}`) || found(sql`${should} EXCEPT ${held}`)
    })
  }

  return {
    outdated,
    refresh: (only) => {
      const trusts = outdated().filter((odsCode) => only === undefined || odsCode === only)
      for (const odsCode of trusts) connection.$client.transaction(() => write(odsCode)).immediate()
      return trusts.length
    },
    wrong: () => {
      const known = connection.values<[string]>(
        sql`SELECT ods_code FROM authorities WHERE ods_code NOT IN (SELECT ods_code FROM ${outdatedTotals}) ORDER BY 1`,
      )
      return known.map(([odsCode]) => odsCode).filter(isWrong)
    },
    outdate: (odsCode) => {
      connection.insert(outdatedTotals).values({ odsCode }).onConflictDoNothing().run()
    },
  }
}
