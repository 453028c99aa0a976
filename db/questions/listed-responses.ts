import { isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { responses } from '../schema.ts'
import type { Scope } from './scope.ts'

/**
 * A scope that asks for nothing but what was or was not withdrawn as a condition on the row numbers of the full-text index;
 * undefined for any. A response that is looked up takes many times as long as its number in a list.
 * @param most so many numbers
 * @returns null where the scope asks for more than that, or for more numbers
 */
export function listedCondition(connection: Connection, scope: Scope, most: number): SQL | undefined | null {
  const { withdrawn, ...others } = scope
  if (Object.values(others).some((asked) => asked !== null)) return null
  if (withdrawn === 'include') return undefined
  const gone = () => connection.select({ id: responses.id }).from(responses).where(isNotNull(responses.withdrawnAt))
  if (gone().limit(1).offset(most).get() !== undefined) return null
  // The sign keeps FTS5 from asking for the words of each number by itself.
  return withdrawn === 'only' ? sql`+response_search.rowid IN ${gone()}` : sql`+response_search.rowid NOT IN ${gone()}`
}
